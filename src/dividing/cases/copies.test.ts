import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadSubject, type Subject } from '../../rubric/index.ts';
import { divide } from '../index.ts';
import { misplaced, ownerAt, typedDocument } from './division-probe.ts';

const rowsSchema = z.record(z.string(), z.record(z.string(), z.string()));
const FOLDERS = { ecolobulles: 'ecolobulles-2026', 'o-de-lavande': 'o-de-lavande-2026' } as const;

describe.each(Object.entries(FOLDERS))('%s', (folder, id) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await loadSubject(id);
  });
  const copies = rowsSchema.parse(parse(readFileSync(join(import.meta.dirname, `${folder}.spec.yaml`), 'utf8')));
  test.each(Object.entries(copies))('%s', (copy, rows) => {
    const text = readFileSync(join(import.meta.dirname, `../../../fixtures/copies/${folder}/${copy}.txt`), 'utf8');
    const division = divide(typedDocument(text), subject);
    expect(misplaced(division, text)).toEqual([]);
    const found = Object.keys(rows).map((words) => {
      const at = text.indexOf(words);
      return [words, at < 0 ? 'absent' : ownerAt(division, at + words.length - 1)] as const;
    });
    expect(Object.fromEntries(found)).toEqual(rows);
  });
});
