import { CLASS, DIGIT, FOLD, LETTER, NEWLINE, PUNCTUATION } from './characters.ts';
import { HASH_START, hashEnd, hashStep, type Lexicon, type Word } from './lexicon.ts';

export type Language = 'fr' | 'en';

/** Kinds of token; 0 is what any index outside the text answers. */
export const NONE = 0;
export const WORD = 1;
export const DIGITS = 2;
export const SIGN = 3;
export const BREAK = 4;

/**
 * A text cut into words, runs of digits, signs (one punctuation unit each) and line breaks, in flat arrays. Blanks are
 * not tokens: they show as a gap between two of them. Any index may be asked about; outside the text answers NONE.
 */
export class Tokens {
  count = 0;
  private kinds: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  /** Vocabulary identity of a word, character code of a sign. */
  private values: Int32Array;

  constructor(
    readonly text: string,
    readonly language: Language,
    private readonly lexicon: Lexicon,
    from: number,
    to: number,
  ) {
    const room = Math.ceil((to - from) / 3) + 16;
    this.kinds = new Uint8Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.values = new Int32Array(room);
    this.cut(from, to);
  }

  kind(index: number): number {
    return index < this.count ? (this.kinds[index] ?? NONE) : NONE;
  }

  start(index: number): number {
    return this.starts[index] ?? 0;
  }

  end(index: number): number {
    return this.ends[index] ?? 0;
  }

  length(index: number): number {
    return this.end(index) - this.start(index);
  }

  /** Character code of the sign at `index`, 0 when it is not a sign. */
  sign(index: number): number {
    return this.kind(index) === SIGN ? (this.values[index] ?? 0) : 0;
  }

  /** Nothing stands between this token and the one before. */
  glued(index: number): boolean {
    return index > 0 && index < this.count && this.starts[index] === this.ends[index - 1];
  }

  /** Number of blanks before the token. */
  gap(index: number): number {
    return this.start(index) - this.end(index - 1);
  }

  /** Vocabulary entry of the word at `index`; null for an unknown word and for anything else. */
  word(index: number): Word | null {
    return this.kind(index) === WORD ? this.lexicon.word(this.values[index] ?? 0) : null;
  }

  /** The word at `index` is known and folds to `folded`. */
  is(index: number, folded: string): boolean {
    return this.word(index)?.text === folded;
  }

  /** The word at `index` is known and folds to one of `folded`. */
  isOneOf(index: number, folded: ReadonlySet<string>): boolean {
    const word = this.word(index);
    return word !== null && folded.has(word.text);
  }

  has(index: number, cue: number): boolean {
    return ((this.word(index)?.cues ?? 0) & cue) !== 0;
  }

  /** The token as written. */
  written(index: number): string {
    return this.text.slice(this.start(index), this.end(index));
  }

  /** A line break or the edge of the text. */
  edge(index: number): boolean {
    const kind = this.kind(index);
    return kind === NONE || kind === BREAK;
  }

  private cut(from: number, to: number): void {
    const text = this.text;
    let at = from;
    while (at < to) {
      const kind = CLASS[text.charCodeAt(at)];
      const start = at;
      if (kind === LETTER) {
        let hash = HASH_START;
        let code = text.charCodeAt(at);
        do {
          hash = hashStep(hash, FOLD[code] ?? 0);
          at += 1;
          code = text.charCodeAt(at);
        } while (at < to && CLASS[code] === LETTER);
        this.push(WORD, start, at, this.lexicon.find(text, start, at, hashEnd(hash)));
      } else if (kind === DIGIT) {
        do at += 1;
        while (at < to && CLASS[text.charCodeAt(at)] === DIGIT);
        this.push(DIGITS, start, at, 0);
      } else {
        at += 1;
        if (kind === PUNCTUATION) this.push(SIGN, start, at, text.charCodeAt(start));
        else if (kind === NEWLINE) this.push(BREAK, start, at, 0);
      }
    }
  }

  private push(kind: number, start: number, end: number, value: number): void {
    if (this.count === this.kinds.length) this.grow();
    this.kinds[this.count] = kind;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.values[this.count] = value;
    this.count += 1;
  }

  private grow(): void {
    const room = this.count * 2;
    const wider = (narrow: Int32Array): Int32Array => {
      const wide = new Int32Array(room);
      wide.set(narrow);
      return wide;
    };
    const kinds = new Uint8Array(room);
    kinds.set(this.kinds);
    this.kinds = kinds;
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
    this.values = wider(this.values);
  }
}
