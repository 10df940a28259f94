import { XMLSerializer } from '@xmldom/xmldom';
import type { HiddenText } from '../../types/index.ts';
import { childrenOf, elementsOf, isElement, parseXml } from './xml.ts';

/** Half points: under 2 points nobody reads. */
const TINY = 4;

/** Takes hidden runs out of `word/document.xml` and writes its equations as lines of text. */
export function prepareDocx(document: Uint8Array): { xml: string; hidden: HiddenText[] } {
  const root = parseXml(document);
  const hidden = new Map<HiddenText['why'], string>();
  for (const run of elementsOf(root, 'w:r')) {
    const why = whyHidden(run);
    const text = elementsOf(run, 'w:t')
      .map((one) => one.textContent ?? '')
      .join('');
    if (!why) continue;
    if (text.trim() !== '') hidden.set(why, `${hidden.get(why) ?? ''}${text}`);
    run.parentNode?.removeChild(run);
  }
  for (const equation of elementsOf(root, 'm:oMath')) replaceByRun(equation, mathText(equation));
  return {
    xml: new XMLSerializer().serializeToString(root),
    hidden: [...hidden].map(([why, text]) => ({ page: 1, text, why })),
  };
}

function whyHidden(run: Element): HiddenText['why'] | null {
  const properties = childrenOf(run).find((node) => node.nodeName === 'w:rPr');
  if (!properties || !isElement(properties)) return null;
  const value = (name: string): string | null => {
    const found = childrenOf(properties).find((node) => node.nodeName === name);
    return found && isElement(found) ? found.getAttribute('w:val') : null;
  };
  const has = (name: string): boolean => childrenOf(properties).some((node) => node.nodeName === name);
  if (has('w:vanish') && !/^(?:0|false|off)$/.test(value('w:vanish') ?? '')) return 'invisible';
  // White letters on a coloured cell or a coloured band are meant to be read.
  const shaded = has('w:shd') || has('w:highlight') || isInShadedPlace(run);
  if (/^ffffff$/i.test(value('w:color') ?? '') && !shaded) return 'white';
  const size = Number(value('w:sz') ?? Number.NaN);
  return size < TINY ? 'tiny' : null;
}

function isInShadedPlace(run: Element): boolean {
  for (let node: Node | null = run.parentNode; node; node = node.parentNode) {
    if (/^w:(?:p|tc|tbl)$/.test(node.nodeName)) {
      const properties = childrenOf(node).find(({ nodeName }) => /^w:(?:p|tc|tbl)Pr$/.test(nodeName));
      if (properties && childrenOf(properties).some(({ nodeName }) => nodeName === 'w:shd')) return true;
    }
    if (node.nodeName === 'w:txbxContent') return true;
  }
  return false;
}

function replaceByRun(equation: Element, text: string): void {
  const { ownerDocument } = equation;
  const run = ownerDocument.createElement('w:r');
  const content = ownerDocument.createElement('w:t');
  content.setAttribute('xml:space', 'preserve');
  content.appendChild(ownerDocument.createTextNode(text));
  run.appendChild(content);
  // A paragraph of mathematics wraps its equations in one more element, which mammoth would skip.
  const outer = equation.parentNode?.nodeName === 'm:oMathPara' ? equation.parentNode : equation;
  outer.parentNode?.insertBefore(run, outer);
  outer.parentNode?.removeChild(outer);
}

/** An equation on one line: a fraction as (a)/(b), a power as a^b. */
function mathText(node: Node): string {
  const inside = (name: string): string =>
    childrenOf(node)
      .filter((child) => child.nodeName === name)
      .map(mathText)
      .join('');
  switch (node.nodeName) {
    case 'm:t':
      return node.textContent ?? '';
    case 'm:f':
      return `${bracketed(inside('m:num'))}/${bracketed(inside('m:den'))}`;
    case 'm:sSup':
      return `${inside('m:e')}^${bracketed(inside('m:sup'))}`;
    case 'm:rad':
      return `√${bracketed(inside('m:e'))}`;
    case 'm:d':
      return `(${inside('m:e')})`;
    default:
      return childrenOf(node).map(mathText).join('');
  }
}

const bracketed = (text: string): string => (/^[\p{L}\d.,\u00A0\u202F]*$/u.test(text) ? text : `(${text})`);
