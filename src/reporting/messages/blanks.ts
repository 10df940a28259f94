import type { Message } from '../../types/index.ts';
import { formatNumber, type Lang } from './format.ts';

/** Blanks that hold the solution, or a part of it: a student's report never fills them. */
const SOLUTION = new Set(
  'expected examples formula right correct instead term raw whole computed operation'.split(' '),
);

/** The values of a message as a sentence reads them, each already written in the reader's language. */
export class Blanks {
  /** True once a sentence has asked for a part of the solution. */
  tellsSolution = false;
  readonly lang: Lang;
  readonly #values: Message['values'];

  constructor(values: Message['values'], lang: Lang) {
    this.#values = values;
    this.lang = lang;
  }

  /** Text of a blank; empty when the message does not have it. */
  of(name: string): string {
    if (SOLUTION.has(name)) this.tellsSolution = true;
    const value = this.#values[name];
    if (value === undefined) return '';
    return typeof value === 'number' ? formatNumber(value, this.lang, decimalsFor(value)) : value;
  }

  /** Number of a blank; 0 when it is missing or is no number. */
  count(name: string): number {
    const value = Number(this.#values[name] ?? 0);
    return Number.isFinite(value) ? value : 0;
  }

  has(name: string): boolean {
    const value = this.#values[name];
    return value !== undefined && value !== '';
  }

  /** Names of the blanks that may be shown to anyone. */
  open(): string[] {
    return Object.keys(this.#values).filter((name) => !SOLUTION.has(name));
  }
}

/** Two decimals as the exam writes them, more when the figure would vanish ("0,004"). */
function decimalsFor(value: number): number {
  return value !== 0 && Math.abs(value) < 0.01 ? 4 : 2;
}

/** One sentence of a catalogue: plain, short, exact. */
export type Sentence = (blanks: Blanks) => string;
export type Catalogue = Readonly<Record<string, Sentence>>;
