import { basename, extname } from 'node:path';

export interface NamedCopy {
  readonly path: string;
  /** Id of the copy and name of its reports: unique in the run, whatever the case of its letters. */
  readonly id: string;
}

export interface Renamed extends NamedCopy {
  /** The id that another copy already has. */
  readonly wanted: string;
}

const key = (id: string): string => id.normalize('NFC').toLowerCase();

/** Names that the class report and annotated copies are written under. */
const isReserved = (id: string): boolean => key(id) === 'class' || key(id).endsWith('.annotated');

const stem = (path: string): string => basename(path, extname(path)) || basename(path);

/**
 * One id per copy: its file name without extension. When several copies share it, the first keeps it and the others get
 * their extension ("eb-a01-pdf"), then a number: no report ever overwrites another.
 */
export function nameReports(paths: readonly string[]): {
  readonly named: readonly NamedCopy[];
  readonly renamed: readonly Renamed[];
} {
  const firsts = new Map<string, string>();
  for (const path of paths) if (!firsts.has(key(stem(path)))) firsts.set(key(stem(path)), path);
  const taken = new Set([...firsts.keys(), 'class']);
  const named: NamedCopy[] = [];
  const renamed: Renamed[] = [];
  for (const path of paths) {
    const wanted = stem(path);
    if (firsts.get(key(wanted)) === path && !isReserved(wanted)) {
      named.push({ path, id: wanted });
      continue;
    }
    const id = freeName(wanted, extname(path).slice(1).toLowerCase(), taken);
    taken.add(key(id));
    named.push({ path, id });
    renamed.push({ path, id, wanted });
  }
  return { named, renamed };
}

function freeName(wanted: string, extension: string, taken: ReadonlySet<string>): string {
  const base = extension === '' ? wanted : `${wanted}-${extension}`;
  if (!taken.has(key(base))) return base;
  for (let number = 2; ; number += 1) {
    const id = `${wanted}-${number}`;
    if (!taken.has(key(id))) return id;
  }
}
