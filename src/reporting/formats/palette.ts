/** One pair per question: light ground for the text, dark ink for badges; ink on ground and white on ink are 4.5:1 or more. */
const PAIRS: readonly (readonly [ground: string, ink: string])[] = [
  ['#dbe8fd', '#1d4394'],
  ['#fdeac6', '#7f4700'],
  ['#d6f0dc', '#17603a'],
  ['#eadffb', '#5a2a9c'],
  ['#cfeef0', '#0b5a64'],
  ['#fbdfe8', '#951b48'],
  ['#e8f1c4', '#485808'],
  ['#e0e4f6', '#38437e'],
  ['#f2e2d4', '#6b3e1b'],
];
const NONE: readonly [string, string] = ['#ececef', '#4a4a55'];

/** Ground and ink of the question of that rank; grey for -1. Ranks beyond the palette start it again. */
export function coloursOf(question: number): readonly [ground: string, ink: string] {
  return PAIRS[question % PAIRS.length] ?? NONE;
}

/** Class of the question's colours; see `paletteCss`. */
export const colourClass = (question: number): string => (question < 0 ? 'q-none' : `q-${question % PAIRS.length}`);

export const paletteCss: string = [
  ...PAIRS.map(([ground, ink], index) => `.q-${index}{--ground:${ground};--ink:${ink}}`),
  `.q-none{--ground:${NONE[0]};--ink:${NONE[1]}}`,
].join('');
