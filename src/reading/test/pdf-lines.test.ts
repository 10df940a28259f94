import { afterAll, describe, expect, it } from 'vitest';
import { closeReaders } from '../index.ts';
import { at, FILLER, readPage, readPages } from './sample-pages.ts';

afterAll(closeReaders);

/** Lines of running text drawn one under the other, the way a word processor wraps them. */
const wrapped = (lines: readonly string[], x = 60, top = 780): string =>
  lines.map((line, index) => at(x, top - 14 * index, line)).join('\n');

describe('cells', () => {
  it('separates the cells of a row by a tab, whatever stands between them', async () => {
    const { text } = await readPage(
      [at(60, 700, 'Publicit\xe9'), at(200, 700, '1'), at(300, 700, '201,00')].join('\n'),
    );
    expect(text).toBe('Publicité\t1\t201,00');
  });

  it('does so when wide spaces are drawn between them', async () => {
    const { text } = await readPage('BT /F1 11 Tf 60 700 Td [(35 784) -2000 ( ) -2000 (1 372)] TJ ET');
    expect(text).toBe('35 784\t1 372');
  });

  it('separates close cells where every space is written', async () => {
    const row = (y: number, [name, count, price]: readonly string[]): string =>
      at(60, y, name ?? '') + at(155, y, count ?? '') + at(167, y, price ?? '');
    const rows = [
      ['Publicit\xe9 payante', '1', '201,00'],
      ['Un autre canal', '2', '1 201,00'],
      ['Et un troisi\xe8me', '3', '15,50'],
      ['Total des trois', '6', '1 417,50'],
    ];
    const { text } = await readPage([FILLER, ...rows.map((cells, index) => row(700 - 16 * index, cells))].join('\n'));
    expect(text).toContain('Publicité payante\t1\t201,00\nUn autre canal\t2\t1 201,00\n');
  });

  it('separates close cells under one another where no space is written', async () => {
    const word = (x: number, y: number, text: string): string => at(x, y, text);
    const content = [0, 1, 2].flatMap((index) => {
      const y = 700 - 14 * index;
      return [
        word(60, y, 'Co\xfbt'),
        word(87, y, 'annuel'),
        index === 1 ? word(200, y, '1') : word(160, y, '1'),
        word(index === 1 ? 214.5 : 214.5, y, '201,00'),
      ];
    });
    const { text } = await readPage(content.join('\n'));
    expect(text.split('\n')[1]).toBe('Coût annuel\t1\t201,00');
  });

  it('reads a title in spaced letters as words', async () => {
    const { text } = await readPage(`BT /F1 14 Tf 4 Tc 60 700 Td (Dossier un) Tj 0 Tc ET\n${at(60, 600, 'La suite.')}`);
    expect(text).toContain('Dossier un');
  });

  it('keeps a word together that is drawn in pieces', async () => {
    const { text } = await readPage('BT /F1 11 Tf 60 700 Td [(con) -20 (ver) 15 (sion) -300 (faible)] TJ ET');
    expect(text).toBe('conversion faible');
  });

  it('puts a cell that wraps back into its row', async () => {
    const row = [at(66, 700, 'R\xe9seaux'), at(66, 687, 'sociaux'), at(200, 700, '88'), at(300, 700, '57,95')];
    const next = [at(66, 660, 'SEO'), at(200, 660, '175'), at(300, 660, '115,14')];
    const { text } = await readPage([...row, ...next].join('\n'));
    expect(text).toBe('Réseaux sociaux\t88\t57,95\nSEO\t175\t115,14');
  });
});

