import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { Font } from './graphics-state.ts';
import type { PageInk } from './ink.ts';
import { toMatrix } from './matrix.ts';
import type { PdfJs } from './open-pdf.ts';
import { type Glyph, Painter } from './painter.ts';

/** Which layers are switched on. */
export type Layers = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/**
 * The text of a page with the place of every sign, from the drawing instructions of pdf.js: they alone tell the
 * rendering mode, the colour and the layer, and they give places by sign where the text items give them by run.
 */
export async function pageInk(pdfjs: PdfJs, page: PDFPageProxy, number: number, layers: Layers): Promise<PageInk> {
  const viewport = page.getViewport({ scale: 1 });
  const operators = (await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })) as Operators;
  const painter = new Painter(toMatrix(viewport.transform), viewport.width, viewport.height);
  follow(pdfjs, operators, painter, page, layers);
  painter.finish();
  const area = viewport.width * viewport.height;
  return {
    number,
    width: viewport.width,
    height: viewport.height,
    inks: painter.inks,
    pictures: Math.min(1, painter.pictureArea / area),
    shapes: painter.shapes,
  };
}

type Arguments = readonly unknown[];
type Step = (painter: Painter, args: Arguments) => void;

const numberAt = (args: Arguments, index: number): number => Number(args[index] ?? 0);

function follow(pdfjs: PdfJs, operators: Operators, painter: Painter, page: PDFPageProxy, layers: Layers): void {
  const steps = stepsOf(pdfjs, page, layers);
  const { OPS } = pdfjs;
  let previous = -1;
  operators.fnArray.forEach((operator, index) => {
    // Pictures are dropped before they are decoded (maxImageSize 1), so all that is left of one is its frame.
    if (operator === OPS.restore && previous === OPS.transform) painter.picture();
    previous = operator;
    steps.get(operator)?.(painter, (operators.argsArray[index] ?? []) as Arguments);
  });
}

function stepsOf(pdfjs: PdfJs, page: PDFPageProxy, layers: Layers): Map<number, Step> {
  const { OPS } = pdfjs;
  const fonts = (name: unknown): Font | null => {
    try {
      return page.commonObjs.get(String(name)) as Font;
    } catch {
      return null;
    }
  };
  /** Whether they fill by the even-odd rule. */
  const fillers = new Map<number, boolean>([
    [OPS.fill, false],
    [OPS.eoFill, true],
    [OPS.fillStroke, false],
    [OPS.eoFillStroke, true],
    [OPS.closeFillStroke, false],
    [OPS.closeEOFillStroke, true],
  ]);
  const steps: [number, Step][] = [
    [OPS.save, (painter) => painter.save()],
    [OPS.restore, (painter) => painter.restore()],
    [OPS.transform, (painter, args) => painter.transform(toMatrix(args))],
    [
      OPS.paintFormXObjectBegin,
      (painter, [matrix, box]) => {
        painter.save();
        painter.transform(toMatrix(matrix));
        painter.clip(box as ArrayLike<number> | null);
      },
    ],
    [OPS.paintFormXObjectEnd, (painter) => painter.restore()],
    [OPS.beginGroup, (painter) => painter.beginGroup()],
    [OPS.endGroup, (painter) => painter.restore()],
    [OPS.beginText, (painter) => painter.beginText()],
    [
      OPS.setTextMatrix,
      (painter, args) => painter.setTextMatrix(toMatrix(args[0] && typeof args[0] === 'object' ? args[0] : args)),
    ],
    [OPS.moveText, (painter, args) => painter.moveText(numberAt(args, 0), numberAt(args, 1))],
    [OPS.nextLine, (painter) => painter.moveText(0, -painter.state.leading)],
    [
      OPS.setLeading,
      (painter, args) => {
        painter.state.leading = numberAt(args, 0);
      },
    ],
    [
      OPS.setLeadingMoveText,
      (painter, args) => {
        painter.state.leading = -numberAt(args, 1);
        painter.moveText(numberAt(args, 0), numberAt(args, 1));
      },
    ],
    [
      OPS.setCharSpacing,
      (painter, args) => {
        painter.state.charSpacing = numberAt(args, 0);
      },
    ],
    [
      OPS.setWordSpacing,
      (painter, args) => {
        painter.state.wordSpacing = numberAt(args, 0);
      },
    ],
    [
      OPS.setHScale,
      (painter, args) => {
        painter.state.scale = numberAt(args, 0) / 100;
      },
    ],
    [
      OPS.setTextRise,
      (painter, args) => {
        painter.state.rise = numberAt(args, 0);
      },
    ],
    [
      OPS.setTextRenderingMode,
      (painter, args) => {
        painter.state.mode = numberAt(args, 0);
      },
    ],
    [OPS.setFont, (painter, args) => setFont(painter, fonts(args[0]), numberAt(args, 1))],
    [OPS.setGState, (painter, args) => setGraphicsState(painter, args[0], fonts)],
    [
      OPS.setFillRGBColor,
      (painter, args) => {
        painter.state.colour = colourOf(args);
      },
    ],
    [
      OPS.setFillColorN,
      (painter) => {
        painter.state.colour = null;
      },
    ],
    [
      OPS.setFillTransparent,
      (painter) => {
        painter.state.colour = null;
      },
    ],
    [
      OPS.setStrokeRGBColor,
      (painter, args) => {
        painter.state.strokeColour = colourOf(args);
      },
    ],
    ...[OPS.setStrokeColorN, OPS.setStrokeTransparent].map((operator): [number, Step] => [
      operator,
      (painter) => {
        painter.state.strokeColour = null;
      },
    ]),
    ...[OPS.clip, OPS.eoClip].map((operator): [number, Step] => [
      operator,
      (painter) => {
        painter.clips = true;
      },
    ]),
    [OPS.shadingFill, (painter) => painter.shade()],
    [OPS.constructPath, (painter, args) => drawPath(painter, args, fillers.get(numberAt(args, 0)))],
    [OPS.showText, (painter, args) => painter.showText(args[0] as readonly (Glyph | number | null)[])],
    [OPS.beginMarkedContent, (painter) => enterLayer(painter, true)],
    [
      OPS.beginMarkedContentProps,
      (painter, [tag, group]) => enterLayer(painter, tag !== 'OC' || isVisible(layers, group)),
    ],
    [OPS.endMarkedContent, (painter) => leaveLayer(painter)],
    ...[OPS.paintImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObject].map(
      (operator): [number, Step] => [operator, (painter) => painter.picture()],
    ),
  ];
  return new Map(steps);
}

