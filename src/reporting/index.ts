export { buildReport, type ReportInput } from './build-report.ts';
export type { View } from './criterion-words.ts';
export { renderHtml } from './formats/html/render-html.tsx';
export { renderJson } from './formats/json.ts';
export { reportJsonSchema } from './json-schema.ts';
export type { Lang } from './messages/index.ts';
export { blankReport, type Problem, unassignedReport, unreadableReport } from './ungraded-report.ts';