describe('paragraphs', () => {
  it('lets wrapped lines flow and keeps the ends that were typed', async () => {
    const lines = [
      'Le taux de rebond est trop fort car trois visiteurs sur',
      'quatre partent.',
      '- Refaire la page.',
      '- Baisser les frais.',
    ];
    const { text } = await readPage(wrapped(lines));
    expect(text).toBe(
      'Le taux de rebond est trop fort car trois visiteurs sur quatre partent.\n- Refaire la page.\n- Baisser les frais.',
    );
  });

  it('joins a figure that a line end cut', async () => {
    const { text } = await readPage(
      wrapped(["Le chiffre d'affaires de la boutique en ligne atteint 59", '859 euros cette saison, en hausse.']),
    );
    expect(text).toContain('atteint 59 859 euros');
  });

  it.each([
    ['a figure in millions', 'La boutique a un chiffre de 3,37 et pr', '1.4M\x80 il faut du temps', 'et pr 1.4M€ il'],
    ['a range', 'Le client type est un homme de la ville, de', '30-45 ans, cadre ou employ\xe9', 'de 30-45 ans'],
    ['a sign of equality', 'Les huiles (il y a des risques pour la peau', '= sujet de sant\xe9)', 'peau = sujet'],
    ['a word that opens', "Il faut choisir le centre d'appels contre", 'A : il lit un discours', 'contre A : il'],
    ['the last cell between bars', 'Mme Petit | 3 | 1 | 1 | 5 | nouveau', 'client | rien', 'nouveau client'],
  ])('lets a line flow on to %s', async (_name, first, second, expected) => {
    expect((await readPage(wrapped([first, second]))).text).toContain(expected);
  });

  it('keeps the mark of an item with its text, however far it stands', async () => {
    const item = (y: number, mark: string, text: string): string => at(60, y, mark) + at(90, y, text);
    const { text } = await readPage([item(780, '\x95', 'Offrir la livraison'), item(766, '2.', 'Relancer')].join('\n'));
    expect(text).toBe('• Offrir la livraison\n2. Relancer');
  });

  it('knows where a column ends although one line sticks out of it', async () => {
    const lines = Array.from({ length: 9 }, () => 'Le taux de rebond est trop fort sur le site et les');
    const { text } = await readPage(`${wrapped(lines)}\n${at(60, 600, `http://${'x'.repeat(70)}`)}`);
    expect(text).toContain('et les Le taux');
  });

  it('leaves an empty line between columns when the copy leaves one between paragraphs', async () => {
    const paragraph = (x: number, top: number, name: string): string =>
      wrapped([`${name} un deux trois quatre cinq`, 'six sept huit neuf.'], x, top);
    const column = (x: number): string =>
      [780, 730, 680, 630, 580].map((top, index) => paragraph(x, top, `Fin${x}${index}`)).join('\n');
    const { text } = await readPage([column(60), column(320)].join('\n'));
    expect(text).toContain('neuf.\n\nFin3200');
  });

  it.each([
    ['joins a cut word', 'Une page mobile est indis-', 'pensable pour vendre.', 'indispensable pour'],
    ['keeps the hyphen of a compound', 'Les clients iront peut-', '\xeatre voir ailleurs.', 'peut-être voir'],
    ['keeps the hyphen of a one-letter head', 'La campagne par e-', 'mailing touche 500 clients.', 'e-mailing touche'],
  ])('%s', async (_name, first, second, expected) => {
    expect((await readPage(wrapped([first, second]))).text).toContain(expected);
  });

  it('composes accents that are drawn apart from their letter', async () => {
    const { text } = await readPage('BT /F1 11 Tf 60 700 Td [(d) (\xb4) 445 (egrader la marge)] TJ ET');
    expect(text).toBe('dégrader la marge');
  });

  it('reads two columns one after the other', async () => {
    const column = (name: string, x: number): string =>
      wrapped(
        Array.from({ length: 12 }, (_, index) => `${name} ligne ${index} du texte`),
        x,
      );
    const { text } = await readPage([column('Gauche', 60), column('Droite', 320)].join('\n'));
    const order = [...text.matchAll(/(Gauche|Droite) ligne (\d+)/g)].map(([, name, index]) => `${name}${index}`);
    expect(order).toEqual(
      [...Array(12).keys()]
        .map((index) => `Gauche${index}`)
        .concat([...Array(12).keys()].map((index) => `Droite${index}`)),
    );
    expect(text).not.toContain('\t');
  });

  it('reads bold type that is drawn twice once', async () => {
    const { text } = await readPage([at(60, 700, 'Conclusion'), at(60.3, 700, 'Conclusion')].join('\n'));
    expect(text).toBe('Conclusion');
  });
});

describe('furniture', () => {
  it('sets headers, footers and page numbers apart', async () => {
    const page = (number: number, body: string): string =>
      [at(60, 810, `Copie 12 - page ${number}`), at(60, 600, body), at(290, 30, String(number))].join('\n');
    const document = await readPages([
      page(1, 'Question 1.1 : le taux est de 75 %.'),
      page(2, 'Question 1.2 : il faut agir.'),
    ]);
    expect(document.text).toBe('Question 1.1 : le taux est de 75 %.\nQuestion 1.2 : il faut agir.');
    expect(document.furniture.map(({ page: number, text }) => [number, text])).toEqual([
      [1, 'Copie 12 - page 1'],
      [1, '1'],
      [2, 'Copie 12 - page 2'],
      [2, '2'],
    ]);
  });

  it('sets the numbers of lines in the margin apart', async () => {
    const lines = Array.from({ length: 6 }, (_, index) =>
      at(60, 780 - 14 * index, `Ligne ${'abcdef'[index]} du devoir.`),
    );
    const numbers = Array.from({ length: 6 }, (_, index) => at(30, 780 - 14 * index, String(index + 1), 6));
    const { text, furniture } = await readPage([...lines, FILLER.split('\n')[1], ...numbers].join('\n'));
    expect(text).toContain('Ligne a du devoir.');
    expect(text).not.toMatch(/\d/);
    expect(furniture).toEqual([{ page: 1, text: '1 2 3 4 5 6' }]);
  });

  it('sets what is stamped across a page apart', async () => {
    const stamp = '0.8 g BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (MODELE) Tj ET 0 g';
    const { text, furniture } = await readPage(`${FILLER}\n${stamp}`);
    expect(text).not.toContain('MODELE');
    expect(furniture).toEqual([{ page: 1, text: 'MODELE' }]);
  });

  it.each([
    ['1.3)', '2.3)'],
    ['Question 1.3 :', 'Question 2.4 :'],
    ['Dossier 1', 'Dossier 2'],
  ])('takes %s over %s for no header, although they count the pages', async (one, two) => {
    const page = (label: string): string => [at(60, 790, label), at(60, 600, `Sous ${label.length} mots.`)].join('\n');
    const { text } = await readPages([page(one), page(two)]);
    expect(text).toContain(one);
    expect(text).toContain(two);
  });

  it('takes the label of a question at the top of a page for no header', async () => {
    const page = (label: string): string =>
      [at(60, 790, `Question ${label} :`), at(60, 600, `La partie ${label.replace('.', ' ')} du devoir.`)].join('\n');
    const { text } = await readPages([page('1.1'), page('2.3')]);
    expect(text).toContain('Question 1.1 :');
    expect(text).toContain('Question 2.3 :');
  });
});

describe('boxes', () => {
  it('says where each word stands, from the top left corner of the page', async () => {
    const { text, boxes } = await readPage(at(60, 700, 'taux de 75', 10));
    expect(boxes.map(({ start, end }) => text.slice(start, end))).toEqual(['taux', 'de', '75']);
    const [first, second] = boxes;
    // Helvetica: t 278, a 556, u 556, x 500 thousandths of the size.
    expect(first?.x).toBeCloseTo(60, 1);
    expect(first?.width).toBeCloseTo(18.9, 1);
    expect(second?.x).toBeCloseTo(60 + 18.9 + 2.78, 1);
    expect(first?.y).toBeGreaterThan(842 - 700 - 10);
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThan(842 - 700 + 4);
  });

  it('follows a turned page', async () => {
    const { boxes, pages } = await readPage(at(60, 700, 'taux', 10), { extra: '/Rotate 90' });
    expect(pages[0]).toMatchObject({ width: 842, height: 595 });
    expect(boxes[0]?.height).toBeCloseTo(18.9, 1);
    expect(boxes[0]?.x).toBeGreaterThan(695);
  });
});

describe('added text', () => {
  it('reads notes typed on the page and form fields', async () => {
    const objects = [
      {
        value:
          '<</Type/Annot/Subtype/FreeText/Rect[60 500 300 520]/Contents(R\xe9ponse tap\xe9e : 45 savons)/DA(/F1 11 Tf)>>',
      },
      { value: '<</Type/Annot/Subtype/Widget/FT/Tx/T(q1)/V(Taux de rebond 75 %)/Rect[60 400 300 420]/P 4 0 R>>' },
    ];
    const { text } = await readPage(FILLER, {
      objects,
      extra: '/Annots[6 0 R 7 0 R]',
      catalogue: '/AcroForm<</Fields[7 0 R]>>',
    });
    expect(text).toContain('Réponse tapée : 45 savons');
    expect(text).toContain('Taux de rebond 75 %');
  });
});
