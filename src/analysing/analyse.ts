import { type Question, type Scope, type Subject, wordIndexOf } from '../rubric/index.ts';
import type { Analysis, Answer, Document, IdeaMatch, Unit } from '../types/index.ts';
import { copiedTokens } from './copied.ts';
import { featuresOf, isWordList } from './features.ts';
import { readFigures } from './figures/index.ts';
import { find, type Ground, matchIdea } from './idea-matches.ts';
import { denials, isPresentedAsFalse, reasonFrom, retracts } from './negation.ts';
import { soughtIn } from './question-ideas.ts';
import { type Mention, mentionedTopics } from './topics.ts';
import { cutUnits, type RawUnit } from './units.ts';

/** Analyses one answer against what its question looks for. Pure: same document, answer and rubric, same analysis. */
export function analyse(document: Document, answer: Answer, question: Question, subject: Subject): Analysis {
  const readings = answer.spans.map((span) => readFigures(document.text, { start: span.start, end: span.end }));
  const figures = readings.flatMap((reading) => reading.figures);
  const { units: raw, tokens } = cutUnits(document.text, answer.spans, figures);
  const index = wordIndexOf(tokens, subject.lexicon);
  const scopes = raw.map((unit) => scopeFor(raw, unit));
  const scopeOf = (at: number): Scope => scopes[tokens[at]?.unit ?? 0] ?? { start: 0, end: 0, context: [] };
  const topics = inheritTopics(document.text, raw, mentionedTopics(question, index, scopeOf));
  const copied = copiedTokens(tokens, subject.shingles.annexes);
  const units = raw.map((unit): Unit => {
    const { hasVerb, reasoned, hasClause } = featuresOf(tokens, unit.firstToken, unit.endToken);
    const text = document.text.slice(unit.start, unit.end);
    const words = unit.endToken - unit.firstToken;
    let shared = 0;
    for (let at = unit.firstToken; at < unit.endToken; at += 1) shared += copied[at] ?? 0;
    return {
      index: unit.index,
      kind: unit.kind,
      start: unit.start,
      end: unit.end,
      firstToken: unit.firstToken,
      endToken: unit.endToken,
      block: unit.block,
      line: unit.line,
      context: unit.context,
      topic: topics.inherited[unit.index] ?? null,
      topics: topics.own.get(unit.index) ?? [],
      words,
      hasVerb,
      reasoned,
      wordList: unit.kind !== 'cell' && unit.kind !== 'row' && isWordList(text, words, hasClause),
      copied: words === 0 ? 0 : shared / words,
    };
  });
  const ground: Ground = { tokens, index, scopeOf, denials: denials(tokens), retracted: retractedUnits(raw, tokens) };
  return {
    question: question.id,
    spans: answer.spans,
    tokens,
    units,
    figures,
    calculations: readings.flatMap((reading) => reading.calculations),
    ideas: ideasIn(question, subject, ground),
  };
}

function ideasIn(question: Question, subject: Subject, ground: Ground): Map<string, readonly IdeaMatch[]> {
  const ideas = new Map<string, readonly IdeaMatch[]>();
  const sought = soughtIn(question, subject);
  const candidates = sought.index.candidates(ground.index);
  let next = candidates.indexOf(1);
  for (const { key, patterns, first, idea } of sought.searches) {
    if (next < 0) break;
    const end = first + patterns.length;
    if (next >= end) continue;
    const possible = patterns.filter((_, order) => candidates[first + order] === 1);
    next = candidates.indexOf(1, end);
    const matches = idea === null ? find(key, possible, false, ground) : matchIdea(idea, possible, ground);
    if (matches.length > 0) ideas.set(key, matches);
  }
  return ideas;
}

/** A pattern stands whole in a unit; the cells of a row are one scope. Headings and lead-ins are its context. */
function scopeFor(units: readonly RawUnit[], unit: RawUnit): Scope {
  let first = unit.index;
  let last = unit.index;
  if (unit.kind === 'cell') {
    while (units[first - 1]?.kind === 'cell' && units[first - 1]?.line === unit.line) first -= 1;
    while (units[last + 1]?.kind === 'cell' && units[last + 1]?.line === unit.line) last += 1;
  }
  return {
    start: units[first]?.firstToken ?? 0,
    end: units[last]?.endToken ?? 0,
    context: unit.context.map((at) => ({ start: units[at]?.firstToken ?? 0, end: units[at]?.endToken ?? 0 })),
  };
}

interface Topics {
  readonly own: ReadonlyMap<number, readonly string[]>;
  readonly inherited: readonly (string | null)[];
}

/** In running prose, a channel named after these first words is a complement ("partager les posts d'Instagram"), not the subject. */
const SUBJECT_WORDS = 6;

