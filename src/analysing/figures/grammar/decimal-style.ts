import { CLASS, DIGIT } from '../text/characters.ts';
import type { Language } from '../text/tokens.ts';

const POINT = 0x2e;
const COMMA = 0x2c;
const EVIDENCE = 2;

/**
 * Which sign a text writes its decimals with. Only "4,800" and "4.800" need to know: they are read by the habit of the
 * language unless the same text shows the other one ("0.83 %", "12.00 €" and no decimal comma). Looked at once, when
 * first asked.
 */
export class DecimalStyle {
  private known: boolean | null = null;

  constructor(
    private readonly text: string,
    private readonly language: Language,
  ) {}

  get point(): boolean {
    this.known ??= this.look();
    return this.known;
  }

  private look(): boolean {
    let points = 0;
    let commas = 0;
    for (let at = this.text.length - 3; at > 0; at -= 1) {
      const code = this.text.charCodeAt(at);
      if (code !== POINT && code !== COMMA) continue;
      if (!this.isDecimal(at)) continue;
      if (code === POINT) points += 1;
      else commas += 1;
    }
    if (this.language === 'en') return !(commas >= EVIDENCE && points === 0);
    return points >= EVIDENCE && commas === 0;
  }

  /** Exactly two decimals, or one before a percent sign: "1.1" alone is more often a question label. */
  private isDecimal(at: number): boolean {
    const digit = (index: number): boolean => CLASS[this.text.charCodeAt(index)] === DIGIT;
    if (!digit(at - 1) || !digit(at + 1)) return false;
    if (digit(at + 2)) return !digit(at + 3) && this.text.charCodeAt(at + 3) !== this.text.charCodeAt(at);
    return this.text.charCodeAt(at + 2) === 0x25 || this.text.charCodeAt(at + 3) === 0x25;
  }
}
