import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import type { RubricFault } from '../errors/index.ts';
import { keptData } from './kept-data.ts';

/** A YAML file, parsed, that can say at which `file:line:column` a value stands. */
export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  readonly faults: readonly RubricFault[];
  placeOf(path: readonly PropertyKey[]): string;
  /** `placeOf` for what may never be told: put off where it would have the file read for nothing. */
  placeLater(path: readonly PropertyKey[]): () => string;
}

/** Parses the text of a rubric file; syntax errors become faults, they are not thrown. */
export function parseYamlSource(file: string, text: string): YamlSource {
  const kept = keptData(text);
  if (kept === null) return readYaml(file, text);
  let read: YamlSource | null = null;
  const placeOf = (path: readonly PropertyKey[]): string => {
    read ??= readYaml(file, text);
    return read.placeOf(path);
  };
  return { file, data: kept.data, faults: [], placeOf, placeLater: (path) => () => placeOf(path) };
}

/** Parses as above, whatever was kept of the text. */
export function readYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const faults = document.errors.map((error) => ({
    code: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml',
    place: place(error.pos[0]),
    found:
      error.code === 'DUPLICATE_KEY'
        ? 'la même clé est écrite deux fois'
        : `YAML illisible : ${error.message.split('\n')[0] ?? ''}`,
    remedy:
      error.code === 'DUPLICATE_KEY'
        ? 'garder une seule des deux clés'
        : 'vérifier l’indentation, les deux-points et les guillemets sur cette ligne et celle d’avant',
  }));
  const placeOf = (path: readonly PropertyKey[]): string => place(offsetOf(document, path));
  return {
    file,
    data: faults.length > 0 ? null : document.toJS(),
    faults,
    placeOf,
    // Told at once: a test that could ask later would hold the whole document in memory.
    placeLater: (path) => {
      const told = placeOf(path);
      return () => told;
    },
  };
}

/** Offset of the key (in a map) or of the value (in a list) that the path leads to, or of its nearest parent. */
function offsetOf(document: YamlDocument, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      next = pair.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      if (isNode(next)) offset = next.range?.[0] ?? offset;
    } else return offset;
    node = next;
  }
  return offset;
}
