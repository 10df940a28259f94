import { SingleBar } from 'cli-progress';

export interface Progress {
  step(name: string): void;
  stop(): void;
}

const silent: Progress = { step: () => undefined, stop: () => undefined };

/** A bar on the terminal's stderr; nothing in a pipe or a log. */
export function progressBar(total: number, label: string): Progress {
  if (!process.stderr.isTTY) return silent;
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total} {name}`,
    stream: process.stderr,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: true,
  });
  bar.start(total, 0, { name: '' });
  return {
    step: (name) => bar.increment(1, { name }),
    stop: () => bar.stop(),
  };
}
