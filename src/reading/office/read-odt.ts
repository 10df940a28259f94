import type { HiddenText } from '../../types/index.ts';
import { refuse } from '../refusals.ts';
import { LineWriter } from './line-writer.ts';
import { listStyles, type OdtStyles, whyHidden } from './odt-styles.ts';
import { type OfficeText, type Parts, pictureWarning } from './office-text.ts';
import { childrenOf, elementsOf, isElement, parseXml } from './xml.ts';

/** Reads the body of an ODT: OpenDocument 1.3, part 3. */
export function readOdt(parts: Parts): Omit<OfficeText, 'origin'> {
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) throw refuse('password');
  const content = parts.get('content.xml');
  if (!content) throw refuse('corrupt');
  const root = parseXml(content);
  const [body] = elementsOf(root, 'office:text');
  if (!body) throw refuse('unsupported', " : document OpenDocument qui n'est pas un texte");
  const walk = new OdtWalk(listStyles(root));
  walk.blocks(body);
  const pictures = parts.names.filter((name) => /^Pictures\/./.test(name)).length;
  return { text: walk.writer.toString(), hidden: walk.hiddenText(), warnings: pictureWarning(pictures) };
}

/** Parts of the body that are no text of the copy: deleted text, comments, indexes of fields, drawings' titles. */
const LEFT_OUT = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:sequence-decls',
  'office:forms',
  'svg:title',
  'svg:desc',
]);

class OdtWalk {
  readonly writer: LineWriter;
  private readonly styles: OdtStyles;
  private readonly hidden: Map<HiddenText['why'], string>;

  constructor(styles: OdtStyles, hidden = new Map<HiddenText['why'], string>()) {
    this.styles = styles;
    this.hidden = hidden;
    this.writer = new LineWriter();
  }

  hiddenText(): HiddenText[] {
    return [...this.hidden].map(([why, text]) => ({ page: 1, text, why }));
  }

  blocks(parent: Node): void {
    for (const node of childrenOf(parent)) {
      if (!isElement(node) || LEFT_OUT.has(node.nodeName)) continue;
      if (node.nodeName === 'text:p' || node.nodeName === 'text:h') this.writer.paragraph(this.inline(node));
      else if (node.nodeName === 'text:list') this.list(node, node.getAttribute('text:style-name') ?? '', 1);
      else if (node.nodeName === 'table:table') this.table(node);
      else this.blocks(node);
    }
  }

  private list(list: Element, styleName: string, level: number): void {
    const numbered = this.styles.numbered(styleName, level);
    let number = 0;
    for (const item of childrenOf(list).filter(isElement)) {
      const texts: string[] = [];
      const nested: Element[] = [];
      for (const node of childrenOf(item).filter(isElement)) {
        if (node.nodeName === 'text:list') nested.push(node);
        else texts.push(this.inline(node));
      }
      if (texts.length > 0) {
        number += 1;
        const header = item.nodeName === 'text:list-header';
        this.writer.item(header ? '' : numbered ? `${number}. ` : '- ', texts.join('\n'));
      }
      for (const inner of nested) this.list(inner, inner.getAttribute('text:style-name') ?? styleName, level + 1);
    }
  }

  private table(table: Element): void {
    for (const row of elementsOf(table, 'table:table-row')) {
      if (tableOf(row) !== table) continue;
      const cells = childrenOf(row).filter(
        (node) => isElement(node) && /^table:(?:covered-)?table-cell$/.test(node.nodeName),
      );
      this.writer.row(cells.map((cell) => this.cell(cell)));
    }
  }

  private cell(cell: Node): string {
    const inner = new OdtWalk(this.styles, this.hidden);
    inner.blocks(cell);
    return inner.writer.toString();
  }

  private inline(node: Node): string {
    if (!isElement(node)) return node.nodeType === 3 ? (node.textContent ?? '').replace(/[ \t\r\n]+/g, ' ') : '';
    if (LEFT_OUT.has(node.nodeName)) return '';
    switch (node.nodeName) {
      case 'text:s':
        return ' '.repeat(Math.min(Number(node.getAttribute('text:c') || 1), 100));
      case 'text:tab':
        return '\t';
      case 'text:line-break':
        return '\n';
      case 'text:note':
        return childrenOf(node)
          .filter(({ nodeName }) => nodeName === 'text:note-body')
          .map((body) => ` (${this.inside(body).trim()})`)
          .join('');
      case 'draw:text-box':
        return `\n${this.cell(node)}\n`;
      default:
        return this.visible(node);
    }
  }

  private visible(node: Element): string {
    const why = whyHidden(node, this.styles);
    const text = this.inside(node);
    if (!why) return text;
    if (text.trim() !== '') this.hidden.set(why, `${this.hidden.get(why) ?? ''}${text}`);
    return '';
  }

  private inside(node: Node): string {
    return childrenOf(node)
      .map((child) => this.inline(child))
      .join('');
  }
}

function tableOf(node: Node): Node | null {
  for (let at = node.parentNode; at; at = at.parentNode) if (at.nodeName === 'table:table') return at;
  return null;
}
