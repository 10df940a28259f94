export type * from './analysis.ts';
export type * from './division.ts';
export type * from './document.ts';
export type * from './figure.ts';
export type * from './marks.ts';
export type * from './message.ts';
export * from './report.ts';
export type * from './span.ts';
