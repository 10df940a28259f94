import type { Formula, Operator } from './formula.ts';
import { frenchFigure } from './french.ts';

const SIGNS = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' / ' } as const;
const RANK = { '+': 1, '-': 1, '*': 2, '/': 2 } as const;

/** A formula as a teacher writes it: "(paniers créés − commandes) / paniers créés". Null for a datum. */
export function readableFormula(formula: Formula, rule: string): string | null {
  return formula.kind === 'number' ? null : write(formula, namespaceOf(rule));
}

const namespaceOf = (rule: string): string => rule.split(' . ').slice(0, -1).join(' . ');

/** A rule is called by its last word among its own, with its family among others: "sessions (réseaux)". */
function nameIn(rule: string, namespace: string): string {
  const own = namespaceOf(rule);
  const name = rule.split(' . ').at(-1) ?? rule;
  return own === '' || own === namespace ? name : `${name} (${own.split(' . ').at(-1)})`;
}

function write(formula: Formula, namespace: string): string {
  switch (formula.kind) {
    case 'number':
      return frenchFigure(formula.unit === '%' ? formula.value * 100 : formula.value, formula.unit);
    case 'rule':
      return nameIn(formula.rule, namespace);
    case 'operation':
      return `${operand(formula.left, formula.operator, false, namespace)}${SIGNS[formula.operator]}${operand(formula.right, formula.operator, true, namespace)}`;
    case 'round':
      return `arrondi(${write(formula.of, namespace)})`;
    case 'changed':
      return `${write(formula.of, namespace)}, avec ${formula.changes.map((change) => `${nameIn(change.rule, namespace)} = ${write(change.to, namespace)}`).join(' et ')}`;
    case 'opaque':
      return 'selon le barème du modèle';
  }
}

/** Parentheses only where arithmetic needs them. */
function operand(formula: Formula, parent: Operator, right: boolean, namespace: string): string {
  const text = write(formula, namespace);
  if (formula.kind !== 'operation') return text;
  const looser = RANK[formula.operator] < RANK[parent];
  const ambiguous = right && RANK[formula.operator] === RANK[parent] && (parent === '-' || parent === '/');
  return looser || ambiguous ? `(${text})` : text;
}
