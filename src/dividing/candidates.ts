import type { Content } from './content.ts';
import { foldInPlace } from './fold-code.ts';
import type { FurnitureKind } from './furniture.ts';
import { type Head, LABEL_FORMS, type Label } from './labels/index.ts';
import { titleWords } from './labels/title-words.ts';
import { isAfterBlank, isBlank, type Lines } from './lines.ts';
import { questionAt, type SubjectIndex } from './subject-index.ts';

/** A line that may open an answer, with what its label says. Questions and dossiers by index. */
export interface Candidate {
  readonly line: number;
  /** Range of the label in the document. */
  readonly start: number;
  readonly end: number;
  readonly label: Label;
  /** Questions that the label names by itself; two for a joint label. */
  readonly literal: readonly number[];
  /** Dossier whose heading it is; -1. */
  readonly heading: number;
  /** Number that only the context can resolve ("3)"); null. */
  readonly bare: number | null;
  /** It names a question or a dossier that the subject does not have. */
  readonly unknown: boolean;
  /** Question whose title stands behind a label that does not decide by itself ("2) le post"); -1. */
  readonly titled: number;
  /** For the label against for plain text, from the form and the layout around. */
  readonly evidence: number;
}

const HEAD_LENGTH = 72;
const LONG_LINE = 60;
const EXPLICIT = 7;
// A sign before a word makes a hashtag, no heading.
const DECORATION = /(?:#(?![\p{L}\d])|[\s*_>•·●▪◦‣∙→⇒=~"“«([{|+\-–—✔➤➢:])*/uy;
const BULLET = /[•·●▪◦‣∙→➤➢\-–—+*>]/;
const KEYWORD =
  /\d|suite|fin\b|compl[ée]|ajout|rappel|retour|j['’]ai|dos|d[\s.]?[\divx]|partie|mission|[ée]tude|th[èe]me|q|r[ée]p|exo?\b|ex[\s.]|exercice|n\s?[°u]|[ivx]{1,4}\s*(?:[.)\-–—/:|°]|$)|[l|]\s?[.\-/]\s?\d|premi|deuxi|second|troisi|quatri|cinqui|sixi/iy;
const SHORT_HEADING = 60;
/** Words around those of a title in a heading ("Ma réponse sur le …"). */
const FILLERS = 2;
const LEAD_LENGTH = 45;
const COLON = 58;
/** "(1.3)", "question 2.4" at the end of a short line. */
const NUMBER_LAST = /[([q][^\d]{0,10}\d\s?[.\-–—/]\s?\d\s?[)\]]?\s*[:.]?$/i;
const SENTENCE_END = /[.!?:;»)\]…"”]$/;

interface Surroundings {
  readonly text: string;
  readonly lines: Lines;
  readonly subject: SubjectIndex;
  readonly furniture: readonly (FurnitureKind | null)[];
  readonly content: Content;
}

/** All lines that may open an answer, in document order. */
export function findCandidates(around: Surroundings): Candidate[] {
  const found: Candidate[] = [];
  const { text, lines, subject, furniture } = around;
  for (let line = 0; line < lines.count; line += 1) {
    if (isBlank(lines, line) || furniture[line] != null) continue;
    const label = readLine(text, lines, line, subject);
    if (label !== null) addCandidate(found, around, line, label);
  }
  const explicit = new Set(found.filter(isExplicit).flatMap(({ literal }) => literal));
  const missing = subject.count - explicit.size;
  return weighLists(missing === 0 ? found : addNamed(found, around), around);
}

/** A label that names its question by itself, in a form that is hardly anything else. */
export function isExplicit(candidate: Candidate): boolean {
  return candidate.literal.length > 0 && candidate.evidence >= EXPLICIT && candidate.label.form !== titleWords.name;
}

interface PlacedLabel {
  readonly label: Label;
  readonly offset: number;
}

function readLine(text: string, lines: Lines, line: number, subject: SubjectIndex): PlacedLabel | null {
  const start = lines.start[line] ?? 0;
  const end = lines.end[line] ?? 0;
  const offset = skipDecoration(text, start, end);
  KEYWORD.lastIndex = offset;
  const trailing = end - offset <= SHORT_HEADING && NUMBER_LAST.test(text.slice(Math.max(offset, end - 16), end));
  const mayBeId = subject.wordIds.some(({ folded }) => startsWithFolded(text, offset, folded));
  if (!trailing && !mayBeId && !KEYWORD.test(text)) return null;
  const head = headOf(text, start, offset, end);
  for (const form of LABEL_FORMS) {
    if (form === titleWords) continue;
    const label = form.read(head, subject);
    if (label !== null) return { label, offset };
  }
  return null;
}

function startsWithFolded(text: string, offset: number, folded: string): boolean {
  return text.charAt(offset).toLowerCase() === folded.charAt(0);
}

/** The head of the line in `[start, end)`, and where it begins behind bullets and other decorations. */
export function headAt(text: string, start: number, end: number): { head: Head; offset: number } {
  const offset = skipDecoration(text, start, end);
  return { head: headOf(text, start, offset, end), offset };
}

function headOf(text: string, start: number, offset: number, end: number): Head {
  const stop = Math.min(end, offset + HEAD_LENGTH);
  return new LineHead(text.slice(offset, stop), BULLET.test(text.slice(start, offset)), stop < end);
}

/** Folds only when a form asks: most lines are looked at by their title alone. */
class LineHead implements Head {
  readonly raw: string;
  readonly bullet: boolean;
  readonly cut: boolean;
  #folded: string | null = null;

  constructor(raw: string, bullet: boolean, cut: boolean) {
    this.raw = raw;
    this.bullet = bullet;
    this.cut = cut;
  }

  get folded(): string {
    this.#folded ??= foldInPlace(this.raw);
    return this.#folded;
  }
}

function skipDecoration(text: string, start: number, end: number): number {
  DECORATION.lastIndex = start;
  return Math.min(end, start + (DECORATION.exec(text)?.[0].length ?? 0));
}

function addNamed(found: readonly Candidate[], around: Surroundings): Candidate[] {
  const { text, lines, subject, furniture, content } = around;
  const taken = new Set(found.map(({ line }) => line));
  const all = [...found];
  for (let line = 0; line < lines.count; line += 1) {
    const titled = content.titledOf(line);
    if (titled === 0 || taken.has(line) || furniture[line] != null) continue;
    const words = content.wordsOf(line);
    if (words > FILLERS + 2 * titled && !hasLead(text, lines.start[line] ?? 0)) continue;
    const start = lines.start[line] ?? 0;
    const end = lines.end[line] ?? 0;
    const { head, offset } = headAt(text, start, end);
    const label = titleWords.read(head, subject);
    if (label !== null) addCandidate(all, around, line, { label, offset });
  }
  return all.sort((a, b) => a.line - b.line);
}

/** A colon near the beginning: "Persona : Julie, 38 ans, …". */
function hasLead(text: string, start: number): boolean {
  for (let at = start; at < start + LEAD_LENGTH; at += 1) if (text.charCodeAt(at) === COLON) return true;
  return false;
}

function addCandidate(found: Candidate[], around: Surroundings, line: number, { label, offset }: PlacedLabel): void {
  const { lines, subject } = around;
  const start = lines.start[line] ?? 0;
  const end = Math.min(lines.end[line] ?? 0, offset + label.end);
  const base = {
    line,
    start,
    end,
    label,
    literal: [] as readonly number[],
    heading: -1,
    bare: null,
    unknown: false,
    titled: titledBy(around, label, end, line),
  };
  const first = label.numbers[0];
  const evidence = label.evidence + layoutEvidence(around, found, line, label);
  if (label.named !== null) {
    found.push({ ...base, literal: [subject.questions.findIndex(({ id }) => id === label.named)], evidence });
  } else if (first === undefined) {
    found.push({ ...base, evidence });
  } else if (first.question === null) {
    const heading = subject.dossierNumbers.indexOf(first.dossier ?? 0);
    if (heading >= 0) found.push({ ...base, heading, evidence });
    else if (label.evidence >= EXPLICIT) found.push({ ...base, unknown: true, evidence });
  } else if (first.dossier === null) {
    found.push({ ...base, bare: first.question, evidence });
  } else {
    const literal = label.numbers
      .map(({ dossier, question }) => questionAt(subject, dossier ?? 0, question ?? 0))
      .filter((question) => question >= 0);
    if (literal.length > 0) found.push({ ...base, literal, evidence });
    else if (isPlausibleUnknown(around, line, label))
      found.push({ ...base, unknown: true, evidence: Math.min(evidence, label.form === 'full-number' ? 4 : 8) });
  }
}

function titledBy({ text, lines, subject }: Surroundings, label: Label, end: number, line: number): number {
  const stop = lines.end[line] ?? 0;
  if (label.numbers[0]?.dossier !== null || end >= stop) return -1;
  const named = titleWords.read(headOf(text, end, end, stop), subject)?.named;
  return named == null ? -1 : subject.questions.findIndex(({ id }) => id === named);
}

/** "7.90" or "2.8" alone in a table is no question; "3.1 Plan d'action" after a blank line may be one of another paper. */
function isPlausibleUnknown({ lines, subject }: Surroundings, line: number, label: Label): boolean {
  if (label.form === 'question-word' || label.form === 'dossier-question') return true;
  const first = label.numbers[0];
  const highest = Math.max(...subject.dossierNumbers);
  const known = subject.dossiers[subject.dossierNumbers.indexOf(first?.dossier ?? 0)]?.length ?? 0;
  const near =
    first?.dossier === highest + 1 ? (first.question ?? 99) <= 5 : known > 0 && (first?.question ?? 99) <= known + 2;
  return near && isAfterBlank(lines, line) && label.evidence >= 9 && (first?.question ?? 0) > 0;
}

/** What the lines before say: a blank line or a heading for the label, a lead-in or a broken sentence against it. */
function layoutEvidence(
  { text, lines, furniture }: Surroundings,
  found: readonly Candidate[],
  line: number,
  label: Label,
): number {
  const loose = label.evidence < EXPLICIT;
  let before = line - 1;
  while (before >= 0 && (isBlank(lines, before) || furniture[before] != null)) before -= 1;
  if (before < 0) return loose ? 1.5 : 0;
  const last = found.at(-1);
  const afterLabel = last !== undefined && last.line === before && last.end >= (lines.end[before] ?? 0);
  if (last !== undefined && last.line === before && last.heading >= 0) return loose ? 3 : 0;
  const length = (lines.end[before] ?? 0) - (lines.start[before] ?? 0);
  const ending = text.charAt((lines.end[before] ?? 1) - 1);
  const apart = before < line - 1;
  if (!apart && !afterLabel && length >= LONG_LINE && !SENTENCE_END.test(ending)) return loose ? -4 : -1;
  if (!loose) return 0;
  if (ending === ':' && !afterLabel) return -3;
  return apart ? 1.5 : 0;
}

/**
 * "1. … 2. … 3. …" on lines that follow one another is a list more often than three answers, and a list opened by a
 * lead-in ("3 axes :") is one down to its last item.
 */
function weighLists(found: readonly Candidate[], { lines, text }: Surroundings): Candidate[] {
  const all = [...found];
  for (let at = 0; at < all.length; ) {
    let end = at + 1;
    while (end < all.length && follows(all[end - 1], all[end], text)) end += 1;
    const first = all[at];
    if (first !== undefined && first.bare !== null && end - at >= 2) {
      const tight = all.slice(at + 1, end).every(({ line }) => !isAfterBlank(lines, line));
      const led = isLedIn(text, lines, first.line, all[at - 1]);
      for (let item = at; item < end; item += 1) {
        const one = all[item];
        if (one === undefined || one.label.form === 'question-word') continue;
        all[item] = { ...one, evidence: one.evidence - (tight ? 2.5 : 0) - (led && item > at ? 3 : 0) };
      }
    }
    at = end;
  }
  return all;
}

function follows(previous: Candidate | undefined, next: Candidate | undefined, text: string): boolean {
  if (previous?.bare == null || next?.bare == null || next.bare !== previous.bare + 1) return false;
  return next.line - previous.line <= 6 && markOf(previous, text) === markOf(next, text);
}

function markOf(candidate: Candidate, text: string): string {
  return text.slice(candidate.start, candidate.end).replace(/[\d\sivx]/gi, '');
}

function isLedIn(text: string, lines: Lines, line: number, previous: Candidate | undefined): boolean {
  let before = line - 1;
  while (before >= 0 && isBlank(lines, before)) before -= 1;
  const heading = previous !== undefined && previous.line === before && previous.heading >= 0;
  return before >= 0 && !heading && text.charAt((lines.end[before] ?? 1) - 1) === ':';
}
