import Engine, { type Logger, PublicodesError } from 'publicodes';
import { parseDocument } from 'yaml';
import { RubricError, type RubricFault } from '../../errors/index.ts';
import type { Ground } from './evaluate.ts';
import { type Formula, formulaOf, plain, type RawUnit, rulesOf, unitText } from './formula.ts';
import { placeOfRule } from './place.ts';

/** A Publicodes model, parsed and evaluated once. Values are as Publicodes gives them: 75 % is 75. */
export interface Model extends Ground {
  readonly engine: Engine;
  readonly units: ReadonlyMap<string, string | null>;
  readonly titles: ReadonlyMap<string, string>;
  /** Data that the student chooses (`question`): their value in the model is only an example. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Parses and evaluates a model.
 * @param place the file, for messages. @throws RubricError: bad YAML, unknown reference, cycle, units that do not agree.
 */
export function readModel(text: string, place: string): Model {
  const faults: RubricFault[] = [];
  const rules = readRules(text, place);
  const engine = buildEngine(rules, text, place, faults);
  const parsed = engine.getParsedRules();
  const values = new Map<string, number>();
  const units = new Map<string, string | null>();
  const titles = new Map<string, string>();
  const formulas = new Map<string, Formula>();
  const asked = new Set<string>();
  for (const [name, rule] of Object.entries(parsed)) {
    titles.set(name, rule.title);
    if (rule.rawNode.question !== undefined) asked.add(name);
    try {
      const result = engine.evaluateNode(rule);
      if (typeof result.nodeValue !== 'number') continue;
      const unit = unitText('unit' in result ? (result.unit as RawUnit | undefined) : undefined);
      values.set(name, plain(result.nodeValue, unit));
      units.set(name, unit);
      formulas.set(name, formulaOf(rule.explanation.valeur));
    } catch (error) {
      faults.push(faultOf(error, text, place));
    }
  }
  if (faults.length > 0) throw new RubricError(distinct(faults));
  const upstream = upstreamOf(formulas, engine);
  return { engine, values, units, titles, asked, formulas, upstream };
}

function readRules(text: string, place: string): Record<string, never> {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) {
    throw new RubricError(
      document.errors.map((error) => ({
        code: 'yaml',
        place: `${place}:${lineAt(text, error.pos[0])}`,
        found: `YAML illisible : ${error.message}`,
        remedy: 'vérifier l’indentation, les deux-points et les guillemets de cette ligne',
      })),
    );
  }
  return (document.toJS() ?? {}) as Record<string, never>;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function buildEngine(rules: Record<string, never>, text: string, place: string, faults: RubricFault[]): Engine {
  const logger: Logger = {
    log: () => undefined,
    warn: (message) => faults.push(warningFault(message, text, place)),
    error: (message) => faults.push(warningFault(message, text, place)),
  };
  try {
    return new Engine(rules, { logger, getUnitKey: singular, strict: { noCycleRuntime: true } });
  } catch (error) {
    throw new RubricError([faultOf(error, text, place)]);
  }
}

/** "sessions" and "session" are one unit; "mois" has no singular. */
function singular(unit: string): string {
  return unit.length > 3 && unit !== 'mois' && unit.endsWith('s') ? unit.slice(0, -1) : unit;
}

const RULE_IN_MESSAGE = /Dans la règle "([^"]+)"/;

function warningFault(message: string, text: string, place: string): RubricFault {
  const rule = RULE_IN_MESSAGE.exec(message)?.[1] ?? null;
  return {
    code: /unité/.test(message) ? 'unit' : 'formula',
    place: placeOfRule(text, place, rule),
    found: `règle « ${rule ?? '?'} » : ${bareMessage(message)}`,
    remedy: /unité/.test(message)
      ? 'accorder les unités des données et celle que la règle annonce'
      : 'corriger la formule',
  };
}

function faultOf(error: unknown, text: string, place: string): RubricFault {
  if (!(error instanceof PublicodesError)) throw error;
  const rule = ruleOf(error);
  const where = {
    place: placeOfRule(text, place, rule),
    found: `règle « ${rule ?? '?'} » : ${bareMessage(error.message)}`,
  };
  if (/cycle/.test(error.message))
    return { code: 'cycle', ...where, remedy: 'une règle ne peut pas dépendre d’elle-même : couper la boucle' };
  if (/introuvable/.test(error.message))
    return {
      code: 'unknown-rule',
      ...where,
      remedy: 'vérifier l’orthographe du nom et son espace (« site . sessions »)',
    };
  return {
    code: 'formula',
    ...where,
    remedy: 'entourer les opérateurs d’espaces et vérifier l’indentation des mécanismes',
  };
}

function ruleOf(error: unknown): string | null {
  const info = error instanceof PublicodesError ? (error.info as { dottedName?: string } | undefined) : undefined;
  return info?.dottedName ?? null;
}

/** The message of Publicodes without its frame: kind of error, arrows, repeated rule name, blank lines. */
function bareMessage(message: string): string {
  return message
    .split('\n')
    .map((line) => line.replace(/^[^\p{L}\p{N}[(«"]+/u, '').trim())
    .filter((line) => line !== '' && !line.startsWith('[') && !line.startsWith('Dans la règle'))
    .slice(0, 4)
    .join(' ');
}

function distinct(faults: readonly RubricFault[]): RubricFault[] {
  const seen = new Map(
    faults.map((fault) => [`${fault.code} ${fault.place} ${fault.code === 'cycle' ? '' : fault.found}`, fault]),
  );
  return [...seen.values()];
}

function upstreamOf(formulas: ReadonlyMap<string, Formula>, engine: Engine): Map<string, ReadonlySet<string>> {
  const closed = new Map<string, ReadonlySet<string>>();
  const close = (rule: string): ReadonlySet<string> => {
    const known = closed.get(rule);
    if (known !== undefined) return known;
    const found = new Set<string>();
    closed.set(rule, found);
    for (const name of directOf(rule, formulas, engine)) {
      found.add(name);
      for (const deeper of close(name)) found.add(deeper);
    }
    return found;
  };
  for (const rule of formulas.keys()) close(rule);
  return closed;
}

function directOf(rule: string, formulas: ReadonlyMap<string, Formula>, engine: Engine): string[] {
  const formula = formulas.get(rule);
  if (formula !== undefined && formula.kind !== 'opaque') return rulesOf(formula);
  const references = engine.baseContext.referencesMaps.referencesIn.get(rule) ?? new Set<string>();
  return [...references].filter((name) => formulas.has(name));
}
