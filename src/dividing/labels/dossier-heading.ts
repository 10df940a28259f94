import { closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';
import { rankOf, smallNumber } from './numbers.ts';

/** "DOSSIER 1", "Dossier 2 : développer les ventes", "Deuxième partie", "D2", "Partie II". */
export const dossierHeading: LabelForm = { name: 'dossier-heading', read };

const NOUNS = 'dossier|doss|partie|mission|etude|theme';
const NUMBERED = new RegExp(
  `(${NOUNS}|d)[\\s.]*(?:n\\s?°\\s*|numero\\s+)?(\\d{1,2}|[ivx]{1,4}(?![a-z])|un\\b|deux\\b|trois\\b|quatre\\b)`,
  'y',
);
const RANKED = new RegExp(
  `(1\\s?(?:er|ere|re)|[2-6]\\s?(?:e|eme|nde?)|premiere?|deuxieme|seconde?|troisieme|quatrieme)\\s+(${NOUNS})\\b`,
  'y',
);

function read(head: Head): Label | null {
  NUMBERED.lastIndex = 0;
  RANKED.lastIndex = 0;
  const numbered = NUMBERED.exec(head.folded);
  const ranked = numbered === null ? RANKED.exec(head.folded) : null;
  const found = numbered ?? ranked;
  if (found === null) return null;
  const noun = (numbered === null ? found[2] : found[1]) ?? '';
  const number = numbered === null ? rankOf(found[1] ?? '') : smallNumber(found[2] ?? '');
  const closing = closeLabel(head, found[0].length);
  if (number === null || closing === null || closing.following === 'comma') return null;
  const evidence = evidenceOf(noun, closing.following, head.raw.charAt(closing.end));
  if (evidence <= 0) return null;
  return {
    form: dossierHeading.name,
    numbers: [{ dossier: number, question: null }],
    named: null,
    suite: closing.suite,
    end: closing.end,
    evidence,
  };
}

/** "Dossier" is the paper's own word; "partie" also heads the parts of an essay; "D1" alone may be anything. */
function evidenceOf(noun: string, following: string, next: string): number {
  const open = following === 'lower' || following === 'digit';
  if (noun === 'd') return following === 'nothing' || following === 'closed' ? 6 : 0;
  if (noun.startsWith('dos')) return open && next !== '(' ? 3 : 10;
  return open ? 0 : 3;
}
