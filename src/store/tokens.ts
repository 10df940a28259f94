import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses when copying them from a board: no I, L, O, U, 0, 1. */
const CLEAR = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function draw(length: number): string {
  return Array.from({ length }, () => CLEAR[randomInt(CLEAR.length)]).join('');
}

/** Identifier of a row, 78 bits: unguessable enough for an address, short enough for a log. */
export const newId = (): string => draw(16).toLowerCase();
/** Code of a practice session, as written on the board. */
export const newSessionCode = (): string => draw(6);
/** Number of a student in a session, "K7F-4F2": with the session code it opens the student's report, so it is drawn. */
export const newStudentNumber = (): string => `${draw(3)}-${draw(4)}`;
/** Secret of a link or of a sign-in, 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** What the database keeps of a token: a leaked table opens nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Code or number as typed: case, spaces and dashes do not count. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
export function readNumber(typed: string): string {
  const bare = readCode(typed);
  return `${bare.slice(0, 3)}-${bare.slice(3)}`;
}