/** The path of the drawing operator in `args`; a clipping path that was announced is set once it is drawn. */
function drawPath(painter: Painter, [, paths, box]: Arguments, evenOdd: boolean | undefined): void {
  const bounds = box as ArrayLike<number> | null;
  const [path] = (paths ?? []) as readonly (ArrayLike<number> | null)[];
  if (evenOdd !== undefined) painter.fill(path ?? null, bounds, evenOdd);
  if (painter.clips) painter.clip(bounds);
  painter.clips = false;
}

function setFont(painter: Painter, font: Font | null, size: number): void {
  painter.state.font = font;
  painter.state.fontSize = size;
}

function setGraphicsState(painter: Painter, entries: unknown, fonts: (name: unknown) => Font | null): void {
  for (const [key, value] of (entries ?? []) as readonly [string, unknown][]) {
    if (key === 'ca') painter.state.alpha = Number(value);
    if (key === 'BM') painter.state.plain = value === 'source-over';
    if (key === 'SMask') painter.state.plain = value === false;
    if (key === 'Font') {
      const [name, size] = value as [unknown, number];
      setFont(painter, fonts(name), size);
    }
  }
}

/** pdf.js hands colours over as '#rrggbb', formerly as three numbers. */
function colourOf(args: Arguments): number | null {
  const [first] = args;
  if (typeof first === 'string') return /^#[0-9a-f]{6}$/i.test(first) ? Number.parseInt(first.slice(1), 16) : null;
  return (numberAt(args, 0) << 16) | (numberAt(args, 1) << 8) | numberAt(args, 2);
}

function isVisible(layers: Layers, group: unknown): boolean {
  try {
    return layers.isVisible(group as never) !== false;
  } catch {
    return true;
  }
}

function enterLayer(painter: Painter, visible: boolean): void {
  painter.layers.push(visible);
  if (!visible) painter.hiddenLayers += 1;
}

function leaveLayer(painter: Painter): void {
  if (painter.layers.pop() === false) painter.hiddenLayers -= 1;
}
