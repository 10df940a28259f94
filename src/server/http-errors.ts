import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { BaremeError } from '../errors/index.ts';
import { type BackTo, errorPage } from '../web/index.ts';
import { langOf } from './lang.ts';

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

const answer = (status: number, code: string, message: string, remedy: string | null = null): Answer => ({
  status,
  body: { error: { code, message, remedy } },
});

/** What the client is told. A fault of ours says nothing of its cause, which the log has. */
export function answerOf(error: FastifyError | BaremeError | Error): Answer {
  if (error instanceof BaremeError) return answer(STATUS[error.code] ?? 400, error.code, error.message, error.remedy);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const places = error.validation.map((issue) => `${issue.instancePath.slice(1) || 'requête'} : ${issue.message}`);
    return answer(400, 'invalid', `Requête refusée. ${places.join(' ; ')}`);
  }
  const code = 'code' in error ? error.code : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return answer(413, 'too_large', 'Le fichier est trop gros.');
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT') {
    return answer(413, 'too_large', 'Le dépôt contient trop de fichiers.');
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 429)
    return answer(429, 'too_many_requests', 'Trop de demandes en peu de temps.', 'Réessayez dans une minute.');
  if (isStoreAway(error))
    return answer(503, 'unavailable', 'Le service est momentanément indisponible.', 'Réessayez dans une minute.');
  if (status < 500) return answer(status, 'invalid', 'Requête refusée : elle est incomplète ou mal formée.');
  return answer(
    500,
    'internal',
    'Une erreur interne est survenue.',
    'Réessayez ; si elle revient, prévenez la personne qui tient le service.',
  );
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
  const { status, body } = answerOf(error);
  if (status === 413) dropRest(request, reply);
  if (status === 503) reply.header('retry-after', '30');
  if (request.url.startsWith('/api/')) await reply.code(status).send(body);
  else
    await reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(errorPage({ ...body.error, status, back: backFrom(request, status), lang: langOf(request) }));
}
