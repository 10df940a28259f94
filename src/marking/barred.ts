import { lookupIn, SHINGLE_WORDS, type Subject, tokenShingles } from '../rubric/index.ts';
import type { Analysis } from '../types/index.ts';

const INSTRUCTIONS = [
  /\b(?:correcteur|correctrice|grader|examinateur|ia|intelligence artificielle|bareme|systeme|assistant|robot|logiciel)\b.{0,80}\b(?:attribu\w*|donn\w*|mett\w*|accord\w*|not\w*|give|award)\b.{0,60}\b(?:points?|note|maximum|maximale|totalite|20\/20|40\/40|30\/30|full marks?)\b/,
  /\b(?:ignore\w*|oublie\w*|ne tiens? pas compte|disregard)\b.{0,40}\b(?:instructions?|consignes?|bareme|grille|precedent\w*|previous)\b/,
  /\b(?:attribu\w*|accord\w*|donne[sz]?|mett\w*|award|give)\b.{0,30}\b(?:tous les points|le maximum|la note maximale|note maximum|full marks?|all points|20\/20)\b/,
];

/** Words without which nobody asks for points: most answers have none, and are not searched. */
const STAKES = new Set([
  'point',
  'points',
  'note',
  'maximum',
  'maximale',
  'totalite',
  '20',
  '30',
  '40',
  'marks',
  'mark',
  'instructions',
  'instruction',
  'consignes',
  'consigne',
  'bareme',
  'grille',
]);

/** Units that speak to whoever grades instead of answering. */
export function graderInstructions(analysis: Analysis, text: string): Set<number> {
  const found = new Set<number>();
  if (!analysis.tokens.some((token) => STAKES.has(token.folded))) return found;
  for (const unit of analysis.units) {
    const plain = text.slice(unit.start, unit.end).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    if (INSTRUCTIONS.some((pattern) => pattern.test(plain))) found.add(unit.index);
  }
  return found;
}

const MANY_ITEMS = 12;
const WORDS_PER_ITEM = 1.5;

/**
 * Units that lay out a dozen words or more one by one, without saying what they are: a glossary says nothing of the case.
 * "Avantages : visibilité, audience, …" names elements, and earns what bare elements do.
 */
export function glossaries(analysis: Analysis, text: string): Set<number> {
  const found = new Set<number>();
  for (const unit of analysis.units) {
    if (!unit.wordList || unit.words < MANY_ITEMS) continue;
    const said = text.slice(unit.start, unit.end);
    if (said.includes(':') || /:[ \t]*$/.test(text.slice(0, unit.start))) continue;
    const items = said.split(/[,;|·•]/).length;
    if (items >= MANY_ITEMS && unit.words <= items * WORDS_PER_ITEM) found.add(unit.index);
  }
  return found;
}

/** Units that are the paper's own question given back: nearly all their words stand in its shingles. */
export function copiedQuestions(analysis: Analysis, subject: Subject): Set<number> {
  const found = new Set<number>();
  if (subject.shingles.questions.size === 0) return found;
  const isAsked = lookupIn(subject.shingles.questions);
  const hashes = tokenShingles(analysis.tokens);
  for (const { index, firstToken, endToken } of analysis.units) {
    const words = endToken - firstToken;
    if (words < SHINGLE_WORDS + 1) continue;
    let asked = 0;
    let counted = firstToken;
    for (let at = firstToken; at + SHINGLE_WORDS <= endToken; at += 1) {
      if (!isAsked(hashes[at] ?? 0)) continue;
      asked += at + SHINGLE_WORDS - Math.max(counted, at);
      counted = at + SHINGLE_WORDS;
    }
    if (asked >= words * 0.85) found.add(index);
  }
  return found;
}
