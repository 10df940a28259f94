import { createHash } from 'node:crypto';
import { script } from './script.ts';
import { style } from './style.ts';

/** A file of the pages: its address changes with its content, so that browsers may keep it for ever. */
const asset = (name: string, type: string, body: string) => ({
  path: `/assets/${createHash('sha256').update(body).digest('hex').slice(0, 12)}/${name}`,
  type,
  body,
});

/** The two files that pages load. */
export const assets = {
  style: asset('style.css', 'text/css; charset=utf-8', style),
  script: asset('pages.js', 'text/javascript; charset=utf-8', script),
} as const;
