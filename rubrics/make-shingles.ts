/**
 * Makes the `.shingles` files of a subject from the text of its paper: hashes of five-word sequences, from which the
 * text cannot be had back. Usage: npx tsx rubrics/make-shingles.ts <paper.md> <subject folder>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeShingles, shinglesOf } from '../src/rubric/index.ts';

const [paper, folder] = process.argv.slice(2);
if (paper === undefined || folder === undefined) {
  console.error('Usage: npx tsx rubrics/make-shingles.ts <paper.md> <subject folder>');
  process.exit(2);
}
const isQuestion = (line: string): boolean => /^\s*(?:[-*]\s*)?\d\.\d\b/.test(line) || /\?\s*$/.test(line);
const lines = readFileSync(paper, 'utf8')
  .split(/\r?\n/)
  .map((line) => line.replace(/\*+/g, ''));
const union = (texts: readonly string[]): Set<number> => new Set(texts.flatMap((text) => [...shinglesOf(text)]));
const annexes = union(lines.filter((line) => !isQuestion(line)));
const questions = union(lines.filter(isQuestion));
writeFileSync(join(folder, 'annexes.shingles'), encodeShingles(annexes));
writeFileSync(join(folder, 'questions.shingles'), encodeShingles(questions));
console.log(`${annexes.size} suites de cinq mots des annexes, ${questions.size} des questions`);
