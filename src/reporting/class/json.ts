import type { ClassReport } from './schema.ts';

/** The class report as the file that other programs read: two-space JSON, one final newline. */
export function renderClassJson(report: ClassReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
