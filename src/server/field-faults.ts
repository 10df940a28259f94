import type { Told } from '../errors/index.ts';

/** A fault that a schema found in a request, as the validator tells it. */
interface Found {
  readonly keyword?: string | undefined;
  readonly instancePath: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

const limit = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'bigint' ? String(value) : '?';
const listed = (values: unknown): string => (Array.isArray(values) ? values.join(', ') : '?');

/** The validator speaks English only, and of types rather than of fields: what each of its faults means here. */
const FAULTS: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => Told>> = {
  invalid_type: () => ({
    fr: 'valeur absente, ou d’une autre nature que prévu',
    en: 'missing, or not of the expected kind',
  }),
  too_small: ({ minimum }) => ({ fr: `minimum ${limit(minimum)}`, en: `minimum ${limit(minimum)}` }),
  too_big: ({ maximum }) => ({ fr: `maximum ${limit(maximum)}`, en: `maximum ${limit(maximum)}` }),
  invalid_value: ({ values }) => ({ fr: `valeurs admises : ${listed(values)}`, en: `allowed: ${listed(values)}` }),
  invalid_format: ({ format }) => ({
    fr: `n’a pas la forme attendue (${String(format)})`,
    en: `is not of the expected form (${String(format)})`,
  }),
};
const anyFault = (): Told => ({ fr: 'valeur refusée', en: 'value refused' });

/** A fault of a request with its place, in both languages. */
export function fieldFault({ keyword = '', instancePath, params = {} }: Found): Told {
  const place = instancePath.slice(1);
  const { fr, en } = (FAULTS[keyword] ?? anyFault)(params);
  return { fr: `${place || 'requête'} : ${fr}`, en: `${place || 'request'}: ${en}` };
}
