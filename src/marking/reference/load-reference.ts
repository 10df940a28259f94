import { invariant, RubricError, type RubricFault } from '../../errors/index.ts';
import type { Quantity, Subject } from '../../rubric/index.ts';
import { describeQuantities } from './describe.ts';
import { replay } from './evaluate.ts';
import { type Formula, rulesOf } from './formula.ts';
import { type Model, readModel } from './model.ts';
import { replayWithEngine } from './replay-with-engine.ts';
import type { AcceptedValue, Input, Misconception, Reference } from './types.ts';

const cache = new Map<string, Reference>();
const MAX_CACHED = 16;
const MAX_CARRIED = 20_000;

/**
 * The worked solution of a subject: parsed and evaluated once per subject hash.
 * @throws RubricError with every fault of the model and of the quantities that refer to it.
 */
export function loadReference(subject: Subject): Reference {
  const known = cache.get(subject.hash);
  if (known !== undefined) return known;
  const model = readModel(subject.reference, `${subject.folder}/reference.publicodes.yaml`);
  checkQuantities(subject, model);
  const reference = new ModelReference(subject, model);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(subject.hash, reference);
  return reference;
}

/** Scale on which a quantity is written. */
const scaled = (value: number, unit: string | null): number => (unit === '%' ? round(value * 100) : value);
/** 0.0085 × 100 is 0.8500000000000001 in binary: one part in 10^12 is forgiven. */
const round = (value: number): number => Number(value.toPrecision(13));

class ModelReference implements Reference {
  readonly subject: string;
  readonly hash: string;
  readonly names: readonly string[];
  readonly #quantities: ReadonlyMap<string, Quantity>;
  readonly #model: Model;
  readonly #accepted = new Map<string, readonly AcceptedValue[]>();
  readonly #misconceptions = new Map<string, readonly Misconception[]>();
  readonly #inputs = new Map<string, readonly Input[]>();
  readonly #byRule = new Map<string, string>();
  readonly #carried = new Map<string, number | null>();

