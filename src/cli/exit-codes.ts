/** Exit codes of the command line: a contract that scripts rely on. */
export const exitCodes = {
  done: 0,
  /** A fault of Barème itself. */
  internal: 1,
  /** Bad usage, or a rubric that cannot be used. */
  usage: 2,
  /** Some copies could not be read. */
  unreadable: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
