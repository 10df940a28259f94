export { type FigureJson, figuresToJson } from './figures-to-json.ts';
export { isMeasure } from './is-measure.ts';
export { type ReadOptions, readFigures } from './read-figures.ts';
