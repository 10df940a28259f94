import { FOLD, fold } from './characters.ts';
import type { Cue } from './cue.ts';

/** How a word takes part in a spelled number. `loose`: only inside one ("quatre vingt dis"), never alone ("je dis"). */
export interface NumeralWord {
  readonly role: 'unit' | 'teen' | 'ten' | 'hundred' | 'thousand' | 'scale';
  readonly value: number;
  readonly loose: boolean;
}

export type UnitFamily = 'percent' | 'money' | 'time' | 'physical' | 'count';

/** A unit as written: `symbol` is what the figure will carry, `factor` brings the value to it ("centimes" 0.01 → "€"). */
export interface UnitWord {
  readonly symbol: string;
  readonly family: UnitFamily;
  readonly factor: number;
}

/** Everything the vocabulary says of one folded word; a word may have several facets ("seconde": time, ordinal). */
export interface Word {
  readonly text: string;
  numeral: NumeralWord | null;
  unit: UnitWord | null;
  /** "tiers" → 1/3: the part that the word names. */
  part: number;
  /** "troisième" → 3. */
  ordinal: number;
  /** "dizaine" → 10: a collective number. */
  collective: number;
  cues: number;
}

export type Facets = Partial<Omit<Word, 'text' | 'cues'>> & { readonly cues?: Cue };

const SLOTS = 1 << 13;

/** Folded words by hash, read straight from the text: looking one up allocates nothing. */
export class Lexicon {
  private readonly slots = new Int32Array(SLOTS);
  private readonly hashes: number[] = [0];
  private readonly words: (Word | null)[] = [null];

  add(spelling: string, facets: Facets): void {
    const text = interned(fold(spelling));
    let id = this.find(text, 0, text.length, hashOf(text));
    if (id === 0) id = this.insert(text);
    const word = this.words[id];
    if (word) Object.assign(word, facets, { cues: word.cues | (facets.cues ?? 0) });
  }

  /** Identity of the word written at `[start, end)` whose folded hash is `hash`; 0 when it is not in the vocabulary. */
  find(text: string, start: number, end: number, hash: number): number {
    for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const id = this.slots[slot] ?? 0;
      if (id === 0) return 0;
      if (this.hashes[id] === hash && matches(text, start, end, this.words[id]?.text ?? '')) return id;
    }
  }

  word(id: number): Word | null {
    return this.words[id] ?? null;
  }

  private insert(text: string): number {
    const hash = hashOf(text);
    const id = this.words.length;
    this.words.push({ text, numeral: null, unit: null, part: 0, ordinal: 0, collective: 0, cues: 0 });
    this.hashes.push(hash);
    let slot = hash & (SLOTS - 1);
    while (this.slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    this.slots[slot] = id;
    return id;
  }
}

/**
 * The engine's one copy of a string, as property names are: comparing it with a literal is then comparing addresses,
 * and the grammars do little else.
 */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}

/** One step of the folded hash; `base` 0 (a combining mark) leaves it unchanged. */
export function hashStep(hash: number, base: number): number {
  return base === 0 ? hash : Math.imul(hash ^ base, 0x01000193);
}

/** The multiplicative hash is weak in its low bits, which choose the slot. */
export function hashEnd(hash: number): number {
  return (hash ^ (hash >>> 15)) | 0;
}

export const HASH_START = 0x811c9dc5 | 0;

function hashOf(folded: string): number {
  let hash = HASH_START;
  for (let index = 0; index < folded.length; index += 1) hash = hashStep(hash, folded.charCodeAt(index));
  return hashEnd(hash);
}

function matches(text: string, start: number, end: number, folded: string): boolean {
  let at = 0;
  for (let index = start; index < end; index += 1) {
    const base = FOLD[text.charCodeAt(index)] ?? 0;
    if (base === 0) continue;
    if (folded.charCodeAt(at) !== base) return false;
    at += 1;
  }
  return at === folded.length;
}
