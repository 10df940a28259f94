import { type Block, blockOf, contentScores } from './blocks.ts';
import type { Content } from './content.ts';
import type { FurnitureKind } from './furniture.ts';
import { isAfterBlank, isBlank, type Lines } from './lines.ts';
import { opensAnotherForm } from './openings.ts';
import type { Piece } from './pieces.ts';
import type { SubjectIndex } from './subject-index.ts';

interface Copy {
  readonly text: string;
  readonly lines: Lines;
  readonly content: Content;
  readonly furniture: readonly (FurnitureKind | null)[];
  readonly subject: SubjectIndex;
}

interface Paragraph {
  readonly fromLine: number;
  readonly toLine: number;
  readonly block: Block;
  /** For a new answer to begin here: a rule or another form of text (+), no blank line before (-). */
  readonly opening: number;
}

const CONTENT = { weight: 7, doubt: 4 };
/** A paragraph leaves a labelled answer only when its words speak clearly: about two telling words more. */
const LEAST_GAIN = 3;
const LEAST_WEIGHT = 2.5;
const SWITCH = { labelled: -3.5, unlabelled: -3, joint: -1.5 };
const BACK = -4;
const SHORT_LINE = 70;
const CAPITAL = /\p{Lu}/uy;

/**
 * Finds answers that have no label: inside labelled answers, under a dossier heading, or in a copy without any label.
 * Only questions that nobody claimed can be found this way.
 */
export function inferPieces(pieces: readonly Piece[], copy: Copy): Piece[] {
  const answered = new Set<number>();
  for (const piece of pieces)
    if (piece.question >= 0) for (const question of [piece.question, ...piece.joint]) answered.add(question);
  const missing: number[] = [];
  for (let question = 0; question < copy.subject.count; question += 1)
    if (!answered.has(question)) missing.push(question);
  const open = missing.length > 0 || pieces.some(({ joint }) => joint.length > 1);
  if (!open) return [...pieces];
  const headed = new Set(pieces.map(({ dossier }) => dossier));
  return pieces.flatMap((piece) => {
    const allowed = piece.joint.length > 1 ? piece.joint : candidatesFor(piece, missing, headed, copy.subject);
    const found = allowed.length === 0 ? [piece] : splitPiece(piece, allowed, copy);
    for (const { question } of found) if (missing.includes(question)) missing.splice(missing.indexOf(question), 1);
    return found;
  });
}

/** Under the heading of a dossier, its own questions and those of dossiers without any heading. */
function candidatesFor(
  piece: Piece,
  missing: readonly number[],
  headed: ReadonlySet<number>,
  subject: SubjectIndex,
): readonly number[] {
  if (piece.dossier < 0) return [...missing];
  return missing.filter((question) => {
    const dossier = subject.questions[question]?.dossier ?? -1;
    return dossier === piece.dossier || !headed.has(dossier);
  });
}

function splitPiece(piece: Piece, allowed: readonly number[], copy: Copy): Piece[] {
  const paragraphs = paragraphsOf(piece, copy);
  if (paragraphs.length === 0) return [piece];
  const states =
    piece.question >= 0
      ? [piece.question, ...allowed.filter((question) => question !== piece.question)]
      : [-1, ...allowed];
  const path = bestPath(piece, paragraphs, states, copy.subject);
  const runs = runsOf(path, paragraphs, copy.subject.count);
  return toPieces(piece, mergeWeak(runs, piece, copy.subject.count));
}

function paragraphsOf(piece: Piece, { text, lines, content, furniture, subject }: Copy): Paragraph[] {
  const starts: { line: number; opening: number }[] = [];
  let blanks = 0;
  for (let line = piece.fromLine + 1; line < piece.toLine; line += 1) if (isBlank(lines, line)) blanks += 1;
  let rule = false;
  for (let line = piece.fromLine; line < piece.toLine; line += 1) {
    if (furniture[line] === 'rule') rule = true;
    if (isBlank(lines, line) || furniture[line] != null) continue;
    if (line === piece.fromLine && piece.label !== null && piece.start >= (lines.end[line] ?? 0)) continue;
    const form = opensAnotherForm(text, lines.start[line] ?? 0) ? 2.5 : 0;
    if (starts.length === 0 || rule || isAfterBlank(lines, line)) starts.push({ line, opening: form + (rule ? 2 : 0) });
    else if (form > 0) starts.push({ line, opening: form - 1 });
    else if (mayStart(text, lines, line)) starts.push({ line, opening: blanks === 0 ? -1.5 : -2 });
    rule = false;
  }
  return starts.map(({ line, opening }, index) => {
    const toLine = starts[index + 1]?.line ?? piece.toLine;
    return { fromLine: line, toLine, opening, block: blockOf(content, line, toLine, subject.count) };
  });
}