/**
 * A unit speaks of what it stands under (row label, column, heading, lead-in) when that is one topic; else of the topic
 * that opens it; else of what the unit before spoke of, unless a heading or a new list changed the subject.
 */
function inheritTopics(
  text: string,
  units: readonly RawUnit[],
  mentions: ReadonlyMap<number, readonly Mention[]>,
): Topics {
  const inherited: (string | null)[] = [];
  const own = new Map([...mentions].map(([unit, list]) => [unit, [...new Set(list.map((one) => one.topic))]]));
  let running: string | null = null;
  let runningContext = '';
  let runningBlock = -1;
  // A line of its own that only names a topic opens a part, whatever stands above it.
  let part: string | null = null;
  for (const unit of units) {
    const context = unit.context.join();
    const named = mentions.get(unit.index) ?? [];
    const topics = own.get(unit.index) ?? [];
    const alone = isAloneOnLine(units, unit);
    if (unit.kind === 'heading') part = null;
    else if (alone && isTopicTitle(text, unit, topics)) part = named[0]?.topic ?? null;
    else if (alone && isNumberedTitle(text, unit)) part = topics.length === 1 ? (topics[0] ?? null) : null;
    else if (part !== null && unit.block !== runningBlock && opensWithAnother(unit, named, part)) part = null;
    const above =
      (unit.kind === 'cell' ? null : part) ??
      [...unit.context]
        .reverse()
        .map((at) => own.get(at) ?? [])
        .find((topics) => topics.length === 1)?.[0] ??
      null;
    const opening = named.find((one) => one.at - unit.firstToken < SUBJECT_WORDS)?.topic ?? null;
    const sameParagraph = unit.block === runningBlock && unit.kind === 'sentence';
    if (unit.kind === 'heading') running = (own.get(unit.index) ?? []).length === 1 ? (named[0]?.topic ?? null) : null;
    else if (above !== null) running = above;
    else if (opening !== null) running = opening;
    else if (named.length > 0 && (!sameParagraph || running === null)) running = named[0]?.topic ?? null;
    else if (context !== runningContext && unit.context.length > 0 && unit.kind !== 'cell') running = null;
    else if (unit.block !== runningBlock && unit.kind === 'sentence') running = null;
    runningContext = context;
    runningBlock = unit.block;
    inherited.push(running);
  }
  return { own, inherited };
}

const isAloneOnLine = (units: readonly RawUnit[], { index, line }: RawUnit): boolean =>
  units[index - 1]?.line !== line && units[index + 1]?.line !== line;

const LONGEST_TITLE = 10;
const NUMBERING = /^[ \t]*[(]?(?:[a-h]|[ivx]{1,4}|\d{1,2})[ \t]*[.)°/-][ \t]*$/iu;

/** "d. Les places de marché professionnelles": a line of a few words with a letter or a number before it. */
function isNumberedTitle(text: string, unit: RawUnit): boolean {
  const lineStart = text.lastIndexOf('\n', unit.start - 1) + 1;
  return (
    NUMBERING.test(text.slice(lineStart, unit.start)) &&
    unit.endToken - unit.firstToken <= LONGEST_TITLE &&
    !/[.;!?=:%€]|\d/u.test(text.slice(unit.start, unit.end))
  );
}

/** A paragraph of prose that begins with another topic is no longer of this part. */
const opensWithAnother = (unit: RawUnit, named: readonly Mention[], part: string): boolean =>
  unit.kind === 'sentence' &&
  named.some((one) => one.at - unit.firstToken < SUBJECT_WORDS && one.topic !== part) &&
  !named.some((one) => one.topic === part);

const TITLE_WORDS = 3;
const SAYS_MORE = /[=:→]\s*\S/u;

/** "Facebook", not "Facebook = +/-". */
const isTopicTitle = (text: string, unit: RawUnit, topics: readonly string[]): boolean =>
  topics.length === 1 &&
  unit.kind !== 'cell' &&
  unit.kind !== 'row' &&
  unit.endToken - unit.firstToken <= TITLE_WORDS &&
  !SAYS_MORE.test(text.slice(unit.start, unit.end));

function retractedUnits(units: readonly RawUnit[], tokens: Ground['tokens']): Map<number, number> {
  const retracted = new Map<number, number>();
  for (const unit of units) {
    if (unit.index > 0 && retracts(tokens, unit.firstToken, unit.endToken))
      retracted.set(unit.index - 1, Number.POSITIVE_INFINITY);
    if (isPresentedAsFalse(tokens, unit.firstToken, unit.endToken))
      retracted.set(unit.index, reasonFrom(tokens, unit.firstToken, unit.endToken));
  }
  return retracted;
}
