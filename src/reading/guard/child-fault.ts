/** A crash is a fault of a native library on broken bytes; every other unasked end is for want of memory. */
export type FaultKind = 'timeout' | 'memory' | 'crash' | 'start';

/** Why a child process gave no answer. `page` is the page it was at, 0 before the first. */
export class ChildFault extends Error {
  override readonly name = 'ChildFault';
  readonly kind: FaultKind;
  readonly page: number;

  /** Processor time that the task had used, in milliseconds. */
  readonly spent: number;

  constructor(kind: FaultKind, page: number, spent = 0) {
    super(`Reader process: ${kind} at page ${page}`);
    this.kind = kind;
    this.page = page;
    this.spent = spent;
  }
}
