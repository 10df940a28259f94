import type { Blanks, Catalogue } from './blanks.ts';
import { causes } from './causes.ts';
import { capitalise, formatShare } from './format.ts';

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;
const nth = (rank: number) => ['first', 'second', 'third'][rank - 1] ?? `${rank}th`;
const inQuestion = (question: string) => (question === '' ? '' : ` (question ${question})`);
/** "(question 1.1, 16% of the answer)". */
function place(v: Blanks): string {
  const part = v.count('share');
  const share = part > 0 ? `${formatShare(part > 1 ? part / 100 : part, 'en')} of the answer` : '';
  const said = [v.has('question') ? `question ${v.of('question')}` : '', share].filter((one) => one !== '');
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}
const quoted = (text: string) => (text === '' ? '' : `: “${text}”`);

/** The stages join names with " ; ". */
const severalIn = (v: Blanks) => v.of('idea').includes(' ; ');
/** The rubric's name for a part, when it says more than the sentence does. */
const labelled = (v: Blanks) => (v.has('label') && !/^idées?$/i.test(v.of('label')) ? ` (${v.of('label')})` : '');

/** What the marking says of a criterion. Neutral: read by the teacher as well as by the student. */
const marking: Catalogue = {
  'earned.figure': (v) => `${capitalise(v.of('quantity'))}: ${v.of('value')}, correct.`,
  'earned.figure.alternative': (v) =>
    `${capitalise(v.of('quantity'))}: ${v.of('value')}, correct too (another accepted base or source).`,
  'earned.figure.carried': (v) =>
    `${capitalise(v.of('quantity'))}: ${v.of('value')}, correct from the previous result: the error counts only once.`,
  'earned.figure.method': (v) =>
    `${capitalise(v.of('quantity'))}: the method is right, the result is not; the points for the method are earned.`,
  'earned.figure.misconception': (v) =>
    v.has('why')
      ? `${v.of('why')}; some points stay earned.`
      : `${capitalise(v.of('quantity'))}: ${v.of('value')}. ${capitalise(v.of('cause'))}; some points stay earned.`,
  'missing.figure': (v) =>
    `Missing: ${v.of('quantity')}${v.has('expected') ? ` (expected: ${v.of('expected')})` : ''}.`,
  'missing.figures': (v) =>
    v.count('outOf') < 2
      ? 'The expected result is not given.'
      : v.count('count') === 0
        ? `None of the ${v.of('outOf')} expected results is given.`
        : `${many(v.count('count'), 'correct result')} out of ${v.of('outOf')} expected.`,
  'earned.raw': (v) => `Data quoted without a calculation: ${v.of('idea')}.`,
  'wrong.figure': (v) =>
    `${capitalise(v.of('quantity'))}: ${v.of('value')}${v.has('expected') ? ` instead of ${v.of('expected')}` : ', not correct'}.`,
  'earned.interpretation': (v) => `Correct reading of the figure: ${v.of('idea')}.`,
  'earned.interpretation.own': (v) => `Reading consistent with the result found: ${v.of('idea')}.`,
  'missing.interpretation': (v) => `The figure is not interpreted: ${v.of('quantity')}.`,
  'contrary.interpretation': (v) => `The reading contradicts the figure: ${v.of('idea')}.`,
  'earned.idea': (v) => `Idea credited: ${v.of('idea')}.`,
  'earned.ideas': (v) => `${many(v.count('count'), 'idea')} credited: ${v.of('ideas')}.`,
  'earned.explained': (v) => `${many(v.count('count'), 'idea')} explained: the extra is earned.`,
  'bare.idea': (v) => `${severalIn(v) ? 'Ideas' : 'Idea'} named but not explained: ${v.of('idea')}.`,
  'missing.ideas': (v) =>
    `${many(v.count('count'), 'idea')} still missing${labelled(v)}${v.has('examples') ? `, for example: ${v.of('examples')}` : ''}.`,
  'denied.idea': (v) => `Idea denied in the copy: ${v.of('idea')}.`,
  'copied.idea': (v) => `Passage copied from the annexes without using it: ${v.of('idea')}.`,
  'word-list': () => 'A run of words without a sentence: it explains nothing and earns no points.',
  'earned.action.open': () => 'A sensible proposal that the rubric did not list: accepted.',
  'earned.justification': (v) => `Justified by the case: ${v.of('idea')}.`,
  'missing.justification': () => 'A justification drawn from the case is missing.',
  'missing.drawn': (v) => `A datum is quoted and nothing is drawn from it${labelled(v)}.`,
  'missing.explanation': (v) => `An explanation is missing${labelled(v)}.`,
  'earned.choice': (v) => `Clear opinion: ${v.of('option')}.`,
  'refused.choice': (v) => `Opinion not accepted: ${v.of('option')}.`,
  'missing.choice': () => 'No clear opinion is given.',
  'contradictory.choice': () => 'Contradictory opinion: the copy supports a position and its opposite.',
  'earned.link': (v) =>
    `Cause and effect linked: ${v.has('link') ? v.of('link') : `${v.of('cause')} → ${v.of('effect')}`}.`,
  'missing.links': (v) =>
    `${many(v.count('count'), 'cause-and-effect link')} still missing${v.has('examples') ? `, for example: ${v.of('examples')}` : ''}.`,
  'earned.item': (v) =>
    v.has('nth')
      ? `${capitalise(nth(v.count('nth')))} item credited: ${v.of('item')}.`
      : `Item credited: ${v.of('item')}.`,
  'missing.item': (v) => {
    if (v.has('label')) return `A distinct item is missing: ${v.of('label')}.`;
    return v.count('nth') > 0 ? `No ${nth(v.count('nth'))} distinct item.` : 'No item credited.';
  },
  'missing.items': (v) => `${many(v.count('count'), 'distinct item')} still missing${labelled(v)}.`,
  'earned.level': (v) => `Earned: ${v.of('level')}.`,
  'partial.level': (v) => `Partly earned: ${v.of('level')}.`,
  'missing.level': (v) => `Missing: ${v.of('level')}.`,
  'earned.form': (v) => `Form respected: ${v.of('label')}.`,
  'missing.form': (v) => `Form to improve: ${v.of('label')}.`,
  'blank.question': () => 'Question left unanswered.',
  'zero.all': (v) =>
    `Nothing of what was expected was found.${v.has('expected') ? ` Expected: ${v.of('expected')}.` : ''}`,
};

