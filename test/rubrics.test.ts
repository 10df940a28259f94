import { expect, it } from 'vitest';
import { runRubricTests } from '../src/cli/checking/run-rubric-tests.ts';
import { listSubjects, loadSubject } from '../src/rubric/index.ts';

it.each(await listSubjects())('the own tests of %s pass', async (id) => {
  const results = await runRubricTests(await loadSubject(id));
  expect(results.length).toBeGreaterThan(0);
  expect(results.flatMap(({ failures }) => failures)).toEqual([]);
});
