import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classJsonSchema, reportJsonSchema } from './index.ts';

describe('the public face', () => {
  it('loads no plotting, spreadsheet or PDF library: they come with the first call that needs them', () => {
    const heavy = /^(?:import|export) (?!type\b)[^;]*from '(?:echarts|pdfmake|write-excel-file|@cantoo)[^']*'/m;
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .filter((file) => heavy.test(readFileSync(join(import.meta.dirname, file), 'utf8')));
    expect(files).toEqual([]);
  });

  it('describes the signature under a mark, which a proposal goes without', () => {
    const { properties, required } = z
      .object({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) })
      .parse(reportJsonSchema());
    expect(properties.validation).toMatchObject({ type: 'object', required: ['by', 'at'] });
    expect(required).not.toContain('validation');
  });

  it.each([
    ['bareme/report@1', reportJsonSchema()],
    ['bareme/class@1', classJsonSchema()],
  ])('publishes %s as a closed JSON Schema', (id, schema) => {
    expect(schema).toMatchObject({ $id: id, type: 'object', additionalProperties: false });
    expect(schema.$schema).toContain('2020-12');
  });
});
