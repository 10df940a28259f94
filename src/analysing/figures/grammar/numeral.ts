/** A number read at some token, before its unit: the tokens `[first, next)`. */
export interface Numeral {
  readonly first: number;
  readonly next: number;
  readonly value: number;
  /** Decimals written; negative when the writing rounds ("1,4 million": -5; "une quarantaine": -1). */
  readonly precision: number;
  readonly form: 'digits' | 'words' | 'part' | 'collective' | 'ordinal';
  /** 1, or the power that a scale word brought, so that "2 à 3 millions" scales both ends. */
  readonly scale: number;
}

export const NO_SCALE = 1;

/** Hyphen-minus, hyphens, dashes and the minus sign: students and word processors mix them all. */
export function isHyphen(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2014) || code === 0x2212;
}
