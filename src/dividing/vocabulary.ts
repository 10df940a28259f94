import type { Pattern, Question, Subject } from '../rubric/index.ts';
import { STOP_WORDS } from '../rubric/pattern/index.ts';
import { foldCode, SKIP } from './fold-code.ts';
import type { Lines } from './lines.ts';

/**
 * What the words of a passage say about the question it answers. Words are compared by a light stem (accents, case,
 * doubled letters and common endings left out), which also absorbs the commonest misspellings. The stem is found
 * with a rolling hash while the text is read once: no word is ever cut out, which keeps a copy near 0.1 ms.
 */
export interface Vocabulary {
  readonly questions: number;
  /** Open addressing table: hash of a stem → entry number + 1. */
  readonly slots: Int32Array;
  readonly hashes: Int32Array;
  readonly mask: number;
  /** Longest ending that a word may have beyond the stem. */
  readonly tails: Uint8Array;
  /** Entry × question → weight of one occurrence. */
  readonly weights: Float64Array;
}

/** Per line × question: summed weights; per line: number of words. */
export interface Content {
  readonly weights: Float64Array;
  readonly words: Uint16Array;
}

const ENDINGS =
  'issements issement ations ation ements ement amment itions ition aient ables able iques ique euses euse antes ante ances ance ences ence ites ives ive ions ion eurs eur ants ant ents ees ent ait ais ite ees ee er ez es if al e s x'.split(
    ' ',
  );
const MIN_STEM = 5;
const SHORT_STEM = 4;
const MIN_WORD = 3;
const LONG_TAIL = 6;
const SHORT_TAIL = 2;
const DIGIT_LAST = 57;

/** How much a source says about its question. The title and the hints are written to tell questions apart. */
const STRENGTH = { title: 3, hints: 3, criterion: 1.5, ideas: 1, expected: 0.7 } as const;
/** One test answer says little (its words may be anybody's); a word of six of them says what a criterion's title does. */
const TEST_STRENGTH = 0.2;
const TESTS_MOST = 1.2;
/** From this strength on a source is fully believed. */
const TRUSTED = 1.5;

const cache = new WeakMap<Subject, Vocabulary>();

export function vocabularyOf(subject: Subject): Vocabulary {
  const known = cache.get(subject);
  if (known !== undefined) return known;
  const made = buildVocabulary(subject);
  cache.set(subject, made);
  return made;
}

/** Weights and word counts of every line, in one pass over the text. */
export function measureLines(text: string, lines: Lines, vocabulary: Vocabulary): Content {
  const weights = new Float64Array(lines.count * vocabulary.questions);
  const words = new Uint16Array(lines.count);
  for (let line = 0; line < lines.count; line += 1) {
    words[line] = measureLine(
      text,
      lines.start[line] ?? 0,
      lines.end[line] ?? 0,
      vocabulary,
      weights,
      line * vocabulary.questions,
    );
  }
  return { weights, words };
}

function measureLine(
  text: string,
  from: number,
  to: number,
  vocabulary: Vocabulary,
  weights: Float64Array,
  row: number,
): number {
  const { questions, tails } = vocabulary;
  let words = 0;
  let hash = HASH_START;
  let length = 0;
  let previous = 0;
  let entry = -1;
  let entryLength = 0;
  for (let at = from; at <= to; at += 1) {
    const folded = at < to ? foldCode(text.charCodeAt(at)) : 0;
    if (folded > SKIP) {
      if (folded !== previous || folded <= DIGIT_LAST) {
        hash = Math.imul(hash ^ folded, HASH_PRIME);
        length += 1;
        if (length >= MIN_WORD) {
          const found = findEntry(vocabulary, hash);
          if (found >= 0) {
            entry = found;
            entryLength = length;
          }
        }
        previous = folded;
      }
    } else if (folded === 0 && length > 0) {
      words += 1;
      if (entry >= 0 && length - entryLength <= (tails[entry] ?? 0)) {
        const base = entry * questions;
        for (let question = 0; question < questions; question += 1) {
          weights[row + question] = (weights[row + question] ?? 0) + (vocabulary.weights[base + question] ?? 0);
        }
      }
      hash = HASH_START;
      length = 0;
      previous = 0;
      entry = -1;
    }
  }
  return words;
}

/** Content words of a short text, each with its entry (-1: no question uses it) and place. */
export function wordsOf(text: string, vocabulary: Vocabulary): { entry: number; start: number; end: number }[] {
  const found: { entry: number; start: number; end: number }[] = [];
  for (const { word, start, end } of cutFolded(text)) {
    if (isContent(word)) found.push({ entry: entryOf(vocabulary, word), start, end });
  }
  return found;
}

function entryOf(vocabulary: Vocabulary, word: string): number {
  let hash = HASH_START;
  let entry = -1;
  let entryLength = 0;
  const letters = withoutDoubles(word);
  for (let at = 0; at < letters.length; at += 1) {
    hash = Math.imul(hash ^ letters.charCodeAt(at), HASH_PRIME);
    if (at + 1 < MIN_WORD) continue;
    const found = findEntry(vocabulary, hash);
    if (found >= 0) {
      entry = found;
      entryLength = at + 1;
    }
  }
  return entry >= 0 && letters.length - entryLength <= (vocabulary.tails[entry] ?? 0) ? entry : -1;
}

const HASH_START = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

function findEntry(vocabulary: Vocabulary, hash: number): number {
  const { slots, hashes, mask } = vocabulary;
  for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot] ?? 0;
    if (entry === 0) return -1;
    if (hashes[entry - 1] === hash) return entry - 1;
  }
}

