import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameReports } from './name-reports.ts';

const ids = (paths: readonly string[]): readonly string[] => nameReports(paths).named.map(({ id }) => id);

describe('names of reports', () => {
  it.each([
    ['a file name without extension', ['a/eb-a01.txt', 'b/x.y.pdf'], ['eb-a01', 'x.y']],
    ['the first keeps the name, the next get their extension', ['a.txt', 'pdf/a.pdf'], ['a', 'a-pdf']],
    ['then a number', ['1/a.txt', '2/a.txt', '3/a.txt'], ['a', 'a-txt', 'a-2']],
    ['case does not tell two files apart everywhere', ['A.txt', 'b/a.txt'], ['A', 'a-txt']],
    ['a name made up never takes the name of a copy', ['x/a.txt', 'y/a.txt', 'a-txt.txt'], ['a', 'a-2', 'a-txt']],
    ['the class report keeps its name', ['class.txt'], ['class-txt']],
    ['so do annotated copies', ['marie.pdf', 'marie.annotated.pdf'], ['marie', 'marie.annotated-pdf']],
    ['no extension', ['x/a', 'y/a'], ['a', 'a-2']],
  ])('%s', (_, paths, expected) => {
    expect(ids(paths)).toEqual(expected);
  });

  it('says which copies were renamed', () => {
    expect(nameReports(['a.txt', 'pdf/a.pdf']).renamed).toEqual([{ path: 'pdf/a.pdf', id: 'a-pdf', wanted: 'a' }]);
  });

  it('never gives two copies one name', () => {
    const name = fc.constantFrom('a', 'A', 'é', 'e\u0301', 'a-txt', 'a-2', 'class', 'a-pdf');
    const path = fc
      .tuple(fc.nat(5), name, fc.constantFrom('.txt', '.pdf', ''))
      .map(([at, stem, end]) => `${at}/${stem}${end}`);
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const found = ids(paths).map((id) => id.normalize('NFC').toLowerCase());
        expect(new Set(found).size).toBe(paths.length);
        expect(found).not.toContain('class');
      }),
    );
  });
});
