import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gradeSubmission } from '../../src/pipeline.ts';
import { closeReaders } from '../../src/reading/index.ts';
import { loadSubject, type Subject } from '../../src/rubric/index.ts';

/**
 * Short answers in the words of many students, with the least and the most that each may earn: one row an answer,
 * `criterion TAB least TAB most TAB answer` (`\n` starts a new line). What the engine does not hear yet stands in
 * `<subject>.gaps.tsv`; a gap that closes must move to the table.
 */
interface Row {
  readonly criterion: string;
  readonly least: number;
  readonly most: number;
  readonly answer: string;
}

const read = (name: string): Row[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [criterion = '', least, most, answer = ''] = line.split('\t');
      return { criterion, least: Number(least), most: Number(most), answer: answer.replaceAll('\\n', '\n') };
    });

/** Points of the row's criterion when the answer stands alone under its question. */
async function pointsOf({ criterion, answer }: Row, subject: Subject): Promise<number> {
  const question = criterion.replace(/\.[a-z]+$/, '');
  const label = /^\d/.test(question) ? `Question ${question} :` : 'Réflexion commerciale structurée';
  const { report } = await gradeSubmission({ name: 'answer.txt', bytes: Buffer.from(`${label}\n${answer}`) }, subject);
  return report.questions.flatMap((one) => one.criteria).find((one) => one.id === criterion)?.points ?? Number.NaN;
}

const earns = async (row: Row, subject: Subject): Promise<boolean> => {
  const points = await pointsOf(row, subject);
  return points >= row.least - 1e-9 && points <= row.most + 1e-9;
};

afterAll(closeReaders);

describe.each(['ecolobulles-2026', 'o-de-lavande-2026'])('short answers to %s', (id) => {
  it('earn what a teacher gives', async () => {
    const subject = await loadSubject(id);
    const missed: string[] = [];
    for (const row of read(`${id}.tsv`))
      if (!(await earns(row, subject))) missed.push(`${row.criterion} ${row.least}-${row.most} ${row.answer}`);
    expect(missed).toEqual([]);
  }, 300_000);

  it('that are known gaps are still gaps', async () => {
    const subject = await loadSubject(id);
    const closed: string[] = [];
    for (const row of read(`${id}.gaps.tsv`)) if (await earns(row, subject)) closed.push(row.answer);
    expect(closed).toEqual([]);
  }, 60_000);
});
