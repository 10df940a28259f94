export { type MarkInput, mark } from './mark.ts';
export { loadReference, type Reference } from './reference/index.ts';
