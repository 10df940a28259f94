/** The lines of a text as parallel arrays: trimmed ranges in UTF-16 units; `start === end` for a blank line. */
export interface Lines {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Space, tab, carriage return, form feed, no-break spaces, byte order mark and other invisible characters. */
export function isSpace(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0xfeff || code === 0x202f || code === 0x3000 || (code >= 0x2000 && code <= 0x200d);
}

export function cutLines(text: string): Lines {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  let from = 0;
  for (let line = 0; line < count; line += 1) {
    const newline = text.indexOf('\n', from);
    const stop = newline < 0 ? text.length : newline;
    let first = from;
    let last = stop;
    while (first < last && isSpace(text.charCodeAt(first))) first += 1;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1;
    start[line] = first;
    end[line] = last;
    from = stop + 1;
  }
  return { count, start, end };
}

/** Whether nothing but a line end and white space stands before `line`. */
export function isAfterBlank(lines: Lines, line: number): boolean {
  return line === 0 || isBlank(lines, line - 1);
}

export function isBlank(lines: Lines, line: number): boolean {
  return lines.start[line] === lines.end[line];
}
