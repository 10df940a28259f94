import type { Figure } from '../../types/index.ts';
import { isMeasure } from './is-measure.ts';
import { readFigures } from './read-figures.ts';
import type { Language } from './text/tokens.ts';

/** A figure as `bareme figures` prints it: these fields and no other. */
export type FigureJson = Pick<
  Figure,
  'text' | 'start' | 'end' | 'value' | 'unit' | 'kind' | 'precision' | 'approximate' | 'low' | 'high'
>;

/** The quantities of one line; numbers that measure nothing (labels, years, ordinals…) are left out unless `all`. */
export function figuresToJson(text: string, lang: Language = 'fr', all = false): FigureJson[] {
  const { figures } = readFigures(text, { lang });
  return all ? [...figures] : figures.filter(isMeasure);
}
