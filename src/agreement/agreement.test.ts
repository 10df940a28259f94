import { describe, expect, it } from 'vitest';
import type { CriterionReport, Report } from '../types/index.ts';
import { agreement } from './agreement.ts';
import type { GradedCopy, MarkerFile } from './types.ts';

type Points = Readonly<Record<string, number>>;
const outOf: Points = { '1.1.a': 4, '1.1.b': 6 };

function criterion(id: string, points: number, details: Partial<CriterionReport> = {}): CriterionReport {
  return {
    id,
    title: id,
    points,
    outOf: outOf[id] ?? 1,
    confidence: 0.9,
    evidence: [],
    reason: 'parce que',
    diagnosis: [],
    ...details,
  };
}

/** One question of ten points brought to 20: a mark is twice its points. */
function copy(id: string, criteria: readonly CriterionReport[] | null, text = ''): GradedCopy {
  const points = criteria?.reduce((sum, one) => sum + one.points, 0) ?? null;
  const report: Report = {
    schema: 'bareme/report@1',
    engine: '0',
    rubric: { id: 'sujet', hash: `sha256:${'0'.repeat(64)}` },
    copy: { id, sha256: '0'.repeat(64), origin: 'text', pages: 1, state: criteria === null ? 'unreadable' : 'graded' },
    points,
    outOf: 10,
    mark: points === null ? null : points * 2,
    markOutOf: 20,
    interval: null,
    questions:
      criteria === null
        ? []
        : [{ id: '1.1', title: 'Un', state: 'answered', points: points ?? 0, outOf: 10, criteria: [...criteria] }],
    unexpected: [],
    unclaimed: [],
    flags: [],
    feedback: { summary: '', next: [] },
  };
  return { id, report, text };
}

const simple = (id: string, a: number, b: number): GradedCopy =>
  copy(id, [criterion('1.1.a', a), criterion('1.1.b', b)]);

function marks(copyId: string, marker: string, points: Points, details: Partial<MarkerFile> = {}): MarkerFile {
  return {
    copy: copyId,
    marker,
    marks: new Map(Object.entries(points)),
    evidence: new Map(),
    wrongFigures: [],
    ...details,
  };
}

