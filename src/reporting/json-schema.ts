import { z } from 'zod';
import { reportSchema } from '../types/index.ts';

/** The report contract as JSON Schema (draft 2020-12), for programs that read our reports. */
export function reportJsonSchema(): Record<string, unknown> {
  return { $id: 'bareme/report@1', title: 'Barème: report of one copy', ...z.toJSONSchema(reportSchema) };
}
