import type { FastifyReply, FastifyRequest } from 'fastify';

type Lang = 'fr' | 'en';

const COOKIE = 'langue';
const ONE_YEAR = 365 * 86_400;

const known = (lang: string | null | undefined): Lang | null => (lang === 'fr' || lang === 'en' ? lang : null);
const askedIn = (request: FastifyRequest): Lang | null =>
  known(new URLSearchParams(request.url.split('?')[1]).get('lang'));

/** The reader's language: the one asked for here or on an earlier page, else the browser's, else French. */
export function langOf(request: FastifyRequest): Lang {
  const chosen = askedIn(request) ?? known(request.cookies[COOKIE]);
  return chosen ?? (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr');
}

/** Keeps the language that `?lang=` asks of a page, for the pages that follow. */
export async function keepLang(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const lang = askedIn(request);
  if (lang === null || request.url.startsWith('/api/')) return;
  reply.setCookie(COOKIE, lang, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: ONE_YEAR });
}