describe('agreement between Barème and two markers', () => {
  // Marks on 20: ours 6, 16, 16; m1 8, 16, 18; m2 10, 16, 16.
  const result = agreement(
    [simple('c1', 1, 2), simple('c2', 4, 4), simple('c3', 2, 6)],
    [
      marks('c1', 'm2', { '1.1.a': 2, '1.1.b': 3 }),
      marks('c1', 'm1', { '1.1.a': 1, '1.1.b': 3 }),
      marks('c2', 'm1', { '1.1.a': 4, '1.1.b': 4 }),
      marks('c2', 'm2', { '1.1.a': 4, '1.1.b': 4 }),
      marks('c3', 'm1', { '1.1.a': 3, '1.1.b': 6 }),
      marks('c3', 'm2', { '1.1.a': 2, '1.1.b': 6 }),
    ],
  );

  it('compares marks brought to 20', () => {
    // Differences -2, -4, 0, 0, -2, 0.
    const { engine } = result.mark;
    expect(engine?.pairs).toBe(6);
    expect(engine?.mae).toBeCloseTo(8 / 6, 10);
    expect(engine?.bias).toBeCloseTo(-8 / 6, 10);
    expect(engine?.exact).toBe(0.5);
    expect(engine?.within1).toBe(0.5);
    expect(engine?.within2).toBeCloseTo(5 / 6, 10);
    // Products 100, squares 133.33 and 80.
    expect(engine?.pearson).toBeCloseTo(100 / Math.sqrt((400 / 3) * 80), 10);
    // Mean squared difference 4; expected 22.22 + 13.33 + 1.78.
    expect(engine?.kappa).toBeCloseTo(1 - 4 / (112 / 3), 10);
  });

  it('puts marker against marker beside it, always the same way round', () => {
    expect(result.markers).toEqual(['m1', 'm2']);
    expect(result.mark.markers).toMatchObject({ pairs: 3, bias: 0, within1: 1 / 3, within2: 1 });
    expect(result.mark.markers?.mae).toBeCloseTo(4 / 3, 10);
    expect(result.mark.each.map(({ marker, statistics }) => [marker, statistics.pairs])).toEqual([
      ['m1', 3],
      ['m2', 3],
    ]);
  });

  it('counts exact agreement per criterion and over all', () => {
    expect(result.allCriteria.engine?.exact).toBeCloseTo(8 / 12, 10);
    expect(result.allCriteria.markers?.exact).toBeCloseTo(4 / 6, 10);
    expect(result.criteria.map(({ id, engine }) => [id, engine?.exact])).toEqual([
      ['1.1.a', 4 / 6],
      ['1.1.b', 4 / 6],
    ]);
    expect(result.questions[0]).toMatchObject({ id: '1.1', outOf: 10, engine: { pairs: 6 } });
    expect(result.questions[0]?.engine?.mae).toBeCloseTo(4 / 6, 10);
  });

  it('names the copies that differ', () => {
    expect(result.criteria[0]?.differences).toEqual([
      { copy: 'c1', engine: 1, markers: { m1: 1, m2: 2 }, reason: 'parce que' },
      { copy: 'c3', engine: 2, markers: { m1: 3, m2: 2 }, reason: 'parce que' },
    ]);
  });

  it('shows the bias by thirds of the copies', () => {
    expect(result.bias).toEqual([
      { band: 'weak', copies: 1, from: 9, to: 9, bias: -3 },
      { band: 'middle', copies: 1, from: 16, to: 16, bias: 0 },
      { band: 'strong', copies: 1, from: 17, to: 17, bias: -1 },
    ]);
  });

  it('gives the floor of the commonest mark', () => {
    expect(result.floors.commonestMark).toBeCloseTo(4 / 12, 10);
    expect(result.floors.lengthAlone).toBeNull();
  });
});

describe('what cannot be compared', () => {
  it('is left out where it cannot count, and named', () => {
    const result = agreement(
      [simple('c1', 1, 2), copy('c2', null), simple('c3', 1, 1)],
      [
        marks('c1', 'm1', { '1.1.a': 1, '9.9.z': 1 }),
        marks('c1', 'm2', { '1.1.a': 1, '1.1.b': 7 }),
        marks('c2', 'm1', { '1.1.a': 1, '1.1.b': 1 }),
        marks('c4', 'm1', { '1.1.a': 1, '1.1.b': 1 }),
      ],
    );
    expect(result.copies).toBe(1);
    expect(result.gaps).toEqual([
      { kind: 'not-graded', copy: 'c2', marker: null, criteria: [] },
      { kind: 'no-marks', copy: 'c3', marker: null, criteria: [] },
      { kind: 'missing-criteria', copy: 'c1', marker: 'm1', criteria: ['1.1.b'] },
      { kind: 'unknown-criteria', copy: 'c1', marker: 'm1', criteria: ['9.9.z'] },
      { kind: 'out-of-scale', copy: 'c1', marker: 'm2', criteria: ['1.1.b'] },
      { kind: 'no-copy', copy: 'c4', marker: null, criteria: [] },
    ]);
    // m1 has no mark for 1.1.b: its total is unknown, not lower.
    expect(result.mark.engine?.pairs).toBe(1);
    expect(result.criteria.map(({ engine }) => engine?.pairs)).toEqual([2, 1]);
  });

  it('gives nulls, not figures, when there is nothing to compare', () => {
    const result = agreement([], []);
    expect(result).toMatchObject({
      copies: 0,
      mark: { engine: null, markers: null, each: [] },
      questions: [],
      bias: [],
    });
    expect(result.calibration.error).toBeNull();
  });
});

