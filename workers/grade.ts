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

/** Loads the subjects that come with the project and marks a line with each. A faulty rubric is the business of its copies. */
export async function warmUp(): Promise<void> {
  const bytes = new TextEncoder().encode('1.1 Taux de conversion : 25 / 3 000 = 0,83 %, ce qui est faible.');
  for (const subject of await listSubjects()) {
    await gradeWithPipeline(
      { subject, name: 'copie.txt', bytes, lang: 'fr', candidate: null, knownRubrics: [] },
      () => {},
    ).catch(() => {});
  }
}
