import type { HiddenText } from '../../types/index.ts';
import { childrenOf, elementsOf, isElement } from './xml.ts';

export interface OdtStyles {
  numbered(listStyle: string, level: number): boolean;
  whyHidden(textStyle: string): HiddenText['why'] | null;
}

/** What the automatic styles of an ODT say about its lists and about text that is not seen. */
export function listStyles(root: Element): OdtStyles {
  const numbered = new Set<string>();
  for (const style of elementsOf(root, 'text:list-style')) {
    for (const level of childrenOf(style).filter(isElement)) {
      // A level with an empty number format shows no number.
      const isNumber =
        level.nodeName === 'text:list-level-style-number' && level.getAttribute('style:num-format') !== '';
      if (isNumber) numbered.add(`${style.getAttribute('style:name')} ${level.getAttribute('text:level')}`);
    }
  }
  const hidden = new Map<string, HiddenText['why']>();
  for (const style of elementsOf(root, 'style:style')) {
    const why = reason(style);
    if (why) hidden.set(style.getAttribute('style:name') ?? '', why);
  }
  return {
    numbered: (listStyle, level) => numbered.has(`${listStyle} ${level}`),
    whyHidden: (textStyle) => hidden.get(textStyle) ?? null,
  };
}

function reason(style: Element): HiddenText['why'] | null {
  for (const properties of elementsOf(style, 'style:text-properties')) {
    if (properties.getAttribute('text:display') === 'none') return 'invisible';
    const background = properties.getAttribute('fo:background-color');
    const onWhite = !background || background === 'transparent' || /^#ffffff$/i.test(background);
    if (/^#ffffff$/i.test(properties.getAttribute('fo:color') ?? '') && onWhite) return 'white';
    const size = /^([\d.]+)pt$/.exec(properties.getAttribute('fo:font-size') ?? '')?.[1];
    if (size !== undefined && Number(size) < 2) return 'tiny';
  }
  return null;
}

/** White letters in a table may stand on a coloured cell: they are left to be read. */
export function whyHidden(node: Element, styles: OdtStyles): HiddenText['why'] | null {
  const why = styles.whyHidden(node.getAttribute('text:style-name') ?? '');
  if (why !== 'white') return why;
  for (let at: Node | null = node.parentNode; at; at = at.parentNode)
    if (at.nodeName === 'table:table-cell') return null;
  return why;
}
