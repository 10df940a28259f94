import type { Subject } from '../../rubric/index.ts';
import type { QuestionTests, RubricTestFailure } from './run-rubric-tests.ts';

const points = (value: number | null): string =>
  value === null ? 'aucun point' : value.toLocaleString('fr', { minimumFractionDigits: 2 });

const range = ([fewest, most]: readonly [number, number]): string =>
  fewest === most ? points(fewest) : `de ${points(fewest)} à ${points(most)}`;

function failureLines({ place, test, criterion, expected, found, reason }: RubricTestFailure): readonly string[] {
  return [
    `  ${place} test « ${test} », critère ${criterion}`,
    `    attendu ${range(expected)}, trouvé ${points(found)} : ${reason.replaceAll(/\s+/g, ' ')}`,
    '    → corriger le critère, ou le test si c’est lui qui se trompe',
  ];
}

function questionLine({ question, tests, failures }: QuestionTests): string {
  const failed = new Set(failures.map(({ test }) => test)).size;
  return `  ${question.padEnd(6)} ${tests - failed} tests réussis sur ${tests}`;
}

/** What `bareme check` prints of a rubric whose files are sound. */
export function checkText(subject: Subject, quantities: number, results: readonly QuestionTests[]): string {
  const criteria = subject.questions.reduce((sum, { criteria: list }) => sum + list.length, 0);
  const failures = results.flatMap((one) => one.failures);
  const tests = results.reduce((sum, one) => sum + one.tests, 0);
  const lines = [
    `${subject.title} (${subject.id})`,
    `  ${subject.questions.length} questions, ${criteria} critères, ${subject.quarters / 4} points ramenés sur ${subject.markOutOf}, ${quantities} grandeurs`,
    '',
    `Tests du barème (${tests})`,
    ...results.map(questionLine),
  ];
  if (failures.length > 0)
    lines.push('', `${failures.length} écart(s) avec ce que les tests attendent`, ...failures.flatMap(failureLines));
  lines.push('', failures.length === 0 ? 'Le barème est bon.' : 'Le barème est à corriger.');
  return `${lines.join('\n')}\n`;
}
