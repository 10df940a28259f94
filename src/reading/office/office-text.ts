import type { HiddenText, Origin, ReadingWarning } from '../../types/index.ts';

export interface OfficeText {
  readonly text: string;
  readonly origin: Origin;
  readonly hidden: readonly HiddenText[];
  readonly warnings: readonly ReadingWarning[];
}

/** The parts of an office document, unpacked when asked for. */
export interface Parts {
  readonly names: readonly string[];
  get(name: string): Uint8Array | null;
}

export function pictureWarning(count: number): OfficeText['warnings'] {
  if (count === 0) return [];
  const what = count === 1 ? 'une image' : `${count} images`;
  return [{ code: 'picture', message: `Le document contient ${what} : leur contenu n'est pas lu.` }];
}
