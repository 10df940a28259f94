import type { PageInk } from '../pdf/ink.ts';

/** A page as optical recognition sees it; its ink holds words, in points of the page. */
export interface LookedPage {
  readonly ink: PageInk;
  /** Mean confidence of the words, weighted by length, from 0 to 1; 0 when there is none. */
  readonly confidence: number;
  /** Whether anything but white paper was seen. */
  readonly blank: boolean;
}
