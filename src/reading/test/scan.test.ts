import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { firstFree, pagesPdf } from '../../../fixtures/pdf/raw-pdf.ts';
import { closeReaders, readDocument } from '../index.ts';

afterAll(closeReaders);

const SCAN = readFileSync(join(import.meta.dirname, '../../../fixtures/producers/eb-d01.scan.pdf'));

interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const SENTENCES = [
  'Le taux de conversion du site est de 0,83 % seulement.',
  'Trois visiteurs sur quatre quittent la page sans acheter.',
  'Il faut simplifier la commande et offrir la livraison.',
];

function photo(lines: readonly Line[], type: 'png' | 'jpeg' = 'png'): Buffer {
  const canvas = createCanvas(1240, 800);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1240, 800);
  context.fillStyle = 'black';
  context.font = '32px "Liberation Sans", "DejaVu Sans", sans-serif';
  for (const { x, y, text } of lines) context.fillText(text, x, y);
  return type === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 80);
}

const typed = SENTENCES.map((text, index) => ({ x: 120, y: 200 + 60 * index, text }));

/** Loops and waves in lines, as a hand draws them, from a fixed series of numbers. */
function scribble(): Buffer {
  const canvas = createCanvas(1240, 800);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1240, 800);
  context.lineWidth = 3;
  let seed = 42;
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  for (let y = 120; y < 760; y += 65) {
    context.beginPath();
    context.moveTo(80, y);
    for (let x = 80; x < 1_150; x += 16) {
      if (next() < 0.15) context.moveTo(x, y);
      else context.bezierCurveTo(x + 5, y - 10 - 30 * next(), x + 15 * next(), y + 10 * next(), x + 14, y - 3 * next());
    }
    context.stroke();
  }
  return canvas.toBuffer('image/png');
}

