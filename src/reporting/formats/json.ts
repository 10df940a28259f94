import type { Report } from '../../types/index.ts';

/** The report as the file that other programs read: two-space JSON, one final newline. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
