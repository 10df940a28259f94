import { isSpace, type Lines } from './lines.ts';

/**
 * Lines that belong to the sheet and not to any answer, in text that was typed with them: page numbers, candidate
 * numbers, repeated headers, rules. `leading`: only above the first answer.
 */
export type FurnitureKind = 'page' | 'sheet' | 'rule' | 'leading';

const MAX_LENGTH = 90;
const PAGE =
  /^[-–—_*\s([]*(?:page|p\.|pg\.?|feuille|feuillet|copie)\s*(?:n\s?°\s*)?\d{1,2}\s*(?:(?:\/|sur|de|-)\s*\d{1,2})?[-–—_*\s)\].]*$/i;
const DASHED_NUMBER = /^[-–—_]\s*\d{1,2}\s*[-–—_]$/;
const SHEET =
  /^(?:(?:n\s?°|num[ée]ro)\s*(?:de\s*)?(?:candidat|anonymat|inscription|copie|table)|candidat(?:e)?\s*(?:n\s?°|num[ée]ro|:)|num[ée]ro\s*d['’]inscription|tournez?\s+la\s+page|t\.?s\.?v\.?p\.?$|(?:\.{3}\s*)?\/\s*\.{3}$|fin\s+(?:de\s+la\s+copie|du\s+devoir|de\s+l['’][ée]preuve)\s*\.?$)/i;
const RULE = /^(?:[-–—_=*~#+.•─━]\s?){3,}$/;
const LEADING =
  /^(?:bts\b|brevet de technicien|[ée]preuve\b|e5\b|u5\b|session\s+\d|examen\b|sujet\b|cas\s*:|[ée]tude de cas|devoir\b|copie\b|(?:nom|pr[ée]nom|classe|date|mati[èe]re|lyc[ée]e|acad[ée]mie|centre|ann[ée]e)s?\s*(?:et\s+pr[ée]nom\s*)?:|digitalisation\b|corrig[ée]\b|dur[ée]e\s*:|coefficient\s*:|le\s+\d{1,2}\s+\p{L}+\s+20\d\d$|\d{1,2}\/\d{1,2}\/20\d\d$)/iu;
const REPEATED = /candidat|session|[ée]preuve|\bbts\b|examen|copie|page|\be5\b|n°/i;

/** Kind of furniture of each line, null for text. Needs one look at the first characters of most lines. */
export function findFurniture(text: string, lines: Lines): (FurnitureKind | null)[] {
  const kinds: (FurnitureKind | null)[] = new Array(lines.count).fill(null);
  const seen = new Map<string, number>();
  const fractions: { line: number; page: number; of: number }[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    const start = lines.start[line] ?? 0;
    const length = (lines.end[line] ?? 0) - start;
    if (length === 0 || length > MAX_LENGTH || !mayBeFurniture(text, start, length)) continue;
    const content = text.slice(start, start + length);
    kinds[line] = furnitureKind(content);
    const fraction = /^[-–—(\s]*(\d{1,2})\s*\/\s*(\d{1,2})[-–—)\s]*$/.exec(content);
    if (fraction !== null) fractions.push({ line, page: Number(fraction[1]), of: Number(fraction[2]) });
    const before = seen.get(content);
    if (before === undefined) seen.set(content, line);
    else if (kinds[line] !== 'rule' && REPEATED.test(content)) kinds[line] = kinds[before] = 'sheet';
  }
  for (const line of pageFractions(fractions)) kinds[line] = 'page';
  return kinds;
}

export function furnitureKind(content: string): FurnitureKind | null {
  if (RULE.test(content)) return 'rule';
  if (PAGE.test(content) || DASHED_NUMBER.test(content)) return 'page';
  if (SHEET.test(content)) return 'sheet';
  return LEADING.test(content) ? 'leading' : null;
}

/** Letters that start a word of the sheet, signs, and digits of a lone page number. */
const INITIALS = 'abcdefilmnpstuÉéBCDEFILMNPSTUA.([-–—_=*~#+•─━/';

function mayBeFurniture(text: string, start: number, length: number): boolean {
  const first = text.charCodeAt(start);
  if (first >= 48 && first <= 57) return length <= 12;
  return INITIALS.includes(text.charAt(start)) && !isSpace(first);
}

/** "1/4", "2/4", "3/4": pages when they count up to one same total; "2/1", "2/2" are labels. */
function pageFractions(fractions: readonly { line: number; page: number; of: number }[]): number[] {
  const totals = new Set(fractions.map(({ of }) => of));
  const [total] = totals;
  const counts = fractions.every(({ page }, index) => page === (fractions[0]?.page ?? 0) + index);
  if (fractions.length < 2 || totals.size !== 1 || total === undefined || !counts) return [];
  return fractions.every(({ page }) => page <= total) ? fractions.map(({ line }) => line) : [];
}
