import { GuardedChild } from './guarded-child.ts';
import type { Allowance } from './launch.ts';

export interface PoolSettings extends Allowance {
  /** Resident memory in bytes above which a child is killed. */
  readonly resident: number;
  readonly size: number;
  /** Files after which a child is replaced; one that has grown to half its memory is replaced at once. */
  readonly recycleAfter: number;
  /** Milliseconds after which an idle child is ended. */
  readonly idleTime: number;
}

/** A few warm child processes, handed out one task at a time in the order of asking. */
export class Pool {
  private readonly settings: PoolSettings;
  private readonly idle: GuardedChild[] = [];
  private readonly busy = new Set<GuardedChild>();
  private taken = 0;
  private readonly waiting: (() => void)[] = [];
  private idleTimer: NodeJS.Timeout | null = null;

  constructor(settings: PoolSettings) {
    this.settings = settings;
  }

  /** Lends a child to `work`; a child that is dead or has served its time afterwards is replaced. */
  async use<Result>(work: (child: GuardedChild) => Promise<Result>): Promise<Result> {
    while (this.taken >= this.settings.size) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.taken += 1;
    let child: GuardedChild | null = null;
    try {
      child = await this.take();
      this.busy.add(child);
      return await work(child);
    } finally {
      this.taken -= 1;
      if (child) this.giveBack(child);
      this.waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    const children = [...this.idle.splice(0), ...this.busy];
    await Promise.all(children.map((child) => child.kill()));
  }

  private async take(): Promise<GuardedChild> {
    for (let child = this.idle.pop(); child; child = this.idle.pop()) if (child.usable) return child;
    return GuardedChild.start(this.settings);
  }

  private giveBack(child: GuardedChild): void {
    this.busy.delete(child);
    if (!child.usable) return;
    if (child.tasks >= this.settings.recycleAfter || child.residentBytes() > this.settings.resident / 2) {
      void child.kill();
      return;
    }
    this.idle.push(child);
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      for (const one of this.idle.splice(0)) void one.kill();
    }, this.settings.idleTime);
    this.idleTimer.unref();
  }
}
