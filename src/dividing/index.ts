import type { Subject } from '../rubric/index.ts';
import type { Division, Document } from '../types/index.ts';
import { assemble } from './assemble.ts';
import { findCandidates } from './candidates.ts';
import { Content } from './content.ts';
import { findFurniture } from './furniture.ts';
import { inferPieces } from './infer.ts';
import { cutLines } from './lines.ts';
import { cutPieces } from './pieces.ts';
import { chooseSequence, plainSequence } from './sequence.ts';
import { indexSubject } from './subject-index.ts';

/** In a copy without labels, the head of the sheet ("Nom :", "Session 2026") is looked for in that many lines. */
const LEADING_LINES = 8;

/**
 * Divides a copy between the questions of its subject: finds the lines that may be labels, chooses the most plausible
 * reading of all of them together, then looks for answers that have no label.
 *
 * Pure and linear in the length of the text. Every character that is not white space is in exactly one place: the
 * spans of an answer, `unclaimed`, or `structure`. Labels of empty answers are structure, and their question has no
 * answer.
 */
export function divide(document: Document, subject: Subject): Division {
  const { text } = document;
  const index = indexSubject(subject);
  const lines = cutLines(text);
  const content = new Content(text, lines, index.vocabulary);
  const furniture = findFurniture(text, lines);
  const candidates = findCandidates({ text, lines, subject: index, furniture, content });
  const firstLabel = candidates[0]?.line ?? LEADING_LINES;
  for (let line = firstLabel; line < lines.count; line += 1) if (furniture[line] === 'leading') furniture[line] = null;
  const steps = plainSequence(candidates, index) ?? chooseSequence(candidates, content, lines.count, index);
  const { pieces, passed } = cutPieces(steps, index, lines.count);
  const copy = { text, lines, content, furniture, subject: index };
  return assemble({ ...copy, pieces: inferPieces(pieces, copy), passed });
}
