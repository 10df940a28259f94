import { markSubmission } from '../src/pipeline.ts';
import { listSubjects } from '../src/rubric/index.ts';
import type { Grade } from './grading-protocol.ts';
import { RubricShelf } from './rubric-shelf.ts';

const shelf = new RubricShelf();

/** Marks a copy with the pipeline, under the rubric as its files are now. The only place that knows both. */
export const gradeWithPipeline: Grade = async ({ subject, name, bytes, lang, knownRubrics }, onProgress) => {
  const rubric = await shelf.take(subject);
  const { document, reportFor } = await markSubmission({ name, bytes }, rubric.subject, { lang, onProgress });
  const { content, ...used } = rubric.used;
  const known = knownRubrics.includes(used.hash);
  return {
    report: reportFor('teacher'),
    studentReport: reportFor('student'),
    document,
    rubric: { ...used, content: known ? null : content },
  };
};

/** How much of its own examples a subject is warmed with, in characters: a long copy. */
const WARMING = 12_000;

/**
 * Loads the subjects that come with the project and marks a copy made of each one's own examples, so that every kind
 * of part has run once. A faulty rubric is the business of its copies.
 */
export async function warmUp(): Promise<void> {
  for (const subject of await listSubjects()) await warmUpFor(subject).catch(() => {});
}

async function warmUpFor(subject: string): Promise<void> {
  const { questions } = (await shelf.take(subject)).subject;
  const share = WARMING / questions.length;
  const answers = questions.map(
    ({ id, tests }) =>
      `${id}\n${tests
        .map((test) => test.answer)
        .join('\n')
        .slice(0, share)}`,
  );
  const bytes = new TextEncoder().encode(answers.join('\n\n'));
  const request = { subject, name: 'copie.txt', bytes, candidate: null, lang: 'fr', knownRubrics: [] } as const;
  await gradeWithPipeline(request, () => {});
}
