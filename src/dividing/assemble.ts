import type { Answer, Division, Span } from '../types/index.ts';
import type { Candidate } from './candidates.ts';
import type { Divided } from './divided.ts';
import { doubtsOf } from './doubts.ts';
import { foldInPlace } from './fold-code.ts';
import { isBlank, isSpace } from './lines.ts';
import type { Piece } from './pieces.ts';
import type { SubjectIndex } from './subject-index.ts';
import { isTitleOnly } from './titles.ts';

interface Draft {
  readonly spans: Span[];
  readonly labels: Span[];
  certainty: number;
}

/** Turns pieces into spans: every character that is not white space ends in one answer, unclaimed or structure. */
export function assemble(divided: Divided): Division {
  const { subject, pieces } = divided;
  const structure: Span[] = [];
  const unclaimed: Span[] = [];
  const drafts = new Map<number, Draft>();
  for (const piece of pieces) {
    const spans = spansOf(piece, divided, structure);
    if (piece.question < 0) unclaimed.push(...spans);
    else if (spans.length > 0) addTo(drafts, piece, spans, divided);
  }
  const answers: Answer[] = [];
  for (const [question, { id }] of subject.questions.entries()) {
    const draft = drafts.get(question);
    if (draft !== undefined)
      answers.push({ question: id, spans: draft.spans, labels: draft.labels, certainty: draft.certainty });
  }
  structure.sort((a, b) => a.start - b.start);
  return { answers, unclaimed, structure, doubts: doubtsOf(divided, unclaimed) };
}

function addTo(drafts: Map<number, Draft>, piece: Piece, spans: readonly Span[], { text }: Divided): void {
  let draft = drafts.get(piece.question);
  if (draft === undefined) {
    draft = { spans: [], labels: [], certainty: 1 };
    drafts.set(piece.question, draft);
  }
  draft.spans.push(...spans);
  if (piece.label !== null) draft.labels.push(trimmed(text, piece.label.start, piece.label.end));
  draft.certainty = Math.min(draft.certainty, piece.certainty);
}

/** The text of a piece; its label, title, furniture and repeated headings go to `structure`. */
function spansOf(piece: Piece, divided: Divided, structure: Span[]): Span[] {
  const { text, lines, furniture, passed } = divided;
  const spans: Span[] = [];
  let open: { start: number; end: number } | null = null;
  const close = (): void => {
    if (open !== null) spans.push(open);
    open = null;
  };
  let first = true;
  for (let line = piece.fromLine; line < piece.toLine; line += 1) {
    if (isBlank(lines, line)) continue;
    let start = lines.start[line] ?? 0;
    const end = lines.end[line] ?? 0;
    if (furniture[line] != null) {
      close();
      structure.push({ start, end });
      continue;
    }
    const label = line === piece.fromLine && piece.label?.line === line ? piece.label : passed.get(line);
    if (label !== undefined) {
      close();
      structure.push(trimmed(text, label.start, label.end));
      start = skipSpaces(text, label.end, end);
    }
    if (start >= end) continue;
    if ((first || label !== undefined) && isHeading(piece, label, first, text.slice(start, end), divided)) {
      close();
      structure.push({ start, end });
      first = false;
      continue;
    }
    first = false;
    open = open === null ? { start, end } : { start: open.start, end };
  }
  close();
  return spans;
}

/** The title of the question beside or right below its label, and what follows the number of a dossier heading. */
function isHeading(
  piece: Piece,
  label: Candidate | undefined,
  first: boolean,
  rest: string,
  { subject }: Divided,
): boolean {
  if (label !== undefined && label.heading >= 0) return isHeadingRest(rest, subject);
  if (!first || piece.question < 0 || piece.label === null || piece.origin === 'inferred') return false;
  const titles = subject.titles.filter(({ question }) => question === piece.question);
  return isTitleOnly(rest, titles, subject.vocabulary, label === undefined ? 'below' : 'beside');
}

/** Signs that a line is said by the student and not the paper's title: a subject and its verb, a figure, a full stop. */
const SENTENCE =
  /[\d€%.!?]|(?:^|[\s'’])(?:je|j|il|elle|on|nous|ils|elles|est|sont|a|ont|fait|faut|c|doit|peut|va)(?=[\s'’]|$)/i;
const TITLE_LENGTH = 100;

function isHeadingRest(rest: string, subject: SubjectIndex): boolean {
  if (/^\([^)]*\)$/.test(rest)) return true;
  if (rest.length > TITLE_LENGTH) return false;
  if (!SENTENCE.test(rest)) return true;
  const words = foldInPlace(rest).match(/[a-z]{4,}/g) ?? [];
  return words.length > 0 && words.filter((word) => subject.headingWords.has(word)).length * 2 >= words.length;
}

function trimmed(text: string, start: number, end: number): Span {
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last -= 1;
  return { start, end: last };
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
