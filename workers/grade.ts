import { gradeSubmission } from '../src/pipeline.ts';
import type { Grade } from './grading-protocol.ts';
import { RubricShelf } from './rubric-shelf.ts';

const shelf = new RubricShelf();

/** Marks a copy with the pipeline, under the rubric as its files are now. The only place that knows both. */
export const gradeWithPipeline: Grade = async ({ subject, name, bytes, lang }, onProgress) => {
  const rubric = await shelf.take(subject);
  const { report, document } = await gradeSubmission({ name, bytes }, rubric.subject, {
    view: 'teacher',
    lang,
    onProgress,
  });
  return { report, document, rubric: rubric.used };
};
