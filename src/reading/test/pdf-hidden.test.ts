import { afterAll, describe, expect, it } from 'vitest';
import { closeReaders } from '../index.ts';
import { at, FILLER, readPage } from './sample-pages.ts';

afterAll(closeReaders);

const WORDS = 'segment cible fidelisation';

const STATES =
  '/ExtGState<</Clear<</ca 0>>/Faint<</ca 0.06>>/Half<</ca 0.5>>/Full<</ca 1/BM/Normal>>/Multiply<</BM/Multiply>>>>';

describe('hidden text', () => {
  it.each([
    ['invisible', `3 Tr ${at(60, 500, WORDS)} 0 Tr`],
    ['white', `1 1 1 rg ${at(60, 500, WORDS)} 0 g`],
    ['white', `0.97 g ${at(60, 500, WORDS)} 0 g`],
    ['tiny', at(60, 500, WORDS, 0.5)],
    ['off-page', at(60, -400, WORDS)],
    ['off-page', at(4000, 500, WORDS)],
    ['invisible', `${at(60, 500, WORDS)} 1 g 50 490 400 30 re f 0 g`],
    ['invisible', `${at(60, 500, WORDS)} 0.2 0.3 0.9 rg 50 490 400 30 re f 0 g`],
    ['invisible', `q 300 490 200 30 re W n ${at(60, 500, WORDS)} Q`],
    ['invisible', `/Clear gs ${at(60, 500, WORDS)} /Full gs`],
    ['white', `/Faint gs ${at(60, 500, WORDS)} /Full gs`],
    ['white', `1 Tr 1 1 1 RG ${at(60, 500, WORDS)} 0 Tr 0 G`],
    ['white', `2 Tr 1 g 1 G ${at(60, 500, WORDS)} 0 Tr 0 g 0 G`],
    ['white', `0 g 50 490 400 30 re f ${at(60, 500, WORDS)}`],
    ['white', `0.9 0.2 0.2 rg 50 490 400 30 re f 0.9 0.2 0.22 rg ${at(60, 500, WORDS)} 0 g`],
    ['white', `0 g 50 490 400 30 re 55 495 390 20 re f* 1 g ${at(60, 500, WORDS)} 0 g`],
    ['tiny', `8 Tz ${at(60, 500, WORDS)} 100 Tz`],
  ])('is set apart: %s', async (why, drawing) => {
    const document = await readPage(`${FILLER}\n${drawing}`, { resources: STATES });
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
    ['white letters with a black outline', `2 Tr 1 g ${at(60, 500, WORDS)} 0 Tr 0 g`],
    [
      'white letters on a dark band with a white frame',
      `0 0 0.4 rg 50 490 400 30 re f 1 g 48 488 404 34 re 50 490 400 30 re f* ${at(60, 500, WORDS)} 0 g`,
    ],
    [
      'white letters on a band that lets paper through',
      `/Half gs 0 g 50 490 400 30 re f /Full gs 1 g ${at(60, 500, WORDS)} 0 g`,
    ],
    [
      'white letters on a picture',
      `q 400 0 0 30 50 490 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x40 EI Q 1 g ${at(60, 500, WORDS)} 0 g`,
    ],
    ['black letters in a black frame', `0 g 50 490 400 30 re 51 491 398 28 re f* ${at(60, 500, WORDS)}`],
    ['letters under a highlighter', `${at(60, 500, WORDS)} /Multiply gs 1 1 0 rg 50 490 400 30 re f /Full gs 0 g`],
    ['letters under a pale veil', `${at(60, 500, WORDS)} /Half gs 1 1 0 rg 50 490 400 30 re f /Full gs 0 g`],
    ['letters between two boxes', `${at(60, 500, WORDS)} 1 g 50 320 400 160 re 50 520 400 100 re f 0 g`],
    ['letters inside a clipping path', `q 50 490 400 30 re W n ${at(60, 500, WORDS)} Q`],
    [
      'letters drawn again over a white box',
      `${at(60, 500, 'brouillon')} 1 g 50 490 400 30 re f 0 g ${at(60, 500, WORDS)}`,
    ],
  ])('leaves %s in the text', async (name, drawing) => {
    const document = await readPage(`${FILLER}\n${drawing}`, { resources: STATES });
    if (name.startsWith('letters drawn again')) {
      expect(document.hidden).toEqual([{ page: 1, text: 'brouillon', why: 'invisible' }]);
      expect(document.text).toContain(WORDS);
      expect(document.text).not.toContain('brouillon');
      return;
    }
    expect(document.text).toContain(WORDS);
    expect(document.hidden).toEqual([]);
  });

  it('sees through black letters on a black band', async () => {
    const document = await readPage(`${FILLER}\n0.1 g 50 490 400 30 re f ${at(60, 500, WORDS)} 0 g`);
    expect(document.text).not.toContain('cible');
  });
});
