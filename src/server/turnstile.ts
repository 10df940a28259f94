import { serverRefusals } from './refusals.ts';

/**
 * Lets a few uploads in at a time: each holds its file in memory. The others wait before their body is read, so that
 * the network holds them back; after `patienceMs` they are told to come again.
 */
export class Turnstile {
  readonly #waiting: (() => void)[] = [];
  #free: number;
  readonly #patienceMs: number;

  constructor(places: number, patienceMs: number) {
    this.#free = places;
    this.#patienceMs = patienceMs;
  }

  /** Runs `act` when there is a place. Throws BaremeError `busy`. */
  async pass<T>(act: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await act();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        const place = this.#waiting.indexOf(enter);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(serverRefusals.busy());
      }, this.#patienceMs);
      this.#waiting.push(enter);
    });
  }
}
