import type { FastifyRequest } from 'fastify';

/** The reader's language: French unless the address or the browser asks for English first. */
export function langOf(request: FastifyRequest): 'fr' | 'en' {
  const asked = new URL(request.url, 'http://localhost').searchParams.get('lang');
  if (asked === 'fr' || asked === 'en') return asked;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr';
}
