import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `holds` says yes; fails after `seconds`, naming what was awaited. Never an assertion on time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 120): Promise<void> {
  // Not the clock that tests set.
  const deadline = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await sleep(25);
  }
}
