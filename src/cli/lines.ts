import type { Readable } from 'node:stream';

/**
 * The lines of a stream, split on line feeds alone: node:readline also splits on U+2028, which a JSON string may hold.
 * A byte order mark and the carriage returns of Windows are dropped.
 */
export async function* lines(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  stream.setEncoding('utf8');
  for await (const chunk of stream as AsyncIterable<string>) {
    rest += first ? chunk.replace(/^\uFEFF/, '') : chunk;
    first = false;
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part.replace(/\r$/, '');
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}
