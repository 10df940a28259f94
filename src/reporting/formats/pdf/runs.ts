import type { ContentText } from 'pdfmake/interfaces.js';
import { fontRuns } from './fonts.ts';

export type Style = Omit<ContentText, 'text'>;

/** Text in one style, cut where the font changes. Every string that reaches a PDF passes here. */
export function runs(text: string, style: Style = {}): ContentText[] {
  return fontRuns(text).map((run) =>
    run.emoji ? { ...style, text: run.text, font: 'emoji' } : { ...style, text: run.text },
  );
}
