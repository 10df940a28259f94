import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shippedSubject, subjectOf } from '../../../test/marking/subject.ts';
import { RubricError } from '../../errors/index.ts';
import { replay } from './evaluate.ts';
import { plain } from './formula.ts';
import { loadReference } from './index.ts';
import { readModel } from './model.ts';
import { replayWithEngine } from './replay-with-engine.ts';

const written = parse(readFileSync(new URL('./values.spec.yaml', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, number>
>;
const faultCases = parse(readFileSync(new URL('./faults.spec.yaml', import.meta.url), 'utf8')) as {
  name: string;
  reference: string;
  quantities?: string;
  code: string;
  place: string;
  says: string;
}[];

describe.each(Object.entries(written))('the model of %s', (id, values) => {
  const model = readModel(readFileSync(`rubrics/${id}/reference.publicodes.yaml`, 'utf8'), id);

  it('has a hand-made value for every rule, and no other', () => {
    expect([...model.values.keys()].sort()).toEqual(Object.keys(values).sort());
  });

  it.each(Object.entries(values))('%s = %d', (rule, value) => {
    const unit = model.units.get(rule) ?? null;
    const found = (model.values.get(rule) ?? Number.NaN) / plain(1, unit);
    expect(Number(found.toPrecision(6))).toBe(value);
  });

  it('replays every formula to the value of Publicodes', () => {
    for (const [rule, formula] of model.formulas) {
      if (formula.kind === 'opaque') continue;
      const value = replay(rule, new Map(), model);
      expect(value, rule).not.toBeNull();
      expect(Math.abs((value ?? 0) - (model.values.get(rule) ?? 0)), rule).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(value ?? 0)),
      );
    }
  });

  it('replays a changed operand as Publicodes does', () => {
    for (const [rule, formula] of model.formulas) {
      if (formula.kind !== 'operation') continue;
      const operand = [...(model.upstream.get(rule) ?? [])].at(-1);
      if (operand === undefined) continue;
      const own = new Map([[operand, (model.values.get(operand) ?? 0) * 1.25]]);
      // Null: something opaque stands in between, and Publicodes itself is asked.
      const value = replay(rule, own, model);
      if (value !== null) expect(value, rule).toBeCloseTo(replayWithEngine(rule, own, model) ?? Number.NaN, 9);
    }
  });
});

describe('the reference of Écolo’Bulles', () => {
  const reference = loadReference(shippedSubject('ecolobulles-2026'));

  it('gives expected, accepted and wrong values on the scale of their unit', () => {
    expect(reference.expected('taux de rebond')).toBe(75);
    expect(reference.accepted('taux de conversion').map((one) => Number(one.value.toFixed(2)))).toEqual([0.83, 1]);
    expect(reference.misconceptions('taux de conversion')[0]).toMatchObject({
      value: 25,
      rule: 'erreurs . conversion sur paniers',
    });
    expect(reference.inputs('marge unitaire').map((input) => [input.quantity, input.value])).toEqual([
      ['prix de vente', 7.9],
      ['coût variable', 4.5291],
    ]);
  });

  it('carries the student’s own values forward', () => {
    expect(reference.withStudentValues('seuil de rentabilité', new Map([['marge unitaire', 3.6]]))).toBeCloseTo(
      41.6667,
      4,
    );
    expect(reference.withStudentValues('nombre de savons', new Map([['marge unitaire', 3.6]]))).toBe(42);
    expect(
      reference.withStudentValues(
        'marge unitaire',
        new Map([['coût variable hors commission', 1.4]]),
        'erreurs . marge sans commission',
      ),
    ).toBeCloseTo(6.5, 9);
    expect(reference.withStudentValues('taux de rebond', new Map([['marge unitaire', 3.6]]))).toBeNull();
  });

  it('is described in French', () => {
    const described = new Map(reference.describe().map((one) => [one.name, one]));
    expect(described.get('marge unitaire')).toMatchObject({
      expected: '3,37 €',
      formula: 'prix de vente − coût variable',
    });
    expect(described.get('sessions hors réseaux')?.formula).toBe('sessions − sessions (réseaux)');
    expect(described.get('perte du site')?.expected).toBe('1 880 €');
    expect(described.get('sessions')?.formula).toBeNull();
  });

  it('is computed once per subject', () => {
    expect(loadReference(shippedSubject('ecolobulles-2026'))).toBe(reference);
  });
});

describe('a model that cannot be used', () => {
  it.each(faultCases)('$name', ({ name, reference, quantities, code, place, says }) => {
    const load = () => loadReference(subjectOf(`essai ${name}`, { reference, quantities: quantities ?? '{}' }));
    expect(load).toThrow(RubricError);
    try {
      load();
    } catch (error) {
      const fault = (error as RubricError).faults.find((one) => one.code === code);
      expect(fault, (error as Error).message).toBeDefined();
      expect(fault?.place.endsWith(place), fault?.place).toBe(true);
      expect(`${fault?.found} ${fault?.remedy}`).toContain(says);
    }
  });
});
