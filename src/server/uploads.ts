import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { BaremeError } from '../errors/index.ts';
import { serverRefusals } from './refusals.ts';

export interface UploadedFile {
  /** As the client calls it: used for its extension and, in a bulk upload, for the student's name. Never a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Upload {
  readonly files: readonly UploadedFile[];
  readonly fields: Readonly<Record<string, string>>;
}

export interface UploadLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
}

/** Room for the boundaries and the fields of a form. */
const OVERHEAD = 64 * 1024;

/** Refuses an upload that announces too much, before a byte of it is read. Throws BaremeError `too_large`. */
export function checkAnnounced(request: FastifyRequest, limits: UploadLimits): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.totalBytes + OVERHEAD * limits.files) throw tooLarge(limits.totalBytes);
}

const tooLarge = (bytes: number): BaremeError => serverRefusals.uploadTooLarge(Math.round(bytes / 1024 / 1024));

/** Reads a multipart form into memory, within the limits, whatever it announced. Throws BaremeError `too_large`, `invalid`. */
export async function readUpload(request: FastifyRequest, limits: UploadLimits): Promise<Upload> {
  checkAnnounced(request, limits);
  if (!request.isMultipart()) throw serverRefusals.notAForm();
  try {
    return await readParts(request, limits);
  } catch (cause) {
    if (cause instanceof BaremeError || (cause instanceof Error && 'statusCode' in cause)) throw cause;
    throw Object.assign(serverRefusals.uploadMalformed(), { cause });
  }
}

async function readParts(request: FastifyRequest, limits: UploadLimits): Promise<Upload> {
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  let total = 0;
  const options = {
    limits: { fileSize: limits.fileBytes, files: limits.files, fields: 20, fieldSize: 8_192, headerPairs: 50 },
  };
  for await (const part of request.parts(options)) {
    if (part.type === 'field') {
      fields[part.fieldname] = textOf(part);
      continue;
    }
    // A form without a chosen file sends one without a name.
    const bytes = await contentOf(part, limits);
    total += bytes.length;
    if (total > limits.totalBytes) throw tooLarge(limits.totalBytes);
    if (part.filename !== '' || bytes.length > 0) files.push({ name: part.filename, bytes });
  }
  return { files, fields };
}

/** Stops at the limit, where the library would first read the rest of the file. */
async function contentOf(part: MultipartFile, limits: UploadLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    part.file.on('data', (chunk: Buffer) => chunks.push(chunk));
    part.file.once('limit', () => reject(tooLarge(limits.fileBytes)));
    part.file.once('end', () => resolve());
    part.file.once('error', reject);
    part.file.once('close', () => reject(serverRefusals.uploadInterrupted()));
  });
  return Buffer.concat(chunks);
}

function textOf(part: Multipart): string {
  return part.type === 'field' && typeof part.value === 'string' ? part.value.trim() : '';
}

/** The one file of a student's upload. Throws BaremeError `invalid`. */
export function onlyFile(upload: Upload): UploadedFile {
  const [file, ...others] = upload.files;
  if (file === undefined) throw serverRefusals.noFileChosen();
  if (others.length > 0) throw serverRefusals.oneFileOnly();
  return file;
}

/** A field that was filled in, or null. */
export const filled = (upload: Upload, name: string): string | null => upload.fields[name] || null;
