export { type MarkInput, mark } from './mark.ts';