  constructor(subject: Subject, model: Model) {
    this.subject = subject.id;
    this.hash = subject.hash;
    this.names = [...subject.quantities.keys()];
    this.#quantities = subject.quantities;
    this.#model = model;
    for (const [name, quantity] of subject.quantities)
      if (!this.#byRule.has(quantity.rule)) this.#byRule.set(quantity.rule, name);
    for (const [name, quantity] of subject.quantities) {
      this.#accepted.set(
        name,
        [quantity.rule, ...quantity.accept].map((rule) => this.#valueOf(rule)),
      );
      this.#misconceptions.set(
        name,
        quantity.misconceptions.map(({ rule, message }) => ({ ...this.#valueOf(rule), message })),
      );
      this.#inputs.set(
        name,
        rulesOf(this.formula(quantity.rule) ?? { kind: 'opaque' }).map((rule) => this.#inputOf(rule)),
      );
    }
  }

  expected(name: string): number {
    const value = this.accepted(name)[0]?.value;
    invariant(value !== undefined, `quantity "${name}" has a value`);
    return value;
  }

  accepted(name: string): readonly AcceptedValue[] {
    return known(this.#accepted.get(name), name);
  }

  misconceptions(name: string): readonly Misconception[] {
    return known(this.#misconceptions.get(name), name);
  }

  inputs(name: string): readonly Input[] {
    return known(this.#inputs.get(name), name);
  }

  formula(rule: string): Formula | null {
    return this.#model.formulas.get(rule) ?? null;
  }

  plainValue(rule: string): number | null {
    return this.#model.values.get(rule) ?? null;
  }

  title(rule: string): string {
    return this.#model.titles.get(rule) ?? rule;
  }

  unit(rule: string): string | null {
    return this.#model.units.get(rule) ?? null;
  }

  upstream(rule: string): ReadonlySet<string> {
    return this.#model.upstream.get(rule) ?? new Set();
  }

  askedBy(rule: string): string | null {
    if (this.#model.asked.size === 0) return null;
    for (const name of this.upstream(rule)) if (this.#model.asked.has(name)) return name;
    return null;
  }

  replay(rule: string, changes: ReadonlyMap<string, number>): number | null {
    const value = replay(rule, changes, this.#model) ?? replayWithEngine(rule, changes, this.#model);
    return value === null || !Number.isFinite(value) ? null : value;
  }

  quantityOf(rule: string): string | null {
    return this.#byRule.get(rule) ?? null;
  }

  withStudentValues(name: string, own: ReadonlyMap<string, number>, rule = this.#rule(name)): number | null {
    const plainOwn = new Map<string, number>();
    for (const [quantity, value] of own) {
      const of = quantity === name ? undefined : this.#quantities.get(quantity)?.rule;
      if (of !== undefined) plainOwn.set(of, this.unit(of) === '%' ? value / 100 : value);
    }
    return this.replayOwn(rule, plainOwn);
  }

  replayOwn(rule: string, own: ReadonlyMap<string, number>, itself?: string): number | null {
    let relevant: Map<string, number> | null = null;
    let key = rule;
    for (const of of this.upstream(rule)) {
      const value = of === itself ? undefined : own.get(of);
      if (value === undefined) continue;
      relevant ??= new Map();
      relevant.set(of, value);
      key += `|${of}=${value}`;
    }
    if (relevant === null) return null;
    const before = this.#carried.get(key);
    if (before !== undefined) return before;
    const plainValue = replay(rule, relevant, this.#model) ?? replayWithEngine(rule, relevant, this.#model);
    const value = plainValue === null || !Number.isFinite(plainValue) ? null : scaled(plainValue, this.unit(rule));
    if (this.#carried.size > MAX_CARRIED) this.#carried.clear();
    this.#carried.set(key, value);
    return value;
  }

  describe() {
    return describeQuantities(this, this.#quantities);
  }

  #rule(name: string): string {
    return known(this.#quantities.get(name), name).rule;
  }

  #valueOf(rule: string): AcceptedValue {
    const value = this.plainValue(rule);
    invariant(value !== null, `rule "${rule}" has a value`);
    return { rule, title: this.title(rule), value: scaled(value, this.unit(rule)) };
  }

  #inputOf(rule: string): Input {
    const unit = this.unit(rule);
    return {
      rule,
      title: this.title(rule),
      value: scaled(this.plainValue(rule) ?? Number.NaN, unit),
      unit,
      quantity: this.quantityOf(rule),
    };
  }
}

function known<T>(value: T | undefined, name: string): T {
  invariant(value !== undefined, `quantity "${name}" is defined`);
  return value;
}

function checkQuantities(subject: Subject, model: Model): void {
  const faults: RubricFault[] = [];
  const place = `${subject.folder}/quantities.yaml`;
  for (const [name, quantity] of subject.quantities) {
    const named = [quantity.rule, ...quantity.accept, ...quantity.misconceptions.map(({ rule }) => rule)];
    for (const rule of named) {
      if (!model.values.has(rule)) {
        const near = closeRules(rule, model);
        faults.push({
          code: 'unknown-rule',
          place,
          found: `grandeur « ${name} » : la règle « ${rule} » n’a pas de valeur dans reference.publicodes.yaml`,
          remedy: near.length > 0 ? `règles proches : ${near.join(' ; ')}` : 'écrire cette règle dans le modèle',
        });
      } else if (!agree(quantity.unit, model.units.get(rule) ?? null)) {
        faults.push({
          code: 'unit',
          place,
          found: `grandeur « ${name} » en « ${quantity.unit ?? 'sans unité'} », règle « ${rule} » en « ${model.units.get(rule) ?? 'sans unité'} »`,
          remedy: 'donner la même unité à la grandeur et à ses règles',
        });
      }
    }
  }
  if (faults.length > 0) throw new RubricError(faults);
}

/** Percentages and money must agree; what is counted (savons, points, /100) is only a name. */
function agree(quantity: string | null, rule: string | null): boolean {
  const family = (unit: string | null): string => (unit === '%' ? '%' : unit?.startsWith('€') ? '€' : 'count');
  return family(quantity) === family(rule);
}

function closeRules(rule: string, model: Model): string[] {
  const words = rule.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  return [...model.values.keys()].filter((name) => words.some((word) => name.includes(word))).slice(0, 4);
}
