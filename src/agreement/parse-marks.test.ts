import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors/index.ts';
import { parseMarks } from './parse-marks.ts';

const parse = (value: unknown) => parseMarks(JSON.stringify(value), 'marks/c1.m1.json');

describe('a marker file', () => {
  it('is read with its quotes and wrong figures, other keys left alone', () => {
    const file = parse({
      copy: 'c1',
      marker: 'm1',
      marks: { '1.1.a': 0.75 },
      evidence: { '1.1.a': 'extrait' },
      wrong_figures: [
        { question: '1.1', as_written: '68 %', quantity: 'taux', expected: 2.8, cause: null, carried_from: null },
      ],
      comment: 'bonne copie',
    });
    expect(file.marks).toEqual(new Map([['1.1.a', 0.75]]));
    expect(file.evidence.get('1.1.a')).toBe('extrait');
    expect(file.wrongFigures).toEqual([{ question: '1.1', asWritten: '68 %', cause: '' }]);
  });

  it('needs neither quotes nor wrong figures', () => {
    expect(parse({ copy: 'c1', marker: 'm1', marks: {} }).wrongFigures).toEqual([]);
  });

  it.each([
    ['no marks', { copy: 'c1', marker: 'm1' }, 'marks'],
    ['a mark in words', { copy: 'c1', marker: 'm1', marks: { '1.1.a': 'bien' } }, 'marks › 1.1.a'],
    ['a negative mark', { copy: 'c1', marker: 'm1', marks: { '1.1.a': -1 } }, 'marks › 1.1.a'],
    ['a list', [], 'le fichier entier'],
  ])('is refused with its place: %s', (_, value, place) => {
    expect(() => parse(value)).toThrow(UsageError);
    expect(() => parse(value)).toThrow(place);
  });

  it('is refused when it is not JSON', () => {
    expect(() => parseMarks('{"copy":', 'x.json')).toThrow('pas du JSON');
  });
});
