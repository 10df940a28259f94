import { type Candidate, isExplicit } from './candidates.ts';
import { titleWords } from './labels/title-words.ts';
import type { SubjectIndex } from './subject-index.ts';

/**
 * Where the reader of a copy is: in a question (its index), under a dossier heading (`count + dossier`), or nowhere
 * (`count + dossierCount`: before the first label, or under a label that the subject does not have).
 */
export type State = number;

export const IMPOSSIBLE = -1e9;
/** What a title beside a bare number weighs for its question and against the others. */
const TITLED = 2.5;
const WEAK_HEADING = 7;

/** What it costs or earns to read a candidate as the label of a state, coming from another. */
export class Plausibility {
  readonly #subject: SubjectIndex;
  readonly #explicit: Int16Array;
  readonly #all: readonly State[];

  constructor(candidates: readonly Candidate[], subject: SubjectIndex) {
    this.#subject = subject;
    this.#all = Array.from({ length: subject.count + subject.dossierCount + 1 }, (_, state) => state);
    this.#explicit = new Int16Array(subject.count);
    for (const candidate of candidates.filter(isExplicit)) {
      if (candidate.label.suite) continue;
      for (const question of candidate.literal) this.#explicit[question] = (this.#explicit[question] ?? 0) + 1;
    }
  }

  /** States that the candidate could open; most labels leave one. */
  targets(candidate: Candidate): readonly State[] {
    const { count, dossierCount } = this.#subject;
    if (candidate.heading >= 0) return this.#headingTargets(candidate.heading);
    if (candidate.literal.length > 0) {
      const twice = candidate.literal.every((question) => (this.#explicit[question] ?? 0) > 1);
      return twice && candidate.label.form !== titleWords.name ? this.#all.slice(0, count) : candidate.literal;
    }
    if (candidate.unknown) return [...this.#all.slice(0, count), count + dossierCount];
    return candidate.bare === null ? [] : this.#bareTargets(candidate, candidate.bare);
  }

  /** "1)" may be written before every question, and "2)" before all of dossier 2; other numbers mean themselves. */
  #bareTargets(candidate: Candidate, number: number): readonly State[] {
    const { count, questions, dossierNumbers } = this.#subject;
    return this.#all.filter((state) => {
      const question = questions[state];
      if (question === undefined) return state >= count;
      const named = (question.number ?? question.rank) === number || state === number - 1 || state === candidate.titled;
      return named || number === 1 || dossierNumbers[question.dossier] === number;
    });
  }

  #headingTargets(heading: number): readonly State[] {
    const only = this.#subject.dossiers[heading] ?? [];
    return only.length === 1 ? only : [this.#subject.count + heading];
  }

