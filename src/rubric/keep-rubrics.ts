import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepData } from './kept-data.ts';
import { readYaml } from './yaml-source.ts';

/** Last step of the build: reads the rubrics of the project once, so that no start has to. */
export function keepRubrics(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    const { data, faults } = readYaml(name, text);
    if (faults.length === 0) keepData(text, data);
  }
}
