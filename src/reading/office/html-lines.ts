import { LineWriter } from './line-writer.ts';
import { childrenOf, isElement, parseXml } from './xml.ts';

/** Lines of the HTML that mammoth makes, which is well formed. */
export function writeHtml(html: string): string {
  const writer = new LineWriter();
  writeBlocks(parseXml(`<root>${html}</root>`), writer);
  return writer.toString();
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'div', 'blockquote']);

function writeBlocks(parent: Node, writer: LineWriter): void {
  for (const node of childrenOf(parent)) {
    if (!isElement(node)) {
      if ((node.textContent ?? '').trim() !== '') writer.paragraph(node.textContent ?? '');
    } else if (node.nodeName === 'ul' || node.nodeName === 'ol') writeList(node, writer);
    else if (node.nodeName === 'table') writeTable(node, writer);
    else if (/^(?:p|h\d)$/.test(node.nodeName)) writer.paragraph(childrenOf(node).map(inlineText).join(''));
    else writeBlocks(node, writer);
  }
}

function writeList(list: Element, writer: LineWriter): void {
  let number = 0;
  for (const item of childrenOf(list).filter(isElement)) {
    number += 1;
    const nested = childrenOf(item).filter((node) => /^[uo]l$/.test(node.nodeName));
    const text = childrenOf(item)
      .filter((node) => !nested.includes(node))
      .map(inlineText)
      .join('');
    writer.item(list.nodeName === 'ol' ? `${number}. ` : '- ', text);
    for (const inner of nested) if (isElement(inner)) writeList(inner, writer);
  }
}

function writeTable(table: Element, writer: LineWriter): void {
  for (const row of Array.from(table.getElementsByTagName('tr'))) {
    // Rows of a table inside a cell are written with that cell.
    if (closest(row, 'table') !== table) continue;
    const cells = childrenOf(row).filter((node) => /^t[dh]$/.test(node.nodeName));
    writer.row(cells.map(cellText));
  }
}

function closest(node: Node, name: string): Node | null {
  for (let at = node.parentNode; at; at = at.parentNode) if (at.nodeName === name) return at;
  return null;
}

function cellText(cell: Node): string {
  const inner = new LineWriter();
  writeBlocks(cell, inner);
  return inner.toString();
}

function inlineText(node: Node): string {
  if (!isElement(node)) return node.textContent ?? '';
  if (node.nodeName === 'br') return '\n';
  // mammoth writes notes as links to a list at the end; the number alone would glue itself to the word before.
  if (node.nodeName === 'sup' && node.getElementsByTagName('a').length > 0) return '';
  const text = childrenOf(node).map(inlineText).join('');
  return BLOCKS.has(node.nodeName) && node.nextSibling ? `${text}\n` : text;
}
