import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../test/service/support/until.ts';
import { GradingPool } from './grading-pool.ts';

const entry = new URL('../test/service/support/fake-grading-child.ts', import.meta.url);
const request = (text: string) => ({
  subject: 's',
  name: 'K7F-4F2B.txt',
  bytes: new TextEncoder().encode(text),
  candidate: null,
  lang: 'fr' as const,
  knownRubrics: [],
});

describe('grading pool', () => {
  let pool: GradingPool;
  afterEach(async () => await pool.close());

  it('relieves a child that has marked its share while it goes on marking', async () => {
    pool = new GradingPool({ size: 1, seconds: 20, memoryMb: 96, entry, copiesPerChild: 3 });
    await pool.start();
    const never = new AbortController().signal;
    const first = pool.children();
    // Far more than a share, without a pause: none fails, whoever marks them.
    const copies = Array.from({ length: 40 }, (_, index) => pool.grade(request(`slow 20 copie ${index}`), never));
    expect(await Promise.all(copies)).toHaveLength(40);
    await until('the relief', () => pool.children().length === 1 && !pool.children().includes(first[0] ?? 0));
    expect((await pool.grade(request('encore'), never)).reports.summary.state).toBe('graded');
  });
});