interface Draft {
  readonly strengths: Float64Array;
  tail: number;
}

function buildVocabulary(subject: Subject): Vocabulary {
  const drafts = new Map<string, Draft>();
  const count = subject.questions.length;
  for (const [index, question] of subject.questions.entries()) {
    for (const title of titlesOf(subject, question)) addWords(drafts, count, index, title, STRENGTH.title);
    for (const [text, strength] of sourcesOf(question)) addWords(drafts, count, index, text, strength);
    for (const [word, strength] of testWords(question)) addWords(drafts, count, index, word, strength);
  }
  return packVocabulary(drafts, count);
}

/** What a question is called: its title, and that of its dossier when it stands alone there. */
export function titlesOf(subject: Subject, question: Question): string[] {
  const alone = subject.dossiers.find(({ questions }) => questions.length === 1 && questions[0] === question.id);
  return alone === undefined ? [question.title] : [question.title, alone.title];
}

function* sourcesOf(question: Question): Generator<readonly [string, number]> {
  for (const pattern of question.hints) yield [phraseOf(pattern), STRENGTH.hints];
  for (const list of question.lists.values()) {
    for (const idea of list.families) yield [`${idea.name} ${idea.match.map(phraseOf).join(' ')}`, STRENGTH.ideas];
  }
  for (const criterion of question.criteria) {
    yield [criterion.title, STRENGTH.criterion];
    yield [criterion.expected, STRENGTH.expected];
    for (const part of criterion.parts) {
      const ideas = part.kind === 'ideas' ? part.from : part.kind === 'justification' ? part.by : [];
      for (const idea of ideas) yield [idea.match.map(phraseOf).join(' '), STRENGTH.ideas];
    }
  }
}

/** Words of the rubric's own test answers, each with a strength that grows with the number of answers that use it. */
function testWords(question: Question): Map<string, number> {
  const strengths = new Map<string, number>();
  for (const { answer } of question.tests) {
    for (const word of new Set([...cutFolded(answer)].map(({ word }) => word))) {
      strengths.set(word, Math.min(TESTS_MOST, (strengths.get(word) ?? 0) + TEST_STRENGTH));
    }
  }
  return strengths;
}

/** The words of a pattern as its author wrote them, without excluded words and references to named sets. */
function phraseOf(pattern: Pattern): string {
  return pattern.source.replace(/(?:^|\s)[-@~]\S+|[\^=]/g, ' ').replace(/[_|*>]/g, ' ');
}

function addWords(
  drafts: Map<string, Draft>,
  questions: number,
  question: number,
  text: string,
  strength: number,
): void {
  for (const { word } of cutFolded(text)) {
    if (!isContent(word)) continue;
    const [stem, tail] = stemOf(word);
    let draft = drafts.get(stem);
    if (draft === undefined) {
      draft = { strengths: new Float64Array(questions), tail };
      drafts.set(stem, draft);
    }
    draft.tail = Math.max(draft.tail, tail);
    draft.strengths[question] = Math.max(draft.strengths[question] ?? 0, strength);
  }
}

/** A word shared by all questions tells nothing: its weight falls with its spread, as in a naive Bayes model. */
function packVocabulary(drafts: ReadonlyMap<string, Draft>, questions: number): Vocabulary {
  let size = 64;
  while (size < drafts.size * 4) size *= 2;
  const slots = new Int32Array(size);
  const hashes = new Int32Array(drafts.size);
  const tails = new Uint8Array(drafts.size);
  const weights = new Float64Array(drafts.size * questions);
  let entry = 0;
  for (const [stem, draft] of drafts) {
    let hash = HASH_START;
    for (let at = 0; at < stem.length; at += 1) hash = Math.imul(hash ^ stem.charCodeAt(at), HASH_PRIME);
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = entry + 1;
    hashes[entry] = hash;
    tails[entry] = draft.tail;
    const total = draft.strengths.reduce((sum, strength) => sum + strength, 0);
    const trust = Math.min(1, Math.max(...draft.strengths) / TRUSTED);
    for (const [question, strength] of draft.strengths.entries()) {
      if (strength > 0)
        weights[entry * questions + question] = trust * Math.max(0, Math.log((strength / total) * questions));
    }
    entry += 1;
  }
  return { questions, slots, hashes, mask: size - 1, tails, weights };
}

function* cutFolded(text: string): Generator<{ word: string; start: number; end: number }> {
  let word = '';
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const folded = at < text.length ? foldCode(text.charCodeAt(at)) : 0;
    if (folded > SKIP) {
      if (word === '') start = at;
      word += String.fromCharCode(folded);
    } else if (folded === 0 && word !== '') {
      yield { word, start, end: at };
      word = '';
    }
  }
}

/** Small numbers ("3", "25") stand everywhere; from three digits on they are data of the case. */
function isContent(word: string): boolean {
  return word.length >= MIN_WORD && !STOP_WORDS.has(word);
}

function stemOf(word: string): [stem: string, tail: number] {
  const letters = withoutDoubles(word);
  if (/\d/.test(letters)) return [letters, 0];
  for (const ending of ENDINGS) {
    const kept = letters.length - ending.length;
    if (kept >= (ending.length === 1 ? SHORT_STEM : MIN_STEM) && letters.endsWith(ending)) {
      return [letters.slice(0, kept), ending.length > 1 ? LONG_TAIL : kept <= SHORT_STEM ? 1 : SHORT_TAIL];
    }
  }
  return [letters, letters.length <= SHORT_STEM ? 1 : SHORT_TAIL];
}

function withoutDoubles(word: string): string {
  return word.replace(/([a-z])\1+/g, '$1');
}
