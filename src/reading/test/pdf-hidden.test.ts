import { afterAll, describe, expect, it } from 'vitest';
import { closeReaders } from '../index.ts';
import { at, FILLER, readPage } from './sample-pages.ts';

afterAll(closeReaders);

const WORDS = 'segment cible fidelisation';

describe('hidden text', () => {
  it.each([
    ['invisible', `3 Tr ${at(60, 500, WORDS)} 0 Tr`],
    ['white', `1 1 1 rg ${at(60, 500, WORDS)} 0 g`],
    ['white', `0.97 g ${at(60, 500, WORDS)} 0 g`],
    ['tiny', at(60, 500, WORDS, 0.5)],
    ['off-page', at(60, -400, WORDS)],
    ['off-page', at(4000, 500, WORDS)],
  ])('is set apart: %s', async (why, drawing) => {
    const document = await readPage(`${FILLER}\n${drawing}`);
    expect(document.text).not.toContain('cible');
    expect(document.text).toContain('Une autre phrase');
    expect(document.hidden).toEqual([{ page: 1, text: WORDS, why }]);
    expect(document.warnings).toEqual([expect.objectContaining({ code: 'hidden-text', page: 1 })]);
  });

  it('is set apart on a layer that is switched off', async () => {
    const document = await readPage(`${FILLER}\n/OC /L1 BDC ${at(60, 500, WORDS)} EMC`, {
      objects: [{ value: '<</Type/OCG/Name(corrections)>>' }],
      resources: '/Properties<</L1 6 0 R>>',
      catalogue: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>',
    });
    expect(document.text).not.toContain('cible');
    expect(document.hidden).toEqual([{ page: 1, text: WORDS, why: 'hidden-layer' }]);
  });

  it.each([
    ['white letters on a dark band', `0.1 0.2 0.5 rg 50 490 400 30 re f 1 g ${at(60, 500, WORDS)} 0 g`],
    ['grey letters', `0.5 g ${at(60, 500, WORDS)} 0 g`],
    ['outlined letters', `1 Tr ${at(60, 500, WORDS)} 0 Tr`],
  ])('leaves %s in the text', async (_name, drawing) => {
    const document = await readPage(`${FILLER}\n${drawing}`);
    expect(document.text).toContain(WORDS);
    expect(document.hidden).toEqual([]);
  });

  it('sees through black letters on a black band', async () => {
    const document = await readPage(`${FILLER}\n0.1 g 50 490 400 30 re f ${at(60, 500, WORDS)} 0 g`);
    expect(document.text).not.toContain('cible');
  });
});
