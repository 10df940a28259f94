/** Codes of Node, PostgreSQL (class 08, 57P0x; class 53: disk full, too many clients) and Redis that say "not reachable now", not "wrong". */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0[123]|53\w{3})$/;
const AWAY_WORDS =
  /connection terminated|timeout exceeded when trying to connect|connection is closed|server closed the connection|the database system is/i;

/** Whether an error only says that a service is away for a while: then waiting is the cure. */
export function isAway(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ('code' in cause && typeof cause.code === 'string' && AWAY.test(cause.code)) return true;
  if (cause instanceof AggregateError && cause.errors.some(isAway)) return true;
  return AWAY_WORDS.test(cause.message) || (cause.cause !== undefined && isAway(cause.cause));
}
