/** Stops on a programmer's fault; narrows the type of `condition`. Never used for what a user can cause. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${what}`);
}
