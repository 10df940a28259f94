import { DOMParser } from '@xmldom/xmldom';
import { refuse } from '../refusals.ts';

/** Parses the XML of an office document. Entities are refused: no word processor declares any. @throws ReadingError */
export function parseXml(bytes: Uint8Array | string): Element {
  const source = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  if (source.includes('<!ENTITY')) throw refuse('corrupt', ' : il déclare des entités XML');
  const faults: string[] = [];
  const parser = new DOMParser({
    errorHandler: {
      warning() {},
      error: (fault: string) => faults.push(fault),
      fatalError: (fault: string) => faults.push(fault),
    },
  });
  let root: Element | null = null;
  try {
    root = parser.parseFromString(source, 'text/xml')?.documentElement ?? null;
  } catch (error) {
    throw refuse('corrupt', '', { cause: error });
  }
  if (!root) throw refuse('corrupt', '', { cause: faults[0] });
  return root;
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

export function elementsOf(root: Element, name: string): Element[] {
  return Array.from(root.getElementsByTagName(name));
}
