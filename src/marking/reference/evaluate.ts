import type { Formula } from './formula.ts';

/** What formulas are replayed on: the formula and the plain value of every rule. */
export interface Ground {
  readonly formulas: ReadonlyMap<string, Formula>;
  readonly values: ReadonlyMap<string, number>;
  /** Every rule that the value of a rule depends on, at any depth. */
  readonly upstream: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Value of a rule when some rules are given other plain values; null when an opaque formula stands in the way of a
 * change. The rule itself is recomputed even when `own` names it.
 */
export function replay(rule: string, own: ReadonlyMap<string, number>, ground: Ground): number | null {
  const formula = ground.formulas.get(rule);
  if (formula === undefined) return null;
  const others = own.has(rule) ? new Map([...own].filter(([name]) => name !== rule)) : own;
  return evaluate(formula, { own: others, changed: new Map(), known: new Map(), ground });
}

interface Frame {
  readonly own: ReadonlyMap<string, number>;
  readonly changed: ReadonlyMap<string, number>;
  readonly known: Map<string, number | null>;
  readonly ground: Ground;
}

function evaluate(formula: Formula, frame: Frame): number | null {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'rule':
      return valueOfRule(formula.rule, frame);
    case 'operation': {
      const left = evaluate(formula.left, frame);
      const right = evaluate(formula.right, frame);
      return left === null || right === null ? null : compute(formula.operator, left, right);
    }
    case 'round': {
      const value = evaluate(formula.of, frame);
      return value === null ? null : Math.round(value);
    }
    case 'changed': {
      const changed = new Map(frame.changed);
      for (const change of formula.changes) {
        const value = evaluate(change.to, frame);
        if (value === null) return null;
        changed.set(change.rule, value);
      }
      // What the student computed from the changed datum would hide the change.
      const own = new Map(
        [...frame.own].filter(
          ([name]) => !formula.changes.some((change) => frame.ground.upstream.get(name)?.has(change.rule)),
        ),
      );
      return evaluate(formula.of, { ...frame, own, changed, known: new Map() });
    }
    case 'opaque':
      return null;
  }
}

/** A change of the error replayed wins over the student's own value: the error is what is being tried. */
function valueOfRule(rule: string, frame: Frame): number | null {
  const given = frame.changed.get(rule) ?? frame.own.get(rule);
  if (given !== undefined) return given;
  const known = frame.known.get(rule);
  if (known !== undefined) return known;
  const formula = frame.ground.formulas.get(rule);
  const value =
    formula === undefined || formula.kind === 'opaque' ? opaqueValue(rule, frame) : evaluate(formula, frame);
  frame.known.set(rule, value);
  return value;
}

/** An opaque rule keeps its value unless something it depends on was changed. */
function opaqueValue(rule: string, frame: Frame): number | null {
  for (const name of frame.ground.upstream.get(rule) ?? [])
    if (frame.own.has(name) || frame.changed.has(name)) return null;
  return frame.ground.values.get(rule) ?? null;
}

export function compute(operator: '+' | '-' | '*' | '/', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}
