import type { FormCheck, FormPart } from '../../rubric/index.ts';
import type { Span, Unit } from '../../types/index.ts';
import { freshWords } from '../repeated.ts';
import { announces, isTitle, listsAtOnce } from './argument-bounds.ts';
import { isOrdinal } from './ordinals.ts';
import { type AnswerContext, type Marker, message } from './part-mark.ts';
import { foldedWords, isCopied, isWithin, search } from './statements.ts';

interface FormFinding {
  readonly count: number;
  readonly evidence: readonly Span[];
}

/** Something about the form of the answer: hashtags, fields, parts, connectors, length, its first or last line. */
export const markForm: Marker<FormPart> = (part, context) => {
  const { count, evidence } = CHECKS[part.check](part, context);
  const met = count >= part.min && count <= part.max;
  return {
    quarters: met ? part.quarters : 0,
    evidence: met ? evidence : [],
    reasons: [message(met ? 'earned.form' : 'missing.form', { label: part.label })],
    diagnosis: [],
    sureness: part.check === 'length' || part.check === 'hook' ? 0.75 : 0.88,
  };
};

const CONNECTORS =
  /\b(?:d'abord|tout d'abord|premierement|deuxiemement|ensuite|enfin|de plus|par ailleurs|en effet|cependant|toutefois|neanmoins|pourtant|en revanche|par contre|d'une part|d'autre part|ainsi|par exemple|en conclusion|pour conclure|finalement|mais|donc|dans un premier temps|dans un second temps|dans un deuxieme temps|or|puis|pour finir|dans un troisieme temps|troisiemement|au total|au final|en somme|en definitive|des lors|d'ailleurs|en outre|en plus|egalement|certes|bref|c'est pourquoi|du coup|d'un autre cote|d'un cote|de l'autre(?: cote)?|a l'oppose|malgre (?:cela|ca|tout)|en (?:premier|second|deuxieme|dernier) lieu|pour commencer|car|puisque|parce qu[e']|pcq|alors que|tandis que|si bien que|par consequent|de ce fait|en fin de compte|autrement dit|meme si|(?:un |l')autre (?:atout|point|avantage|limite|frein|argument)|a l'inverse|pour terminer|en resume|(?:le|la) (?:premier|premiere|deuxieme|second|seconde|troisieme|quatrieme|dernier|derniere) (?!fois|annee|mois|jour|semaine)\p{L}{3,})\b/gu;

const CHECKS: Readonly<Record<FormCheck, (part: FormPart, context: AnswerContext) => FormFinding>> = {
  hashtags: (_, context) => regex(context, /#[\p{L}\p{N}_]{2,}/gu),
  emojis: (_, context) => regex(context, /\p{Extended_Pictographic}/gu),
  mention: (_, context) => regex(context, /(?<![\p{L}\p{N}.])@[\p{L}\p{N}_.]{3,}/gu),
  fields: (_, context) => regex(context, /^[ \t]*(?:[-•*–|]\s*)?\p{L}[^\n:=|]{1,40}\s*(?::|=|\||\t| {3,})\s*\S/gmu),
  headings: (_, context) => visibleParts(context),
  connectors: (_, context) => {
    const found = new Map<string, Span>();
    for (const span of context.analysis.spans) {
      const text = plain(context.document.text.slice(span.start, span.end));
      for (const match of text.matchAll(CONNECTORS))
        if (!found.has(match[0]))
          found.set(match[0], { start: span.start + match.index, end: span.start + match.index + match[0].length });
    }
    return { count: found.size, evidence: [...found.values()].slice(0, 4) };
  },
  length: (_, context) => {
    const words = context.analysis.units.reduce((sum, unit) => sum + freshWords(context.analysis, unit), 0);
    const last = context.analysis.units.at(-1);
    return { count: words, evidence: last === undefined ? [] : [{ start: last.start, end: last.end }] };
  },
  hook: (_, context) => hook(context),
  'first-line': (part, context) => within(part, context, 0, 3),
  'last-line': (part, context) =>
    within(part, context, Math.max(0, context.analysis.units.length - 4), Number.POSITIVE_INFINITY),
  'lead-in': (part, context) => leadIn(part, context),
};

const LED_WORDS = 6;

/** A statement that brings the subject, whatever it says: it stands before one of the part's ideas, in the opening. */
function leadIn(part: FormPart, context: AnswerContext): FormFinding {
  const { analysis } = context;
  const first = analysis.units.find((unit) => unit.kind !== 'heading');
  const brought = search(context, part.ideas, { where: (unit) => isWithin(analysis, unit, 'start') }).found;
  const leads =
    first !== undefined &&
    first.kind === 'sentence' &&
    first.hasVerb &&
    first.words >= LED_WORDS &&
    !context.barred.has(first.index) &&
    !isCopied(first) &&
    !announces(context, first) &&
    !listsAtOnce(context, first) &&
    brought.length > 0 &&
    brought.every((one) => one.unit.index > first.index);
  return { count: leads ? 1 : 0, evidence: leads ? [{ start: first.start, end: first.end }] : [] };
}

const OPENS_PART =
  /^(?:introduction|conclusion|(?:premiere|deuxieme|seconde|troisieme) partie|partie \d|en conclusion|pour conclure|d' un (?:autre )?cote|de l' autre|d' une part|d' autre part|cependant|toutefois|neanmoins|en revanche|par contre|a l' inverse)\b/;
const PARAGRAPH_WORDS = 20;
const OPENING_WORDS = 5;

/** What the eye takes for a part: a heading, a block between blank lines, a titled line, a paragraph of its own. */
function visibleParts(context: AnswerContext): FormFinding {
  const { units } = context.analysis;
  const blocks = new Set(units.map((unit) => unit.block));
  const lines = new Map<number, number>();
  for (const unit of units) lines.set(unit.line, (lines.get(unit.line) ?? 0) + unit.words);
  const opening = units.filter((unit, order) => units[order - 1]?.line !== unit.line);
  const parts = opening.filter(
    (unit) => isTitle(context, unit) || opensPart(context, unit) || (lines.get(unit.line) ?? 0) >= PARAGRAPH_WORDS,
  );
  const [first] = units;
  return {
    count: Math.max(parts.length, blocks.size),
    evidence: first === undefined ? [] : [{ start: first.start, end: first.end }],
  };
}

function opensPart({ analysis }: AnswerContext, unit: Unit): boolean {
  const words = foldedWords(analysis, unit.firstToken, Math.min(unit.endToken, unit.firstToken + OPENING_WORDS));
  return OPENS_PART.test(words) || isOrdinal(words);
}

/** Lower case without accents, same length: offsets stay those of the text. */
function plain(text: string): string {
  return [...text.toLowerCase()]
    .map((char) => (char.length === 1 ? (char.normalize('NFD')[0] ?? char) : char))
    .join('')
    .replaceAll('’', "'");
}

function regex(context: AnswerContext, pattern: RegExp): FormFinding {
  const evidence: Span[] = [];
  for (const span of context.analysis.spans) {
    for (const match of context.document.text.slice(span.start, span.end).matchAll(pattern)) {
      const start = span.start + match.index + (match[0].length - match[0].trimStart().length);
      evidence.push({ start, end: span.start + match.index + match[0].length });
    }
  }
  return { count: evidence.length, evidence: evidence.slice(0, 4) };
}

const STAGE_DIRECTION =
  /^\s*[[(]|^[\s|"«“*•–-]*(?:visuel|photo|foto|image|texte|legende|post|titre|video|reel|carrousel|story|le post|mon post)\b[^\n]{0,200}$|^[\s|"«“*•–-]*(?:format|support|type|cible|objectif|date|heure|horaire|compte|canal|lieu|musique|audio|son|hashtags?|montage|decor)\s*:/i;

/** The first line of the message itself (not the visual described above it) catches: it shouts, asks, shows an emoji, or is short and announces. */
function hook(context: AnswerContext): FormFinding {
  const first = context.analysis.units.find(
    (unit) =>
      !STAGE_DIRECTION.test(plain(context.document.text.slice(unit.start, unit.end))) &&
      !inBrackets(context, unit.start),
  );
  if (first === undefined) return { count: 0, evidence: [] };
  const text = context.document.text.slice(first.start, first.end);
  if (GREETING.test(text.trim())) {
    const line = restOfLine(context, first);
    const lively = /\p{Extended_Pictographic}|!/u.test(line.slice(text.length));
    return { count: lively ? 1 : 0, evidence: [{ start: first.start, end: first.start + line.length }] };
  }
  const catches =
    /[!?]|\p{Extended_Pictographic}/u.test(text) ||
    isSlogan(text, first.words) ||
    (text === text.toUpperCase() && /\p{Lu}{4}/u.test(text)) ||
    /\.\.\.|…/.test(text);
  const drags = first.words > LONG_LINE && !CALLS.test(text) && !isShouted(text);
  return { count: catches && !drags ? 1 : 0, evidence: [{ start: first.start, end: first.end }] };
}

const GREETING = /^(?:bonjour|coucou|salut|bonsoir|hello)\b[^!?\n]{0,20}[!,. ]*$/i;

function restOfLine({ document, analysis }: AnswerContext, first: Unit): string {
  const last = analysis.units.findLast((unit) => unit.line === first.line);
  return document.text.slice(first.start, last?.end ?? first.end).trimEnd();
}

const LONG_LINE = 25;

/** An address with its exclamation mark or an emoji: "Coucou la team ! …". */
const CALLS = /^[^.\n]{0,40}!|^(?=.*\p{Extended_Pictographic})\P{L}*(?:coucou|hello|hey|salut|bonjour|ohe)(?!\p{L})/isu;

const SHOUTED = 2;
/** Words in capitals or several exclamation marks: even a long line is heard. */
const isShouted = (text: string): boolean =>
  (text.match(/!/g)?.length ?? 0) >= SHOUTED || (text.match(/\p{Lu}{4,}/gu)?.length ?? 0) >= SHOUTED;

const SLOGAN_WORDS = 9;
/** "Moins de plastique, plus de mousse." : a few words set against one another, without a subject and its verb. */
function isSlogan(text: string, words: number): boolean {
  const said = plain(text).trim();
  if (words > SLOGAN_WORDS || words < 3 || /:/.test(said)) return false;
  return (
    /\b(?:moins|plus|zero|100 ?%|fini|enfin|adieu|bye|place a|sans|ni|nouveau|nouvelle)\b[^,]*[,.]\s*\p{L}/u.test(
      said,
    ) || /^(?:moins|plus|zero|fini|finis|finie|enfin|adieu|bye|place a|et si|stop|dites)\b/.test(said)
  );
}

function inBrackets(context: AnswerContext, at: number): boolean {
  const before = context.document.text.slice(Math.max(context.analysis.spans[0]?.start ?? 0, at - 400), at);
  return before.lastIndexOf('[') > before.lastIndexOf(']') || before.lastIndexOf('(') > before.lastIndexOf(')');
}

function within(part: FormPart, context: AnswerContext, from: number, to: number): FormFinding {
  const found = search(context, part.ideas, { from, to, copied: true }).found;
  return { count: found.length, evidence: found.map((one) => ({ start: one.unit.start, end: one.unit.end })) };
}
