/** A label of the margin: where it would like to stand and where it stands, from the top of the page. */
export interface Label {
  readonly text: string;
  readonly question: number;
  readonly wanted: number;
  readonly at: number;
}

/**
 * Stands labels beside their lines without overlap: each as high as it wants, or under the one before; when the page
 * ends too soon, the last ones move up together.
 */
export function stack(labels: readonly Omit<Label, 'at'>[], step: number, top: number, bottom: number): Label[] {
  const sorted = [...labels].sort((a, b) => a.wanted - b.wanted);
  let free = top;
  const down = sorted.map((label) => {
    const at = Math.max(label.wanted, free);
    free = at + step;
    return { ...label, at };
  });
  let ceiling = bottom;
  return down
    .reverse()
    .map((label) => {
      const at = Math.min(label.at, ceiling);
      ceiling = at - step;
      return { ...label, at };
    })
    .reverse();
}
