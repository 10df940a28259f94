import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { selectOptionalSignIn, type Teacher } from '../store/index.ts';
import type { ServerContext } from './context.ts';
import { serverRefusals } from './refusals.ts';

export const COOKIE = 'bareme';

/** The token of a request: the cookie of a browser, or the bearer of a program. */
export function tokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[COOKIE] ?? null;
}

/** The teacher of a request. Throws BaremeError `not_signed_in`. */
export async function teacherOf(context: ServerContext, request: FastifyRequest): Promise<Teacher> {
  const token = tokenOf(request);
  const teacher = token === null ? null : await selectOptionalSignIn(context.store, token);
  if (teacher === null) throw serverRefusals.notSignedIn();
  return teacher;
}

/**
 * A browser sends its cookie whoever wrote the page: what changes something must come from our own pages. Programs that
 * carry a token themselves send neither header.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.cookies[COOKIE] === undefined) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign =
    site === undefined
      ? origin !== undefined && origin.replace(/^https?:\/\//, '') !== request.host
      : site !== 'same-origin' && site !== 'none';
  if (foreign) throw serverRefusals.foreignOrigin();
}
