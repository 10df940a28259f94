import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Font files, embedded by subset: DejaVu for French and its signs, Noto Emoji (one colour) for what students type. */
export function fontFiles(): Record<
  'sans' | 'serif' | 'emoji',
  { normal: string; bold: string; italics: string; bolditalics: string }
> {
  const dejavu = (name: string) => join(folderOf('dejavu-fonts-ttf'), 'ttf', `${name}.ttf`);
  const emoji = join(folderOf('@fontsource/noto-emoji'), 'files', 'noto-emoji-emoji-400-normal.woff');
  return {
    sans: {
      normal: dejavu('DejaVuSansCondensed'),
      bold: dejavu('DejaVuSansCondensed-Bold'),
      italics: dejavu('DejaVuSansCondensed-Oblique'),
      bolditalics: dejavu('DejaVuSansCondensed-BoldOblique'),
    },
    serif: {
      normal: dejavu('DejaVuSerifCondensed'),
      bold: dejavu('DejaVuSerifCondensed-Bold'),
      italics: dejavu('DejaVuSerifCondensed-Italic'),
      bolditalics: dejavu('DejaVuSerifCondensed-BoldItalic'),
    },
    emoji: { normal: emoji, bold: emoji, italics: emoji, bolditalics: emoji },
  };
}

/** Emoji of the astral planes with all that may join them; DejaVu draws the older signs (✓, ☎, ★) itself. */
const EMOJI =
  /(?:[\u{1F000}-\u{1FAFF}]|\p{Emoji}\u{FE0F})(?:\u{FE0F}|\u{20E3}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{200D}\p{Emoji})*/gu;
/** Controls and marks of no width, which no font draws; newlines are the caller's. */
const UNDRAWN = /(?!\n)\p{Cc}|\u200b|\u200c|\u2060|\ufeff|\ufe0f/gu;

/** A run of text that one font draws. */
export interface FontRun {
  readonly text: string;
  readonly emoji: boolean;
}

/** Cuts a text by font; what neither font has is left to DejaVu's box. */
export function fontRuns(text: string): FontRun[] {
  const runs: FontRun[] = [];
  let done = 0;
  const plain = (to: number) => {
    const kept = text.slice(done, to).replace(/\t/g, '    ').replace(UNDRAWN, '');
    if (kept !== '') runs.push({ text: kept, emoji: false });
  };
  for (const match of text.matchAll(EMOJI)) {
    plain(match.index);
    runs.push({ text: match[0], emoji: true });
    done = match.index + match[0].length;
  }
  plain(text.length);
  return runs;
}
