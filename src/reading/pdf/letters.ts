/** Signs that are not what is typed: ligatures, hyphens of typesetters, private characters, letters with swapped bytes. */
export const SPECIAL = /[\uFB00-\uFB06\u2010\u2011\u00AD\t\n\v\f\r\uF000-\uF0FF\u4100-\u7A00]/;

/** Bullets and arrows of the Symbol and Wingdings fonts, by code: word processors leave them as private characters. */
const SYMBOLS: Readonly<Record<number, string>> = {
  32: ' ',
  45: '-',
  167: '▪',
  183: '•',
  216: '➢',
  224: '→',
  232: '➔',
  240: '⇨',
  252: '✓',
  254: '☑',
  168: '◦',
  113: '❑',
  118: '❖',
};
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/** Ligatures as letters, every hyphen as the one that is typed (a soft one that is drawn is one), bullets as bullets. */
export function unfold(unicode: string): string {
  return unicode
    .replace(/[\uFB00-\uFB06]/g, (sign) => LIGATURES[sign.charCodeAt(0) - 0xfb00] ?? sign)
    .replace(/[\u2010\u2011\u00AD]/g, '-')
    .replace(/[\t\n\v\f\r]/g, ' ')
    .replace(/[\uF000-\uF0FF]/g, (sign) => SYMBOLS[sign.charCodeAt(0) - 0xf000] ?? sign)
    .replace(/\u6600([\uCF00\uD200])/g, (_, second) => (second === '\uCF00' ? 'ffi' : 'ffl'))
    .replace(/[\u4100-\u7A00]/g, swapped);
}

/**
 * Ghostscript 10.0 writes the letters of ligatures with their bytes in the wrong order, U+6600 for f (U+0066), and the
 * third of "ffi" and "ffl" not at all.
 */
function swapped(sign: string): string {
  const code = sign.charCodeAt(0);
  const letter = String.fromCharCode(code >> 8);
  return (code & 0xff) === 0 && /[A-Za-z]/.test(letter) ? letter : sign;
}

/**
 * What the bitmap fonts of TeX mean: they name their signs by number, so that readers take the numbers for Latin-1.
 * Letters of the T1 encoding have the same numbers there but for these (and the euro of TS1).
 */
const TEX: Readonly<Record<string, string>> = {
  '\x0D': '‚',
  '\x10': '“',
  '\x11': '”',
  '\x12': '„',
  '\x13': '«',
  '\x14': '»',
  '\x15': '–',
  '\x16': '—',
  '\x17': '',
  '\x19': 'ı',
  '\x1B': 'ff',
  '\x1C': 'fi',
  '\x1D': 'fl',
  '\x1E': 'ffi',
  '\x1F': 'ffl',
  '\x7F': '-',
  '¿': '€',
  '÷': 'œ',
  '×': 'Œ',
};

export const texSign = (unicode: string): string => TEX[unicode] ?? unicode;
