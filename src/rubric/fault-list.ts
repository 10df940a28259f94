import type { z } from 'zod';
import type { RubricFault } from '../errors/index.ts';
import type { YamlSource } from './yaml-source.ts';

/** Collects the faults of a subject's files, so that all of them are shown at once. */
export class FaultList {
  readonly faults: RubricFault[] = [];

  add(source: YamlSource, path: readonly PropertyKey[], code: string, found: string, remedy: string): void {
    this.faults.push({ code, place: source.placeOf(path), found, remedy });
  }

  /** Adds what zod found wrong below `path`, in the words of someone who writes rubrics. */
  addIssues(source: YamlSource, path: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[]): void {
    for (const issue of issues) {
      const place = [...path, ...issue.path];
      const key = String(place.at(-1) ?? '');
      if (issue.code === 'unrecognized_keys') {
        for (const unknown of issue.keys)
          this.add(
            source,
            [...place, unknown],
            'unknown-key',
            `clé inconnue « ${unknown} »`,
            'corriger la clé, ou la retirer (voir le README, « How to write a rubric »)',
          );
      } else if (issue.code === 'invalid_type' && issue.input === undefined) {
        this.add(source, place, 'missing-key', `« ${key} » manque`, `ajouter « ${key}: … »`);
      } else if (issue.code === 'invalid_union') {
        this.addIssues(source, place, issue.errors.at(-1) ?? []);
      } else {
        this.add(source, place, 'value', `« ${key} » : ${issue.message}`, remedyOf(issue));
      }
    }
  }
}

function remedyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `attendu : ${issue.expected}`;
  if (issue.code === 'invalid_value') return `valeurs possibles : ${issue.values.map(String).join(', ')}`;
  return 'corriger la valeur';
}