  /** A heading repeated on the next page, "(suite)": a label, but the question goes on. */
  pass(candidate: Candidate, state: State): number {
    if (state >= this.#subject.count) return IMPOSSIBLE;
    if (candidate.label.suite && candidate.label.numbers.length === 0 && candidate.label.named === null)
      return candidate.evidence;
    if (candidate.heading >= 0 && this.#dossierOf(state) === candidate.heading) return candidate.evidence - 0.5;
    return IMPOSSIBLE;
  }

  read(candidate: Candidate, state: State, target: State): number {
    const { count, dossierCount } = this.#subject;
    const { evidence } = candidate;
    if (target === count + dossierCount) return candidate.unknown ? evidence - 1 : this.#bareUnknown(candidate, state);
    if (target >= count) return this.#heading(candidate, state, target - count);
    if (candidate.heading >= 0) {
      const only = this.#subject.dossiers[candidate.heading];
      return only?.length === 1 && only[0] === target ? evidence : IMPOSSIBLE;
    }
    if (candidate.literal.length > 0) return evidence + this.#literal(candidate, state, target);
    if (candidate.unknown) return evidence - 6 + this.#elsewhere(candidate, target);
    if (candidate.bare === null) return IMPOSSIBLE;
    const again = state === target ? -3 : 0;
    const titled = candidate.titled < 0 ? 0 : candidate.titled === target ? TITLED : -TITLED;
    return (
      evidence +
      titled +
      this.#bare(candidate.bare, state, target) +
      this.#order(state, target) +
      this.#elsewhere(candidate, target) +
      again
    );
  }

  #heading(candidate: Candidate, state: State, dossier: number): number {
    if (candidate.heading === dossier) {
      // "Partie 1" in the middle of an essay is no way back to the first dossier.
      const weak = candidate.evidence < WEAK_HEADING && dossier !== this.#dossierOf(state) + 1;
      return candidate.evidence - (weak ? 3 : 0);
    }
    // "I)" and "1." may number the dossiers.
    if (candidate.bare === null || candidate.label.form === 'question-word') return IMPOSSIBLE;
    const roman = candidate.label.form === 'roman-number';
    return this.#subject.dossierNumbers[dossier] === candidate.bare ? candidate.evidence - (roman ? 1 : 4) : IMPOSSIBLE;
  }

  #literal(candidate: Candidate, state: State, target: State): number {
    const explicit = isExplicit(candidate);
    if (candidate.literal.includes(target)) {
      if (candidate.label.suite) return 0;
      if (state === target) return explicit ? -1 : -20;
      return explicit
        ? 0.3 * this.#order(state, target)
        : this.#order(state, target) + this.#elsewhere(candidate, target);
    }
    if (candidate.label.form === titleWords.name) return IMPOSSIBLE;
    // A label written twice while another question has none: the slip of the pen is likelier than two answers.
    const twice = candidate.literal.every((question) => (this.#explicit[question] ?? 0) > 1);
    if (!twice || (this.#explicit[target] ?? 0) > 0) return -9;
    const { questions } = this.#subject;
    const sameRank = candidate.literal.some((question) => questions[question]?.rank === questions[target]?.rank);
    return (
      (sameRank && this.#dossierOf(state) === questions[target]?.dossier ? -3.5 : -4.5) +
      0.3 * this.#order(state, target)
    );
  }

  /** How likely `number` alone names `target` when the reader is in `state`. */
  #bare(number: number, state: State, target: State): number {
    const question = this.#subject.questions[target];
    if (question === undefined) return IMPOSSIBLE;
    const here = this.#dossierOf(state);
    const matches = (question.number ?? question.rank) === number;
    if (matches && question.dossier === here) return 0;
    if (matches && here < 0) return question.dossier === 0 ? -0.5 : -2;
    if (matches && question.dossier === here + 1 && number === 1) return -1.5;
    if (target === number - 1) return number > (this.#subject.dossiers[here]?.length ?? 0) ? -0.5 : -2.5;
    if (question.dossier === here && this.#subject.dossierNumbers[here] === number) return -2.5;
    if (matches) return -4;
    return question.dossier === here ? -4.5 : -9;
  }

  /** "Question 9": nothing in the subject has that number. */
  #bareUnknown(candidate: Candidate, state: State): number {
    if (candidate.bare === null || candidate.label.form !== 'question-word') return IMPOSSIBLE;
    const here = this.#subject.dossiers[this.#dossierOf(state)] ?? [];
    const known = candidate.bare <= Math.max(here.length, this.#subject.count);
    return candidate.evidence - (known ? 7 : 1);
  }

  #elsewhere(candidate: Candidate, target: State): number {
    const explicit = this.#explicit[target] ?? 0;
    return explicit > (isExplicit(candidate) && candidate.literal.includes(target) ? 1 : 0) ? -7 : 0;
  }

  #order(state: State, target: State): number {
    const { count, questions, dossierCount } = this.#subject;
    const to = questions[target];
    if (to === undefined) return 0;
    if (state === count + dossierCount) return -Math.min(1.5, 0.2 * target);
    if (state >= count) return to.dossier === state - count ? 0.5 - 0.4 * (to.rank - 1) : -2;
    const gap = target - state;
    if (gap === 1) return 0.5;
    return gap > 1 ? Math.max(-1.6, -0.4 * (gap - 1)) : gap === 0 ? 0 : Math.max(-3, -1.5 + 0.2 * gap);
  }

  /** Dossier of a state; -1 when there is none. */
  #dossierOf(state: State): number {
    const { count, questions, dossierCount } = this.#subject;
    if (state < count) return questions[state]?.dossier ?? -1;
    return state < count + dossierCount ? state - count : -1;
  }
}
