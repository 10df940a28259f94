import { type Block, blockOf, contentScores } from './blocks.ts';
import type { Candidate } from './candidates.ts';
import type { Content } from './content.ts';
import { titleWords } from './labels/title-words.ts';
import { IMPOSSIBLE, Plausibility, type State } from './plausibility.ts';
import type { SubjectIndex } from './subject-index.ts';

/** What became of a candidate: plain text, a label that opens `state`, or a repeated heading that changes nothing. */
export interface Step {
  readonly candidate: Candidate;
  readonly action: 'text' | 'opens' | 'passes';
  readonly state: State;
}

const CONTENT = { weight: 7, doubt: 8 };
const TITLE = { weight: 3, doubt: 3 };
/** Evidence of a label that stands alone or is closed ("1.1", "Question 1.1 :"). */
const CERTAIN = 9;
/** Evidence of a line that says nearly the whole title of a question. */
const WHOLE_TITLE = 7;
const UNCLAIMED_MAX = 3;
const WORDS_PER_POINT = 8;

/**
 * The reading of a copy that leaves no doubt: each question has one label that names it by itself, beyond doubt. Other
 * candidates are lists and sentences then, and what the text speaks of need not be measured. Null for other copies.
 */
export function plainSequence(candidates: readonly Candidate[], subject: SubjectIndex): Step[] | null {
  const seen = new Set<State>();
  const steps: Step[] = [];
  for (const candidate of candidates) {
    const state = sureState(candidate, subject);
    if (candidate.unknown || (state !== null && seen.has(state) && !candidate.label.suite)) return null;
    if (state !== null && !candidate.label.suite) seen.add(state);
    steps.push({ candidate, action: state === null ? 'text' : 'opens', state: state ?? -1 });
  }
  for (let question = 0; question < subject.count; question += 1) if (!seen.has(question)) return null;
  return steps;
}

function sureState({ heading, literal, label, evidence }: Candidate, subject: SubjectIndex): State | null {
  const [question] = literal;
  if (heading >= 0) {
    const questions = subject.dossiers[heading] ?? [];
    return evidence < CERTAIN ? null : questions.length === 1 ? (questions[0] ?? null) : subject.count + heading;
  }
  if (question === undefined || literal.length > 1) return null;
  return label.evidence >= (label.form === titleWords.name ? WHOLE_TITLE : CERTAIN) && evidence >= WHOLE_TITLE
    ? question
    : null;
}

/**
 * Chooses, for all candidates together, the most plausible reading of the copy (Viterbi): what labels say, the order
 * that students follow, and what the text between the labels speaks of.
 */
export function chooseSequence(
  candidates: readonly Candidate[],
  content: Content,
  lineCount: number,
  subject: SubjectIndex,
): Step[] {
  const rules = new Plausibility(candidates, subject);
  const states = subject.count + subject.dossierCount + 1;
  const columns: Column[] = [];
  let column = newColumn(states);
  column.scores[states - 1] = 0;
  for (const [index, candidate] of candidates.entries()) {
    const block = blockOf(content, candidate.line, candidates[index + 1]?.line ?? lineCount, subject.count);
    const title = blockOf(content, candidate.line, candidate.line + 1, subject.count);
    column = advance(column, candidate, emissions(block, title, subject), rules);
    columns.push(column);
  }
  return trace(candidates, columns);
}

/** Best score of each state behind a candidate, the state before it, and what became of the candidate. */
interface Column {
  readonly scores: Float64Array;
  readonly from: Int16Array;
  readonly action: Uint8Array;
}

function newColumn(states: number): Column {
  return {
    scores: new Float64Array(states).fill(IMPOSSIBLE),
    from: new Int16Array(states),
    action: new Uint8Array(states),
  };
}

function advance(before: Column, candidate: Candidate, emission: Emission, rules: Plausibility): Column {
  const column = newColumn(before.scores.length);
  const targets = rules.targets(candidate);
  const offer = (state: State, score: number, from: State, action: number): void => {
    if (score <= (column.scores[state] ?? 0)) return;
    column.scores[state] = score;
    column.from[state] = from;
    column.action[state] = action;
  };
  for (let state = 0; state < before.scores.length; state += 1) {
    const score = before.scores[state] ?? IMPOSSIBLE;
    if (score <= IMPOSSIBLE / 2) continue;
    const keep = score + (emission.content[state] ?? 0);
    offer(state, keep, state, TEXT);
    offer(state, keep + rules.pass(candidate, state), state, PASSES);
    for (const target of targets) {
      const read = rules.read(candidate, state, target);
      if (read <= IMPOSSIBLE / 2) continue;
      offer(target, score + read + (emission.content[target] ?? 0) + (emission.title[target] ?? 0), state, OPENS);
    }
  }
  return column;
}

const TEXT = 0;
const OPENS = 1;
const PASSES = 2;
const ACTIONS = ['text', 'opens', 'passes'] as const;

function trace(candidates: readonly Candidate[], columns: readonly Column[]): Step[] {
  const last = columns.at(-1);
  if (last === undefined) return [];
  let state = last.scores.indexOf(Math.max(...last.scores));
  const steps: Step[] = [];
  for (let index = candidates.length - 1; index >= 0; index -= 1) {
    const candidate = candidates[index];
    const column = columns[index];
    if (candidate === undefined || column === undefined) continue;
    steps.push({ candidate, action: ACTIONS[column.action[state] ?? 0] ?? 'text', state });
    state = column.from[state] ?? state;
  }
  return steps.reverse();
}

/** What the text of a block, and the rest of the label's line, are worth in each state. */
interface Emission {
  readonly content: Float64Array;
  readonly title: Float64Array;
}

function emissions(block: Block, title: Block, subject: SubjectIndex): Emission {
  const content = new Float64Array(subject.count + subject.dossierCount + 1);
  content.set(contentScores(block, CONTENT.weight, CONTENT.doubt));
  content.fill(-Math.min(UNCLAIMED_MAX, block.words / WORDS_PER_POINT), subject.count);
  return { content, title: contentScores(title, TITLE.weight, TITLE.doubt) };
}
