/** Agreement: our reports beside the marks of people. Pure: what it compares is handed to it. */
export { agreement } from './agreement.ts';
export { parseMarks } from './parse-marks.ts';
export type * from './types.ts';
