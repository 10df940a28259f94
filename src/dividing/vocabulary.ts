import type { Pattern, Question, Subject } from '../rubric/index.ts';
import { cutContentWords, withoutDoubles } from './content-words.ts';
import { hashOf, slotOf } from './word-hash.ts';

/**
 * What the words of a passage say about the question it answers. Words are compared by a light stem (accents, case,
 * doubled letters and common endings left out), which also absorbs the commonest misspellings.
 */
export interface Vocabulary {
  readonly questions: number;
  /** Open addressing table: hash of a stem → entry number + 1. */
  readonly slots: Int32Array;
  readonly hashes: Int32Array;
  readonly mask: number;
  /** Slot → 1 when it is taken. */
  readonly present: Uint8Array;
  /** Longest ending that a word may have beyond the stem. */
  readonly tails: Uint8Array;
  /** Weights of one occurrence of entry e, for the few questions that it speaks for: `[first[e], first[e + 1])`. */
  readonly first: Int32Array;
  readonly speaksFor: Uint8Array;
  readonly weights: Float64Array;
  /** Entry → 1 when the title of a question has it. */
  readonly titled: Uint8Array;
}

const ENDINGS =
  'issements issement ations ation ements ement amment itions ition aient ables able iques ique euses euse antes ante ances ance ences ence ites ives ive ions ion eurs eur ants ant ents ees ent ait ais ite ees ee er ez es if al e s x'.split(
    ' ',
  );
const MIN_STEM = 5;
const SHORT_STEM = 4;
const LONG_TAIL = 6;
const SHORT_TAIL = 2;

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

interface Book {
  readonly drafts: Map<string, Draft>;
  readonly questions: number;
}

interface Draft {
  readonly strengths: Float64Array;
  tail: number;
  titled: boolean;
}

function buildVocabulary(subject: Subject): Vocabulary {
  const book: Book = { drafts: new Map(), questions: subject.questions.length };
  for (const [index, question] of subject.questions.entries()) {
    for (const title of titlesOf(subject, question)) addWords(book, index, title, STRENGTH.title, true);
    for (const [text, strength] of sourcesOf(question)) addWords(book, index, text, strength);
    for (const [word, strength] of testWords(question)) addWords(book, index, word, strength);
  }
  return packVocabulary(book);
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
    for (const word of new Set(cutContentWords(answer).map(({ word }) => word))) {
      strengths.set(word, Math.min(TESTS_MOST, (strengths.get(word) ?? 0) + TEST_STRENGTH));
    }
  }
  return strengths;
}

/** The words of a pattern as its author wrote them, without excluded words and references to named sets. */
function phraseOf(pattern: Pattern): string {
  return pattern.source.replace(/(?:^|\s)[-@~]\S+|[\^=]/g, ' ').replace(/[_|*>]/g, ' ');
}

function addWords({ drafts, questions }: Book, question: number, text: string, strength: number, titled = false): void {
  for (const { word } of cutContentWords(text)) {
    const [stem, tail] = stemOf(word);
    let draft = drafts.get(stem);
    if (draft === undefined) {
      draft = { strengths: new Float64Array(questions), tail, titled: false };
      drafts.set(stem, draft);
    }
    draft.titled ||= titled;
    draft.tail = Math.max(draft.tail, tail);
    draft.strengths[question] = Math.max(draft.strengths[question] ?? 0, strength);
  }
}

/** A word shared by all questions tells nothing: its weight falls with its spread, as in a naive Bayes model. */
function packVocabulary({ drafts, questions }: Book): Vocabulary {
  let size = 64;
  while (size < drafts.size * 4) size *= 2;
  const slots = new Int32Array(size);
  const hashes = new Int32Array(drafts.size);
  const tails = new Uint8Array(drafts.size);
  const titled = new Uint8Array(drafts.size);
  const first = new Int32Array(drafts.size + 1);
  const speaksFor: number[] = [];
  const weights: number[] = [];
  let entry = 0;
  for (const [stem, draft] of drafts) {
    const hash = hashOf(stem);
    let slot = slotOf(hash, size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = entry + 1;
    hashes[entry] = hash;
    tails[entry] = draft.tail;
    titled[entry] = draft.titled ? 1 : 0;
    const total = draft.strengths.reduce((sum, strength) => sum + strength, 0);
    const trust = Math.min(1, Math.max(...draft.strengths) / TRUSTED);
    for (const [question, strength] of draft.strengths.entries()) {
      const weight = strength === 0 ? 0 : trust * Math.max(0, Math.log((strength / total) * questions));
      if (weight === 0) continue;
      speaksFor.push(question);
      weights.push(weight);
    }
    first[entry + 1] = weights.length;
    entry += 1;
  }
  return {
    questions,
    slots,
    hashes,
    mask: size - 1,
    present: Uint8Array.from(slots, (entry) => Math.min(entry, 1)),
    tails,
    first,
    speaksFor: Uint8Array.from(speaksFor),
    weights: Float64Array.from(weights),
    titled,
  };
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
