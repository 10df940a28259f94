import type { ASTNode } from 'publicodes';

export type Operator = '+' | '-' | '*' | '/';

/**
 * The formula of a rule as arithmetic on plain numbers, where 25 % is 0.25: what the causes of a wrong figure are
 * searched in, and what carried-forward values are replayed with. `opaque`: a mechanism other than arithmetic.
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string | null }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'round'; readonly of: Formula }
  | { readonly kind: 'changed'; readonly of: Formula; readonly changes: readonly Change[] }
  | { readonly kind: 'opaque' };

/** A rule given another value while a formula is evaluated (`contexte`). */
export interface Change {
  readonly rule: string;
  readonly to: Formula;
}

const OPAQUE: Formula = { kind: 'opaque' };

/** Reads the formula of a parsed rule; every mechanism that is not arithmetic becomes `opaque`. */
export function formulaOf(node: ASTNode): Formula {
  switch (node.nodeKind) {
    case 'constant':
      return constant(node);
    case 'reference':
      return node.dottedName === undefined ? OPAQUE : { kind: 'rule', rule: node.dottedName };
    case 'unité':
    case 'simplifier unité':
      return formulaOf(node.explanation);
    case 'condition':
      return isSituationGuard(node.explanation.si) ? formulaOf(node.explanation.alors) : OPAQUE;
    case 'operation':
      return operation(node);
    case 'arrondi': {
      const { arrondi, valeur } = node.explanation;
      return arrondi.nodeKind === 'constant' && arrondi.nodeValue === true
        ? { kind: 'round', of: formulaOf(valeur) }
        : OPAQUE;
    }
    case 'contexte':
      return {
        kind: 'changed',
        of: formulaOf(node.explanation.valeur),
        changes: node.explanation.contexte.map(([reference, to]) => ({
          rule: reference.dottedName ?? '',
          to: formulaOf(to),
        })),
      };
    default:
      return OPAQUE;
  }
}

function constant(node: ASTNode<'constant'>): Formula {
  if (typeof node.nodeValue !== 'number') return OPAQUE;
  const unit = unitText('unit' in node ? (node.unit as RawUnit | undefined) : undefined);
  return { kind: 'number', value: plain(node.nodeValue, unit), unit };
}

/** Publicodes ends a `somme` with a null term, a `produit` with a 1: both say nothing. */
function operation(node: ASTNode<'operation'>): Formula {
  const operator = node.operationKind;
  const [left, right] = node.explanation;
  if (right.nodeKind === 'constant' && (right.nodeValue === null || 'isDefault' in right)) return formulaOf(left);
  if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/') return OPAQUE;
  return { kind: 'operation', operator, left: formulaOf(left), right: formulaOf(right) };
}

/** Publicodes wraps every rule in "unless the situation says otherwise". */
function isSituationGuard(node: ASTNode): boolean {
  return (
    node.nodeKind === 'est non défini' &&
    node.explanation.nodeKind === 'reference' &&
    node.explanation.name.endsWith('$SITUATION')
  );
}

export interface RawUnit {
  readonly numerators: readonly string[];
  readonly denominators: readonly string[];
}

/** "€/mois", "%", "savon"; null without unit. */
export function unitText(unit: RawUnit | undefined): string | null {
  if (unit === undefined) return null;
  const text = [unit.numerators.join('.'), ...unit.denominators].join('/');
  return text === '' ? null : text;
}

/** A value of Publicodes as a plain number: percentages become ratios. */
export const plain = (value: number, unit: string | null): number => (unit === '%' ? value / 100 : value);

/** Rules that a formula names, in order of reading, without repetition. */
export function rulesOf(formula: Formula): string[] {
  const found: string[] = [];
  const visit = (node: Formula): void => {
    if (node.kind === 'rule' && !found.includes(node.rule)) found.push(node.rule);
    else if (node.kind === 'operation') {
      visit(node.left);
      visit(node.right);
    } else if (node.kind === 'round') visit(node.of);
    else if (node.kind === 'changed') {
      visit(node.of);
      for (const change of node.changes) visit(change.to);
    }
  };
  visit(formula);
  return found;
}