describe('scans', { timeout: 180_000 }, () => {
  it('reads a scanned PDF, says so, and says how sure it is of each word', async () => {
    const steps: string[] = [];
    const document = await readDocument(
      { name: 'scan.pdf', bytes: SCAN },
      { onProgress: ({ step, page, pages }) => steps.push(`${step} ${page}/${pages}`) },
    );
    expect(document.origin).toBe('scan');
    expect(document.text).toContain('Taux de rebond = 2 250 / 3 000 x 100 = 75 %');
    expect(document.text).toContain('240 / 3,37 = 71,2');
    expect(document.warnings.map(({ code, page }) => [code, page])).toEqual([
      ['ocr', 1],
      ['ocr', 2],
    ]);
    expect(document.confidences.length).toBe(document.boxes.length);
    const conversion = document.confidences.find(({ start, end }) => document.text.slice(start, end) === 'conversion');
    expect(conversion?.confidence).toBeGreaterThan(0.8);
    expect(steps).toContain('ocr 2/2');
  });

  it.each(['png', 'jpeg'] as const)('reads a %s photo and keeps the cells of a table apart', async (type) => {
    const row = [
      { x: 120, y: 500, text: 'Publicité' },
      { x: 560, y: 500, text: '1' },
      { x: 860, y: 500, text: '201,00' },
    ];
    const { text, origin } = await readDocument({ name: `photo.${type}`, bytes: photo([...typed, ...row], type) });
    expect(origin).toBe('scan');
    expect(text).toContain('Le taux de conversion du site est de 0,83 % seulement.');
    expect(text).toContain('Publicité\t1\t201,00');
  });

  it('reads a page that lies on its side', async () => {
    const image = await loadImage(photo(typed));
    const canvas = createCanvas(800, 1240);
    const context = canvas.getContext('2d');
    context.translate(400, 620);
    context.rotate(Math.PI / 2);
    context.drawImage(image, -620, -400);
    const { text } = await readDocument({ name: 'photo.png', bytes: canvas.toBuffer('image/png') });
    expect(text).toContain('Trois visiteurs sur quatre quittent la page');
  });

  it.each([
    ['upside down', Math.PI, 1240, 800],
    ['turned to the left', -Math.PI / 2, 800, 1240],
    ['askew', 0.1, 1240, 800],
  ])('reads a photo that is %s and knows where its words stand', async (_name, angle, width, height) => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.translate(width / 2, height / 2);
    context.rotate(angle);
    context.drawImage(await loadImage(photo(typed)), -620, -400);
    const { text, boxes } = await readDocument({ name: 'photo.png', bytes: canvas.toBuffer('image/png') });
    expect(text).toContain('Trois visiteurs sur quatre quittent la page');
    const word = boxes.find(({ start, end }) => text.slice(start, end) === 'visiteurs');
    // The middle of the word in the photo as it was taken, then turned as the photo was; points are 1240 pixels to 842.
    const [x, y] = [120 + 150 - 620, 260 - 10 - 400];
    const scale = 841.89 / 1240;
    const there = [
      (x * Math.cos(angle) - y * Math.sin(angle) + width / 2) * scale,
      (x * Math.sin(angle) + y * Math.cos(angle) + height / 2) * scale,
    ];
    expect(Math.abs((word?.x ?? 0) + (word?.width ?? 0) / 2 - (there[0] ?? 0))).toBeLessThan(45);
    expect(Math.abs((word?.y ?? 0) + (word?.height ?? 0) / 2 - (there[1] ?? 0))).toBeLessThan(45);
  });

  it('reads a photo with a shadow over it', async () => {
    const canvas = createCanvas(1240, 800);
    const context = canvas.getContext('2d');
    context.drawImage(await loadImage(photo(typed)), 0, 0);
    const shadow = context.createLinearGradient(0, 0, 1240, 0);
    shadow.addColorStop(0, 'rgba(0,0,0,0.75)');
    shadow.addColorStop(1, 'rgba(0,0,0,0)');
    context.fillStyle = shadow;
    context.fillRect(0, 0, 1240, 800);
    const { text } = await readDocument({ name: 'photo.jpg', bytes: canvas.toBuffer('image/jpeg', 70) });
    for (const sentence of SENTENCES) expect(text).toContain(sentence.slice(3, 40));
  });

  it('hands handwriting over to the teacher', async () => {
    await expect(readDocument({ name: 'photo.png', bytes: scribble() })).rejects.toMatchObject({ code: 'handwriting' });
  });

  it('takes an empty sheet for blank', async () => {
    expect((await readDocument({ name: 'photo.png', bytes: photo([]) })).text).toBe('');
  });

  it('reads pages whose fonts do not name their letters by their looks', async () => {
    const [page] = [1].map(() => ({
      content: `BT /F2 14 Tf 60 760 Td 24 TL ${SENTENCES.map((line) => `(${line}) Tj T*`).join(' ')} ET`,
      resources: `/Font<</F2 ${firstFree(1)} 0 R>>`,
    }));
    const map = `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange endcmap`;
    const objects = [
      {
        value: `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode ${firstFree(1) + 1} 0 R>>`,
      },
      { value: '<<>>', stream: Buffer.from(map) },
    ];
    const bytes = pagesPdf(page ? [page] : [], objects);
    const document = await readDocument({ name: 'copie.pdf', bytes });
    expect(document.text).toContain('Trois visiteurs sur quatre quittent la page sans acheter.');
    expect(document.warnings).toEqual([expect.objectContaining({ code: 'garbled', page: 1 })]);
    await expect(readDocument({ name: 'copie.pdf', bytes }, { ocr: false })).rejects.toMatchObject({
      code: 'garbled_needs_ocr',
    });
  });

  it('refuses scans when recognition is switched off', async () => {
    await expect(readDocument({ name: 'scan.pdf', bytes: SCAN }, { ocr: false })).rejects.toMatchObject({
      code: 'no_text_needs_ocr',
    });
    await expect(readDocument({ name: 'a.png', bytes: photo([]) }, { ocr: false })).rejects.toMatchObject({
      code: 'no_text_needs_ocr',
    });
  });
});
