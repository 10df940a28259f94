import { fold } from '../rubric/index.ts';
import type { Figure, Span, Token, UnitKind } from '../types/index.ts';
import { cutLines, type Line } from './lines.ts';
import { cutSentences } from './sentences.ts';
import { type ClauseCounter, tokensOf } from './tokens.ts';

/** A unit before its topic and features are known. */
export interface RawUnit extends Span {
  readonly index: number;
  readonly kind: UnitKind;
  readonly firstToken: number;
  readonly endToken: number;
  readonly block: number;
  readonly line: number;
  readonly context: readonly number[];
}

export interface Cut {
  readonly units: readonly RawUnit[];
  readonly tokens: readonly Token[];
}

/** Cuts the spans of an answer into units with their tokens and what each stands under. */
export function cutUnits(text: string, spans: readonly Span[], figures: readonly Figure[]): Cut {
  const builder = new UnitBuilder(text, figures);
  let block = 0;
  for (const span of spans) {
    const lines = cutLines(text, span, block);
    builder.addLines(lines);
    block = (lines.at(-1)?.block ?? block) + 1;
  }
  return { units: builder.units, tokens: builder.tokens };
}

interface Table {
  readonly block: number;
  readonly header: readonly number[] | null;
  readonly columns: number;
}

const ONE_SIDE =
  /avantage|inconvenient|atout|points? (?:fort|faible|positif|negatif)|force|faiblesse|positif|negatif|opportunit|menace|limite|benefice|risque|^\s*(?:pour|contre|plus|moins|\+|-)\s*$/;

class UnitBuilder {
  readonly units: RawUnit[] = [];
  readonly tokens: Token[] = [];
  readonly #text: string;
  readonly #figures: readonly Figure[];
  readonly #clauses: ClauseCounter = { next: 0 };
  #line = -1;
  #headings: number[] = [];
  #lastWasHeading = false;
  #leadIn: number | null = null;
  #table: Table | null = null;
  #rowLabel: number | null = null;

  constructor(text: string, figures: readonly Figure[]) {
    this.#text = text;
    this.#figures = figures;
  }

  addLines(lines: readonly Line[]): void {
    this.#headings = [];
    this.#leadIn = null;
    this.#table = null;
    for (const [order, line] of lines.entries()) {
      this.#line += 1;
      this.#settle(line, lines[order - 1]);
      if (line.kind === 'heading') this.#addHeading(line);
      else if (line.kind === 'lead-in') this.#addLeadIn(line);
      else if (line.kind === 'row') this.#addRow(line, lines[order + 1]);
      else this.#addProse(line);
    }
  }

  /** What ends with a blank line or with a change of form. */
  #settle(line: Line, before: Line | undefined): void {
    if (line.kind !== 'heading') this.#lastWasHeading = this.#lastWasHeading && before?.kind === 'heading';
    if (line.kind !== 'row' || this.#table?.block !== line.block) {
      this.#table = null;
      this.#rowLabel = null;
    }
    if (
      this.#leadIn !== null &&
      before !== undefined &&
      before.block !== line.block &&
      before.kind !== 'lead-in' &&
      line.kind === 'prose'
    )
      this.#leadIn = null;
  }

  #addHeading(line: Line): void {
    const context = this.#lastWasHeading ? this.#headings : [];
    const unit = this.#add({ start: line.bodyStart, end: line.end }, 'heading', line, context);
    this.#headings = [...context.slice(-1), unit];
    this.#leadIn = null;
    this.#lastWasHeading = true;
  }

  #addLeadIn(line: Line): void {
    const units = this.#addStatements(line, line.bodyStart, this.#headings);
    this.#leadIn = units.at(-1) ?? null;
  }

  #addProse(line: Line): void {
    const context = this.#leadIn === null ? this.#headings : [...this.#headings, this.#leadIn];
    this.#addStatements(line, line.bodyStart, context);
  }

  #addStatements(line: Line, from: number, context: readonly number[]): number[] {
    const kind = line.kind === 'bullet' ? 'bullet' : 'sentence';
    return cutSentences(this.#text, { start: from, end: line.end }).map((span) => this.#add(span, kind, line, context));
  }

  #addRow(line: Line, next: Line | undefined): void {
    const above = this.#leadIn === null ? this.#headings : [...this.#headings, this.#leadIn];
    if (this.#table === null) {
      const content = this.#text.slice(line.start, line.end);
      const filled = line.cells.filter((cell) => cell.end > cell.start).length;
      const isHeader =
        !/\d/.test(content) &&
        next?.kind === 'row' &&
        next.block === line.block &&
        filled >= Math.min(2, line.cells.length);
      const units = isHeader
        ? line.cells.map((cell) => (cell.end > cell.start ? this.#add(cell, 'heading', line, above) : -1))
        : null;
      this.#table = { block: line.block, header: units, columns: line.cells.length };
      if (isHeader) return;
    }
    const table = this.#table;
    if (table.header !== null && (table.columns >= 3 || this.#isSideBySide(table.header)))
      this.#addCells(line, table.header, above);
    else {
      const header = (table.header ?? []).filter((unit) => unit >= 0);
      const label = this.#rowLabelOf(line);
      this.#add(
        { start: line.cells.find((cell) => cell.end > cell.start)?.start ?? line.start, end: line.end },
        'row',
        line,
        [...above, ...header, ...label],
      );
      if (label.length === 0) this.#rowLabel = this.units.length - 1;
    }
  }

  /** "Avantages | Inconvénients": two lists beside one another, without labels of rows. */
  #isSideBySide(header: readonly number[]): boolean {
    return (
      header.length === 2 &&
      header.every((at) => {
        const unit = this.units[at];
        return unit !== undefined && ONE_SIDE.test(fold(this.#text.slice(unit.start, unit.end)));
      })
    );
  }

  /** A row whose first cell is empty goes on with the row above: that one says what it is about. */
  #rowLabelOf(line: Line): number[] {
    const first = line.cells[0];
    return first !== undefined && first.end === first.start && this.#rowLabel !== null ? [this.#rowLabel] : [];
  }

  #addCells(line: Line, header: readonly number[], above: readonly number[]): void {
    // A header whose corner is blank ("      R   F   M") has one column less than its rows.
    const shift = line.cells.length - header.length === 1 ? 1 : 0;
    const labelled = !this.#isSideBySide(header);
    let label: number | null = null;
    for (const [column, cell] of line.cells.entries()) {
      if (cell.end <= cell.start) {
        if (column === 0) label = this.#rowLabel;
        continue;
      }
      const head = header[column - shift];
      const context = [...above, ...(head === undefined || head < 0 ? [] : [head]), ...(label === null ? [] : [label])];
      const unit = this.#add(cell, 'cell', line, context);
      if (labelled && (column === 0 || label === null)) {
        label = unit;
        this.#rowLabel = unit;
      }
    }
  }

  #add(span: Span, kind: UnitKind, line: Line, context: readonly number[]): number {
    const index = this.units.length;
    const firstToken = this.tokens.length;
    for (const token of tokensOf(this.#text, span, index, this.#figures, this.#figureFrom(span.start), this.#clauses))
      this.tokens.push(token);
    this.units.push({
      index,
      kind,
      start: span.start,
      end: span.end,
      firstToken,
      endToken: this.tokens.length,
      block: line.block,
      line: this.#line,
      context,
    });
    return index;
  }

  #figureFrom(start: number): number {
    let low = 0;
    let high = this.#figures.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#figures[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
