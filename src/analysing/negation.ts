import type { Token } from '../types/index.ts';

const AFTER_REACH: ReadonlyMap<string, number> = new Map([
  ['pas', 5],
  ['jamais', 5],
  ['aucun', 3],
  ['aucune', 3],
  ['sans', 3],
  ['ni', 3],
  ['rien', 3],
  ['guere', 5],
  ['nullement', 5],
  ['plus', 4],
  ['inutile', 4],
  ['refuse', 3],
  ['eviter', 2],
  ['contrairement', 4],
]);
/** The verb stands just before "pas": "il ne répond pas". */
const BEFORE_REACH = 2;
/** "pas seulement", "pas oublier", "pas hésiter à", "pas mal", "pas négligeable": no denial of what follows. */
const HARMLESS_AFTER = new Set([
  'seulement',
  'uniquement',
  'que',
  "qu'",
  'oublier',
  'negliger',
  'hesiter',
  'hesitez',
  'mal',
  'negligeable',
  'trop',
  'encore',
  'forcement',
  'toujours',
]);
/** "45 savons c'est rien" is a judgement on what stands before. */
const NOTHING_MUCH = new Set(['c', "c'", 'ce', 'est', 'sont', 'que', 'presque']);
const NE = new Set(['ne', "n'", 'n']);

/** Indices of the tokens that deny something: "plus" only after "ne", "sans", "pas" unless harmless. */
export function denials(tokens: readonly Token[]): number[] {
  const found: number[] = [];
  tokens.forEach((token, at) => {
    if (!AFTER_REACH.has(token.folded)) return;
    if (token.folded === 'plus' && !hasNe(tokens, at)) return;
    if (token.folded === 'pas' && HARMLESS_AFTER.has(tokens[at + 1]?.folded ?? '')) return;
    if (token.folded === 'pas' && tokens[at - 1]?.folded === 'pourquoi') return;
    if (token.folded === 'rien' && NOTHING_MUCH.has(tokens[at - 1]?.folded ?? '')) return;
    if (token.folded === 'aucun' || token.folded === 'aucune') {
      if (tokens[at + 1]?.folded === 'doute' || tokens[at + 1]?.folded === 'probleme') return;
    }
    found.push(at);
  });
  return found;
}

function hasNe(tokens: readonly Token[], at: number): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const token = tokens[at - back];
    if (token === undefined || token.unit !== tokens[at]?.unit) return false;
    if (NE.has(token.folded)) return true;
  }
  return false;
}

/** A negation that the match does not use itself reaches one of its words, in the same clause. */
export function isDenied(tokens: readonly Token[], matched: readonly number[], cues: readonly number[]): boolean {
  if (cues.length === 0) return false;
  const own = new Set(matched);
  const first = Math.min(...matched);
  const last = Math.max(...matched);
  for (const cue of cues) {
    if (cue < first - 5 || cue > last + NULLIFIED_REACH) continue;
    if (own.has(cue)) continue;
    const token = tokens[cue];
    if (token === undefined) continue;
    const reach = AFTER_REACH.get(token.folded) ?? 0;
    const before = denyVerb(tokens, cue) ? BEFORE_REACH : 0;
    for (const at of matched) {
      if (tokens[at]?.clause !== token.clause) continue;
      if (at < cue && cue - at <= NULLIFIED_REACH && isNullified(tokens, at, cue)) return true;
      if ((at > cue && at - cue <= reach && !newClause(tokens, cue, at)) || (at < cue && cue - at <= before))
        return true;
    }
  }
  return false;
}

const VERB_DENIALS = new Set(['pas', 'jamais', 'plus']);
const JOINS = new Set(['et', 'mais', 'ou', 'non']);

/** The verb stands before "pas"; in "les familles et pas les seniors" nothing before it is denied. */
const denyVerb = (tokens: readonly Token[], cue: number): boolean =>
  VERB_DENIALS.has(tokens[cue]?.folded ?? '') && !JOINS.has(tokens[cue - 1]?.folded ?? '');

const SUBJECT_OPENS = new Set([
  'le',
  'la',
  'les',
  'l',
  "l'",
  'ce',
  "c'",
  'il',
  'elle',
  'on',
  'son',
  'sa',
  'ses',
  'cela',
  'ca',
]);
const CLAUSE_VERB =
  /^(?:est|sont|a|ont|doit|doivent|peut|peuvent|faut|va|vont|sera|serait|fait|font|reste|restent|permet|permettent|coute|rapporte|marche|fonctionne|attire|vend|manque|devient|convient|merite)$/;

