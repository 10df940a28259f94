/** What the words around a figure say of it: only about, at least, at most. */
export interface Qualifier {
  readonly approximate: boolean;
  /** 'low': the value is a lower bound ("plus de 3 %"); 'high': an upper one. */
  readonly bound: 'low' | 'high' | null;
}

export const EXACTLY: Qualifier = { approximate: false, bound: null };
export const ABOUT: Qualifier = { approximate: true, bound: null };
export const LOW: Qualifier = { approximate: false, bound: 'low' };
export const HIGH: Qualifier = { approximate: false, bound: 'high' };
