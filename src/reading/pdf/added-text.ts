import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';

interface Annotation {
  readonly subtype?: string;
  readonly hidden?: boolean;
  readonly noView?: boolean;
  readonly contentsObj?: { readonly str?: string };
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly fieldName?: string;
  readonly password?: boolean;
  readonly rect?: readonly number[];
}

/** Notes that lie on the page as text do; highlights and sticky notes are comments about it. */
const TYPED = new Set(['FreeText']);

/** What a student typed on top of the page, from top to bottom: free text notes and form fields. */
export async function addedText(page: PDFPageProxy): Promise<string[]> {
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly Annotation[];
  return annotations
    .filter(({ hidden, noView }) => !hidden && !noView)
    .map((annotation) => ({ text: textOf(annotation), top: annotation.rect?.[3] ?? 0 }))
    .filter(({ text }) => text !== '')
    .sort((one, other) => other.top - one.top)
    .map(({ text }) => text);
}

function textOf({ subtype, contentsObj, fieldType, fieldValue, password }: Annotation): string {
  if (subtype && TYPED.has(subtype)) return clean(contentsObj?.str ?? '');
  if (subtype !== 'Widget' || password || (fieldType !== 'Tx' && fieldType !== 'Ch')) return '';
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  return clean(values.filter((value) => typeof value === 'string').join(', '));
}

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim().normalize('NFC');
