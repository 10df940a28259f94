import { inflateSync } from 'node:zlib';

/** What pdf.js inflates more than this of by itself, little by little, within the limits of the process. */
const MOST = 256 * 1024 * 1024;

/**
 * Stands in for the `DecompressionStream` of the platform, as far as pdf.js uses it (all bytes in, all bytes out):
 * three threads of streams for each of the many small streams of a PDF cost more than inflating them.
 */
class WholeInflate {
  private result: Uint8Array | Error | null = null;

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: async (bytes: Uint8Array): Promise<void> => this.inflate(bytes),
      close: async (): Promise<void> => {},
    }),
  };

  readonly readable = {
    [Symbol.asyncIterator]: () => this.chunks(),
  };

  private inflate(bytes: Uint8Array): void {
    try {
      this.result = inflateSync(bytes, { maxOutputLength: MOST, chunkSize: 64 * 1024 });
    } catch (error) {
      // pdf.js then reads as much of a damaged stream as it can.
      this.result = error as Error;
    }
  }

  private async *chunks(): AsyncGenerator<Uint8Array> {
    if (this.result instanceof Uint8Array) yield this.result;
    else throw this.result ?? new Error('Nothing was written');
  }
}

/** Makes pdf.js inflate by one call of zlib instead of a pipe of streams. */
export function inflateAtOnce(): void {
  const target = globalThis as { DecompressionStream?: unknown };
  const Native = target.DecompressionStream as (new (format: string) => object) | undefined;
  if (!Native) return;
  target.DecompressionStream = function open(format: string): object {
    return format === 'deflate' ? new WholeInflate() : new Native(format);
  };
}
