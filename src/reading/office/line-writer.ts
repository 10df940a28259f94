/** Writes the lines of a document: paragraphs, list items, rows of cells separated by tabs. */
export class LineWriter {
  private readonly lines: string[] = [];

  paragraph(text: string): void {
    this.lines.push(...text.split('\n').map(tidy));
  }

  /** @param mark '- ' or '3. '; lines after the first stay under it */
  item(mark: string, text: string): void {
    const [first = '', ...rest] = text.split('\n').map(tidy);
    this.lines.push(`${mark}${first}`, ...rest);
  }

  row(cells: readonly string[]): void {
    const texts = cells.map((cell) =>
      cell
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\t/g, ' ')
        .trim(),
    );
    this.lines.push(texts.join('\t').replace(/\t+$/, ''));
  }

  toString(): string {
    return this.lines.join('\n').replace(/^\n+|\n+$/g, '');
  }
}

const tidy = (line: string): string => line.replace(/[ \t]+$/, '');
