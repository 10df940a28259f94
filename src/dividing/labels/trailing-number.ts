import type { Head, Label, LabelForm } from './label.ts';
import { readPair } from './numbers.ts';

/** "persona (1.3)", "Avis - question 2.4": a short heading that ends with the number. */
export const trailingNumber: LabelForm = { name: 'trailing-number', read };

const SHAPE =
  /^([^\d:]{3,45}?)\s*(?:[([]\s*(?:questions?|quest|q)?\.?\s*|[-–—:/]?\s*\b(?:questions?|quest|q)\.?\s*)(?=\d)/;
/** "comme vu (voir 1.1)", "le coût de la question 2.1": references, not headings. */
const REFERENCE =
  /(?:\b(?:voir|cf|vu|vue|annexe|selon|comme|dans|de|a|la|les|le|en|et|par|avec|soit|environ|meme)\s*|[=.,+]\s*)$/;
const END = /^\s*[)\]]?\s*[:.\-–—]*\s*$/;

function read(head: Head): Label | null {
  if (head.cut || head.folded.length > 60) return null;
  const shape = SHAPE.exec(head.folded);
  if (shape === null || REFERENCE.test(shape[1] ?? '')) return null;
  const pair = readPair(head.folded, shape[0].length);
  if (pair === null || pair.separator === ',' || !END.test(head.folded.slice(pair.end))) return null;
  return {
    form: trailingNumber.name,
    numbers: pair.numbers,
    named: null,
    suite: /^suite\b/.test(head.folded),
    end: head.folded.length,
    evidence: 7,
  };
}