/** What the teacher should see about the whole copy. */
const flags: Catalogue = {
  'flag.word-list': (v) => `A run of keywords without sentences${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
  'flag.copied-annex': (v) => `Passage copied from the annexes${place(v)}${quoted(v.of('text'))}.`,
  'flag.copied-question': (v) => `Wording of the question copied${place(v)}${quoted(v.of('text'))}.`,
  'flag.repeated': (v) =>
    `Passage repeated${v.has('count') ? ` ${v.count('count')} times` : ''}${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
  'flag.hidden-text': (v) =>
    `The file holds text that a reader would not see; it was not taken into account${quoted(v.of('text'))}.`,
  'flag.grader-instruction': (v) =>
    `A sentence addressed to the marker, without effect on the points${quoted(v.of('text'))}.`,
  'flag.unsure-division': (v) =>
    `Which question some answers belong to is unsure${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
  'flag.unclaimed-text': (v) =>
    `Some text belongs to no question${v.has('count') ? ` (${many(v.count('count'), 'passage')})` : ''}${quoted(v.of('text'))}.`,
  'flag.candidate-name': (v) =>
    `A candidate's name seems to be written in the copy; it must stay anonymous${quoted(v.of('text'))}.`,
  'flag.reading': (v) => `How the file was read needs a look${quoted(v.of('text'))}.`,
  'flag.contradiction': (v) =>
    `Two passages contradict each other${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
};

/** Why the attribution of the answers is unsure. */
const doubts: Catalogue = {
  'doubt.no-labels': () => 'No answer is numbered: they were attributed by their content.',
  'doubt.unclaimed': (v) =>
    `${many(v.count('count'), 'word')} of the copy ${v.count('count') === 1 ? 'belongs' : 'belong'} to no question.`,
  'doubt.unknown-label': (v) => `The label “${v.of('text')}”${atLine(v)} names no question of the paper.`,
  'doubt.inferred': (v) => `A passage${atLine(v)} was attributed to question ${v.of('question')} by its content.`,
  'doubt.relabelled': (v) => `The label “${v.of('text')}”${atLine(v)} was read as question ${v.of('question')}.`,
  'doubt.conflict': (v) =>
    `The passage labelled “${v.of('text')}”${atLine(v)} speaks of question ${v.of('other')} rather than of question ${v.of('question')}.`,
};
const atLine = (v: Blanks) => (v.has('line') ? `, line ${v.of('line')},` : '');

/** What else a diagnosis says; the causes of wrong figures are in `causes.ts`. */
const diagnoses: Catalogue = {
  'diagnosis.carried': (v) =>
    `${capitalise(v.of('quantity'))}: ${v.of('value')} follows from a wrong earlier result, counted once.`,
  'diagnosis.unexplained': (v) =>
    `${capitalise(v.of('quantity'))}: ${v.of('value')}, a wrong value whose cause was not found.`,
  'diagnosis.badly-read': () => 'Text recognition read this passage badly: check it on the copy.',
};

/** Every sentence of a report in English. */
export const en: Catalogue = { ...marking, ...flags, ...doubts, ...diagnoses, ...causes.en.teacher };