/** "n'apporte presque rien et le site doit être repris": a subject and its verb behind "et" open a clause of their own. */
function newClause(tokens: readonly Token[], cue: number, at: number): boolean {
  for (let place = cue + 1; place < at; place += 1) {
    if (tokens[place]?.folded !== 'et' || !SUBJECT_OPENS.has(tokens[place + 1]?.folded ?? '')) continue;
    for (let next = place + 2; next <= place + 4; next += 1)
      if (CLAUSE_VERB.test(tokens[next]?.folded ?? '')) return true;
  }
  return false;
}

/** Words without which nothing is taken back or doubted: most statements have none and go no further. */
const RETRACTING = new Set(['faux', 'errone', 'vrai', 'non', 'contraire', 'retire', 'trompe', 'cas']);
const DOUBTING = new Set(['faux', 'pense', 'crois', 'croit', 'dirais', 'dirait', 'dire', 'contrairement', 'vrai']);

function has(tokens: readonly Token[], from: number, to: number, words: ReadonlySet<string>): boolean {
  for (let at = from; at < to; at += 1) if (words.has(tokens[at]?.folded ?? '')) return true;
  return false;
}

/** "Le droit de rétractation n'existe pas", "le RGPD ne s'applique pas": the whole subject is denied. */
const NULLIFIED_REACH = 7;
const NULLIFYING = new Set([
  'existe',
  'existent',
  'applique',
  'appliquent',
  'concerne',
  'concernent',
  'obligatoire',
  'obligatoires',
  'necessaire',
  'necessaires',
]);

function isNullified(tokens: readonly Token[], from: number, cue: number): boolean {
  let ne = false;
  for (let at = from + 1; at <= cue + 2; at += 1) {
    const word = tokens[at]?.folded ?? '';
    if (at < cue && NE.has(word)) ne = true;
    if (ne && NULLIFYING.has(word) && tokens[at]?.unit === tokens[cue]?.unit) return true;
  }
  return false;
}

const RETRACTIONS: readonly RegExp[] = [
  /^(?:en fait |mais |or |enfin )?(?:c' |ce |cela |ca |tout cela |tout ca )(?:n' |ne )?(?:est )?(?:completement |totalement |tout a fait )?(?:faux|errone|pas vrai|pas le cas|est faux)/,
  /^(?:en fait |mais |finalement )?non /,
  /^(?:mais )?(?:c' est|cela est|ca est) le contraire/,
  /^(?:je )?(?:retire|me trompe|me suis trompe)/,
];

/** A statement that takes back the one before it: "Mais c'est faux.", "En fait non". */
export function retracts(tokens: readonly Token[], from: number, to: number): boolean {
  if (!has(tokens, from, Math.min(to, from + 8), RETRACTING)) return false;
  const opening = tokens
    .slice(from, Math.min(to, from + 8))
    .map((token) => token.folded)
    .join(' ');
  return RETRACTIONS.some((pattern) => pattern.test(`${opening} `));
}

/** Index of the word that gives the reason ("car", "parce que"): what is denied stands before it. */
export function reasonFrom(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (REASON_WORDS.has(tokens[at]?.folded ?? '')) return at;
  return to;
}

const REASON_WORDS = new Set(['car', 'parce', 'puisque', 'vu', 'mais']);

const FALSE_SAYINGS =
  /\b(?:il est faux|c' est faux|est faux de|faux de dire|(?:ne|n'|on) (?:pense|crois|croit|dirais|dirait) pas (?:que|qu')|ne peut pas dire|contrairement a ce (?:que|qu')|n' est pas vrai|il serait faux)\b/;

/** The whole statement is presented as false: "il est faux de dire que…", "je ne pense pas que…". */
export function isPresentedAsFalse(tokens: readonly Token[], from: number, to: number): boolean {
  if (!has(tokens, from, Math.min(to, from + 14), DOUBTING)) return false;
  const words = tokens
    .slice(from, Math.min(to, from + 14))
    .map((token) => token.folded)
    .join(' ');
  return FALSE_SAYINGS.test(words);
}
