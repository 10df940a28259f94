import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { BaremeError } from '../errors/index.ts';
import { type BackTo, errorPage } from '../web/index.ts';
import { fieldFault } from './field-faults.ts';
import { langOf } from './lang.ts';
import { serverRefusals } from './refusals.ts';

/** Status of each error code that a request can meet; a code that is missing here is a bad request. */
const STATUS: Readonly<Record<string, number>> = {
  not_signed_in: 401,
  wrong_password: 401,
  too_many_tries: 429,
  foreign_origin: 403,
  not_admin: 403,
  session_closed: 403,
  session_not_open: 403,
  setup_done: 403,
  not_found: 404,
  unknown_number: 404,
  attempts_exhausted: 409,
  login_taken: 409,
  not_graded: 409,
  link_expired: 410,
  too_large: 413,
  archive_refused: 422,
  unreadable_file: 422,
  too_many_requests: 429,
  internal: 500,
  busy: 503,
  unavailable: 503,
};

export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string | null };
}

interface Answer {
  readonly status: number;
  readonly body: ErrorBody;
}

/** What the client is told, in its language. A fault of ours says nothing of its cause, which the log has. */
export function answerOf(error: FastifyError | BaremeError | Error, lang: 'fr' | 'en'): Answer {
  const { refused, status } = refusalOf(error);
  const { code, message, remedy, english } = refused;
  const said = lang === 'en' && english !== null ? english : { message, remedy };
  return { status: status ?? STATUS[code] ?? 400, body: { error: { code, ...said } } };
}

/** What an error comes down to for the client; `status` when the code alone does not say it. */
function refusalOf(error: FastifyError | BaremeError | Error): { refused: BaremeError; status?: number } {
  if (error instanceof BaremeError) return { refused: error };
  if (hasZodFastifySchemaValidationErrors(error)) {
    return { refused: serverRefusals.invalidFields(error.validation.map(fieldFault)) };
  }
  const code = 'code' in error ? error.code : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { refused: serverRefusals.bodyTooLarge() };
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
    return { refused: serverRefusals.tooManyFiles(null) };
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 429) return { refused: serverRefusals.tooManyRequests() };
  if (isStoreAway(error)) return { refused: serverRefusals.unavailable() };
  return status < 500 ? { refused: serverRefusals.malformed(), status } : { refused: serverRefusals.internal() };
}

const AWAY = /^(ECONN|ETIMEDOUT|EPIPE|08|57P0|53)/;
function isStoreAway(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    AWAY.test(code) ||
    /connection terminated|timeout exceeded when trying to connect|stream isn't writeable/i.test(error.message)
  );
}

/** How long a client that is still sending has to read the answer, in milliseconds, before the connection is cut. */
const READING_TIME = 2_000;

/** The rest of a refused upload is thrown away unread; cutting at once could take the answer with it. */
function dropRest(request: FastifyRequest, reply: FastifyReply): void {
  if (request.raw.complete) return;
  reply.raw.once('finish', () => {
    request.raw.resume();
    setTimeout(() => {
      if (!request.raw.complete) request.raw.socket.destroy();
    }, READING_TIME).unref();
  });
}

/** The page to go on from after an error: the one that was in use, or the one above it when that itself is missing. */
function backFrom(request: FastifyRequest, status: number): { path: string; to: BackTo } {
  const path = request.url.replace(/[?#].*$/, '');
  const [, page = '', to = ''] = /^(\/(prof\/sessions|prof\/copies|session|copie)\/[\w-]+)/.exec(path) ?? [];
  const names: Readonly<Record<string, BackTo>> = {
    session: 'session',
    'prof/sessions': 'session',
    'prof/copies': 'copy',
  };
  const name = names[to];
  const itself = request.method === 'GET' && page === path;
  if (status === 401) return { path: '/prof', to: 'sign-in' };
  if (name !== undefined && !itself) return { path: page, to: name };
  return path.startsWith('/prof') ? { path: '/prof', to: 'sessions' } : { path: '/', to: 'home' };
}

/** Answers an error as the client speaks: a page to a browser, JSON to a program. */
export async function sendError(error: Error, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const lang = langOf(request);
  const { status, body } = answerOf(error, lang);
  reply.header('content-language', lang);
  if (status === 413) dropRest(request, reply);
  if (status === 503) reply.header('retry-after', '30');
  if (request.url.startsWith('/api/')) await reply.code(status).send(body);
  else
    await reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(errorPage({ ...body.error, status, back: backFrom(request, status), lang }));
}