/** Text without blank lines: a line may begin a paragraph when the one before ends, and it begins like a sentence. */
function mayStart(text: string, lines: Lines, line: number): boolean {
  const before = line - 1;
  const length = (lines.end[before] ?? 0) - (lines.start[before] ?? 0);
  const ends = length < SHORT_LINE || /[.!?:]/.test(text.charAt((lines.end[before] ?? 1) - 1));
  CAPITAL.lastIndex = lines.start[line] ?? 0;
  return ends && CAPITAL.test(text);
}

/** The most plausible question of each paragraph (Viterbi over `states`; -1 is no question). */
function bestPath(
  piece: Piece,
  paragraphs: readonly Paragraph[],
  states: readonly number[],
  subject: SubjectIndex,
): number[] {
  const real = states.filter((state) => state >= 0);
  const base = piece.joint.length > 1 ? SWITCH.joint : piece.question >= 0 ? SWITCH.labelled : SWITCH.unlabelled;
  let scores = states.map((state, index) => (index === 0 ? 0 : entry(piece, state, base)));
  const backs: number[][] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const fit = contentScores(paragraph.block, CONTENT.weight, CONTENT.doubt, real);
    const emission = states.map((state) => (state < 0 ? -Math.min(3, paragraph.block.words / 8) : (fit[state] ?? 0)));
    const back: number[] = [];
    const next = states.map((state, to) => {
      let best = at === 0 ? (scores[to] ?? 0) : Number.NEGATIVE_INFINITY;
      let from = to;
      for (const [index, score] of scores.entries()) {
        if (at === 0) break;
        const total =
          score + (index === to ? 0 : base + paragraph.opening + order(states[index] ?? -1, state, subject));
        if (total > best) [best, from] = [total, index];
      }
      back.push(from);
      return best + (emission[to] ?? 0);
    });
    backs.push(back);
    scores = next;
  }
  let state = scores.indexOf(Math.max(...scores));
  const path: number[] = [];
  for (let at = paragraphs.length - 1; at >= 0; at -= 1) {
    path.unshift(states[state] ?? -1);
    state = backs[at]?.[state] ?? state;
  }
  return path;
}

/** Starting a piece in another question than its label's, or in one at all when it has none. */
function entry(piece: Piece, state: number, base: number): number {
  return piece.question >= 0 ? base - 4 : -1 - Math.min(1.5, 0.2 * state);
}

function order(from: number, to: number, subject: SubjectIndex): number {
  if (from < 0) return 1;
  if (to < 0) return 0;
  const gap = to - from;
  if (gap === 1) return 1.5;
  if (gap > 1) return subject.questions[from]?.dossier === subject.questions[to]?.dossier ? 0.5 : -0.5;
  return BACK;
}

interface Run {
  question: number;
  fromLine: number;
  toLine: number;
  weights: Float64Array;
  words: number;
}

function runsOf(path: readonly number[], paragraphs: readonly Paragraph[], count: number): Run[] {
  const runs: Run[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const question = path[at] ?? -1;
    let run = runs.at(-1);
    if (run === undefined || run.question !== question) {
      run = {
        question,
        fromLine: paragraph.fromLine,
        toLine: paragraph.toLine,
        weights: new Float64Array(count),
        words: 0,
      };
      runs.push(run);
    }
    run.toLine = paragraph.toLine;
    run.words += paragraph.block.words;
    for (const [index, value] of paragraph.block.weights.entries())
      run.weights[index] = (run.weights[index] ?? 0) + value;
  }
  return runs;
}

/** Gives back to the label's question the runs that too few words speak for. */
function mergeWeak(runs: readonly Run[], piece: Piece, count: number): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const own = piece.question >= 0 ? (run.weights[piece.question] ?? 0) : 0;
    const gain = (run.weights[run.question] ?? 0) - own;
    const kept =
      run.question === piece.question ||
      piece.joint.includes(run.question) ||
      gain >= (piece.question >= 0 ? LEAST_GAIN : LEAST_WEIGHT);
    const question = kept ? run.question : piece.question;
    const last = merged.at(-1);
    if (last !== undefined && last.question === question) last.toLine = run.toLine;
    else merged.push({ ...run, question, weights: new Float64Array(count) });
  }
  return merged;
}

function toPieces(piece: Piece, runs: readonly Run[]): Piece[] {
  if (runs.length === 1 && runs[0]?.question === piece.question) return [piece];
  return runs.map((run, index) => {
    const first = index === 0;
    const own = run.question === piece.question;
    return {
      ...piece,
      question: run.question,
      label: first && (own || piece.joint.length > 0 || piece.question < 0) ? piece.label : null,
      fromLine: first ? piece.fromLine : run.fromLine,
      toLine: runs[index + 1]?.fromLine ?? piece.toLine,
      start: first ? piece.start : -1,
      certainty: own ? piece.certainty : run.question < 0 ? 0 : piece.joint.length > 0 ? 0.6 : 0.5,
      origin: own ? piece.origin : run.question < 0 ? 'none' : 'inferred',
    };
  });
}
