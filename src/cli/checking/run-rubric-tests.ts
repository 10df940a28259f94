import type { Question, RubricTest, Subject } from '../../rubric/index.ts';

/** A criterion that did not get the points that a test of its question expects; points are in points, not quarters. */
export interface RubricTestFailure {
  readonly place: string;
  readonly test: string;
  readonly criterion: string;
  /** Fewest and most points that the test allows. */
  readonly expected: readonly [number, number];
  readonly found: number | null;
  readonly reason: string;
}

export interface QuestionTests {
  readonly question: string;
  readonly tests: number;
  readonly failures: readonly RubricTestFailure[];
}

async function runTest(subject: Subject, question: Question, test: RubricTest): Promise<RubricTestFailure[]> {
  const { gradeSubmission } = await import('../../pipeline.ts');
  const bytes = Buffer.from(`${question.id}\n${test.answer}`);
  const { report } = await gradeSubmission({ name: 'test.txt', bytes }, subject);
  const criteria = report.questions.find(({ id }) => id === question.id)?.criteria ?? [];
  return [...test.expect].flatMap(([id, [fewest, most]]) => {
    const criterion = criteria.find((one) => one.id === id);
    // A blank answer earns nothing: that is what a test that expects nothing says.
    const found = criterion?.points ?? 0;
    if (found >= fewest / 4 && found <= most / 4) return [];
    return [
      {
        place: test.place(),
        test: test.name,
        criterion: id,
        expected: [fewest / 4, most / 4] as const,
        found: criterion?.points ?? null,
        reason: criterion?.reason ?? 'aucune réponse n’a été reconnue',
      },
    ];
  });
}

/** Grades the test answers of every question, through the whole pipeline. */
export async function runRubricTests(subject: Subject): Promise<readonly QuestionTests[]> {
  const results: QuestionTests[] = [];
  for (const question of subject.questions) {
    const failures: RubricTestFailure[] = [];
    for (const test of question.tests) failures.push(...(await runTest(subject, question, test)));
    results.push({ question: question.id, tests: question.tests.length, failures });
  }
  return results;
}
