import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `holds` says yes; fails after `seconds`, naming what was awaited. Never an assertion on time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await sleep(25);
  }
}