describe('evidence, wrong figures and confidence', () => {
  const text = 'Le taux est de 25/3000 = 0,83 %.\nIl est  FAIBLE. Engagement : 68 % des abonnés.';
  const at = (quote: string) => ({
    quote,
    start: text.indexOf(quote),
    end: text.indexOf(quote) + quote.length,
    page: 1,
  });
  const ours = copy(
    'c1',
    [
      criterion('1.1.a', 4, { confidence: 0.95, evidence: [at('0,83 %')] }),
      criterion('1.1.b', 2, {
        confidence: 0.55,
        evidence: [at('Le taux')],
        diagnosis: [
          { kind: 'misconception', id: 'abonnes', message: 'sur les abonnés', evidence: at('68 %') },
          { kind: 'unexplained', id: 'x', message: '?', evidence: at('25/3000') },
        ],
      }),
    ],
    text,
  );
  const result = agreement(
    [ours],
    [
      marks(
        'c1',
        'm1',
        { '1.1.a': 4, '1.1.b': 3 },
        {
          evidence: new Map([
            ['1.1.a', '25/3000 = 0,83%'],
            ['1.1.b', 'il est faible'],
          ]),
          wrongFigures: [
            { question: '1.1', asWritten: 'engagement: 68%', cause: 'base' },
            { question: '1.1', asWritten: '0,83 %.', cause: '' },
            { question: '1.1', asWritten: 'absent du texte', cause: '' },
          ],
        },
      ),
      marks(
        'c1',
        'm2',
        { '1.1.a': 4, '1.1.b': 2 },
        {
          evidence: new Map([
            ['1.1.a', '0,83 %'],
            ['1.1.b', 'pas là'],
          ]),
        },
      ),
    ],
  );

  it('counts the quotes that meet, literal up to white space and case', () => {
    expect(result.evidence.engine).toEqual({ rewardedByBoth: 4, located: 3, overlapping: 2, share: 2 / 3 });
    expect(result.evidence.markers).toEqual({ rewardedByBoth: 2, located: 1, overlapping: 1, share: 1 });
  });

  it('counts the wrong figures that we find too, and those that we alone call wrong', () => {
    expect(result.wrongFigures).toEqual({ noted: 3, located: 2, found: 1, named: 1, share: 0.5, alone: 1 });
  });

  it('sets confidence beside exact agreement', () => {
    expect(result.calibration.bands).toEqual([
      { from: 0.5, to: 0.6, criteria: 2, confidence: 0.55, exact: 0.5 },
      { from: 0.9, to: 1, criteria: 2, confidence: 0.95, exact: 1 },
    ]);
    expect(result.calibration.error).toBeCloseTo(0.05, 10);
  });
});

describe('the floor of length alone', () => {
  it('guesses each copy from a line through the others', () => {
    const of = (id: string, length: number, points: number): [GradedCopy, MarkerFile] => [
      copy(id, [criterion('1.1.a', points)], 'x'.repeat(length)),
      marks(id, 'm1', { '1.1.a': points }),
    ];
    // Marks 2, 4, 6 and 6 on 20 for lengths 1 to 4.
    const pairs = [of('a', 1, 1), of('b', 2, 2), of('c', 3, 3), of('d', 4, 3)];
    const result = agreement(
      pairs.map(([one]) => one),
      pairs.map(([, file]) => file),
    );
    // Without a: (2,4)(3,6)(4,6): slope 1, mean 16/3 at 3 → 10/3, off 4/3. Without b: (1,2)(3,6)(4,6): slope 10/7, mean
    // 14/3 at 8/3 → 78/21, off 2/7. Without c: (1,2)(2,4)(4,6): slope 9/7, mean 4 at 7/3 → 34/7, off 8/7. Without d: 8, off 2.
    expect(result.floors.lengthAlone).toBeCloseTo((4 / 3 + 2 / 7 + 8 / 7 + 2) / 4, 10);
  });
});
