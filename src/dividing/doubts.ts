import type { Message, Span } from '../types/index.ts';
import { blockOf } from './blocks.ts';
import { isExplicit } from './candidates.ts';
import type { Divided } from './divided.ts';
import type { Piece } from './pieces.ts';

const CONFLICT_SHARE = 0.3;
const CONFLICT_WEIGHT = 12;
/** The beginning of an answer tells what it is about. */
const CONFLICT_WORDS = 60;

/** What a teacher should look at, in the order of the copy. `line` counts from 1. */
export function doubtsOf(divided: Divided, unclaimed: readonly Span[]): Message[] {
  const { text, pieces } = divided;
  const doubts: Message[] = [];
  const hasText = pieces.some((piece) => piece.question >= 0);
  if (!pieces.some(({ label }) => label !== null && label.heading < 0) && (hasText || unclaimed.length > 0))
    doubts.push({ code: 'doubt.no-labels', values: {} });
  for (const piece of pieces) doubts.push(...doubtsOfPiece(piece, divided));
  const count = unclaimed.reduce((sum, span) => sum + wordCount(text, span), 0);
  if (count > 0) doubts.push({ code: 'doubt.unclaimed', values: { count } });
  return doubts;
}

function doubtsOfPiece(piece: Piece, divided: Divided): Message[] {
  const { text, subject } = divided;
  const label = piece.label === null ? '' : text.slice(piece.label.start, piece.label.end).trim();
  const line = piece.fromLine + 1;
  if (piece.label?.unknown === true) return [{ code: 'doubt.unknown-label', values: { text: label, line } }];
  const question = subject.questions[piece.question]?.id;
  if (question === undefined)
    return piece.label !== null && piece.label.heading < 0
      ? [{ code: 'doubt.unknown-label', values: { text: label, line } }]
      : [];
  if (piece.origin === 'inferred') return [{ code: 'doubt.inferred', values: { question, line } }];
  if (piece.origin === 'relabelled') return [{ code: 'doubt.relabelled', values: { text: label, question, line } }];
  const other = contradictedBy(piece, divided);
  if (other === null) return [];
  return [{ code: 'doubt.conflict', values: { text: label, question, other, line } }];
}

/** Id of the question that the text speaks of far more than of the one its label names. */
function contradictedBy(piece: Piece, { content, subject }: Divided): string | null {
  if (piece.label === null || piece.joint.length > 0 || !isExplicit(piece.label)) return null;
  const { weights } = blockOf(content, piece.fromLine, piece.toLine, subject.count, CONFLICT_WORDS);
  let best = piece.question;
  for (const [question, weight] of weights.entries()) if (weight > (weights[best] ?? 0)) best = question;
  const top = weights[best] ?? 0;
  if (best === piece.question || top < CONFLICT_WEIGHT || (weights[piece.question] ?? 0) > CONFLICT_SHARE * top)
    return null;
  return subject.questions[best]?.id ?? null;
}

function wordCount(text: string, { start, end }: Span): number {
  return text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
