import type { Figure, FigureReading } from '../../types/index.ts';
import { readCalculations } from './calculation/index.ts';
import { DecimalStyle } from './grammar/decimal-style.ts';
import { type Draft, toFigure } from './grammar/draft.ts';
import { readFigure } from './grammar/read-figure.ts';
import type { Scan } from './not-a-figure/scan.ts';
import { BREAK, DIGITS, type Language, SIGN, Tokens, WORD } from './text/tokens.ts';
import { vocabulary } from './vocabulary/index.ts';

export interface ReadOptions {
  /** Language of the prose; French when it is not said. It decides "4,800", number words and phrases. */
  readonly lang?: Language;
  /** Half-open part of `text` to read, in UTF-16 units; the whole when it is not said. */
  readonly start?: number;
  readonly end?: number;
}

/**
 * Every number of a text, each kept as what it is, and the calculations written with them. One pass, in time
 * proportional to the text whatever it holds. Offsets are those of `text`; a part is read as if the rest were not
 * there, save the sign that the whole text writes its decimals with.
 */
export function readFigures(text: string, options: ReadOptions = {}): FigureReading {
  const language = options.lang ?? 'fr';
  const from = Math.max(0, options.start ?? 0);
  const to = Math.min(text.length, options.end ?? text.length);
  const tokens = new Tokens(text, language, vocabulary[language], from, to);
  const drafts = readDrafts(tokens, new DecimalStyle(text, language));
  const figures: Figure[] = drafts.map((draft) => toFigure(tokens, draft));
  return { figures, calculations: readCalculations(tokens, drafts, figures) };
}

function readDrafts(tokens: Tokens, style: DecimalStyle): Draft[] {
  const drafts: Draft[] = [];
  const scan: { -readonly [field in keyof Scan]: Scan[field] } = { tokens, style, previous: null, depth: 0 };
  let index = 0;
  while (index < tokens.count) {
    const kind = tokens.kind(index);
    if (kind === BREAK) scan.depth = 0;
    const starts = kind === DIGITS || kind === SIGN || (kind === WORD && tokens.word(index) !== null);
    const made = starts ? readFigure(scan, index) : null;
    if (made === null) {
      const sign = kind === SIGN ? tokens.sign(index) : 0;
      if (sign === 0x28) scan.depth += 1;
      else if (sign === 0x29 && scan.depth > 0) scan.depth -= 1;
      index += 1;
    } else {
      drafts.push(made);
      scan.previous = made;
      index = made.next;
    }
  }
  return drafts;
}
