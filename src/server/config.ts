import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors/index.ts';

/** What the service reads from its environment; `describeConfig` says it in French. */
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}, 'fuseau inconnu, par exemple Europe/Paris');

/** One watched folder: `cron pattern|folder|session code`. */
const watchedFolder = z.string().transform((text, context) => {
  const [pattern, folder, code, ...rest] = text.split('|').map((part) => part.trim());
  if (!pattern || !folder || !code || rest.length > 0) {
    context.addIssue({
      code: 'custom',
      message: 'attendu : « motif cron|dossier|code de session », par exemple « */10 * * * *|/srv/copies|K7F4F2 »',
    });
    return z.NEVER;
  }
  return { pattern, folder: resolve(folder), code };
});
const list = (separator: string) => (text: unknown) =>
  typeof text === 'string'
    ? text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : text;

const settings = {
  BAREME_DATA: { schema: z.string().min(1).default('.bareme'), help: 'dossier des données de la base intégrée' },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    help: 'PostgreSQL ; absent : base intégrée',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    help: 'Redis pour la file ; absent : la base de données la porte',
  },
  BAREME_HOST: { schema: z.string().min(1).default('127.0.0.1'), help: 'adresse d’écoute' },
  BAREME_PORT: { schema: whole(0, 65_535).default(8080), help: 'port d’écoute ; 0 : un port libre' },
  BAREME_URL: { schema: z.url({ protocol: /^https?$/ }).optional(), help: 'adresse publique du service' },
  BAREME_TRUST_PROXY: { schema: flag.default(false), help: '1 derrière un serveur mandataire : croit X-Forwarded-For' },
  BAREME_CONCURRENCY: {
    schema: whole(0, 256).optional(),
    help: 'copies notées en même temps par processus ; 0 pour « serve » : aucune',
  },
  BAREME_COPY_SECONDS: {
    schema: whole(5, 3_600).default(240),
    help: 'temps accordé à une copie, reconnaissance des pages numérisées comprise',
  },
  BAREME_COPY_MEMORY_MB: {
    schema: whole(128, 16_384).default(768),
    help: 'mémoire accordée à la notation d’une copie',
  },
  BAREME_UPLOAD_MB: { schema: whole(1, 1_000).default(20), help: 'taille limite d’une copie' },
  BAREME_BULK_MB: {
    schema: whole(1, 4_000).default(300),
    help: 'taille limite d’un dépôt groupé, archive décompressée comprise',
  },
  BAREME_BULK_FILES: { schema: whole(1, 10_000).default(1_000), help: 'nombre limite de fichiers d’un dépôt groupé' },
  BAREME_UPLOADS_PER_MINUTE: {
    schema: whole(1, 1_000_000).default(600),
    help: 'dépôts par minute et par adresse (une classe en partage souvent une)',
  },
  BAREME_LINK_DAYS: { schema: whole(1, 365).default(30), help: 'durée d’un lien vers un rapport' },
  BAREME_SIGN_IN_HOURS: { schema: whole(1, 24 * 30).default(12), help: 'durée d’une connexion de professeur' },
  BAREME_TIMEZONE: { schema: timeZone.default('Europe/Paris'), help: 'fuseau des heures saisies et des motifs cron' },
  BAREME_WEBHOOK_HOSTS: {
    schema: z.preprocess(list(','), z.array(z.string()).default([])),
    help: 'hôtes autorisés pour les webhooks, séparés par des virgules',
  },
  BAREME_WATCH: {
    schema: z.preprocess(list(';'), z.array(watchedFolder).default([])),
    help: 'dossiers surveillés, « motif cron|dossier|code », séparés par « ; »',
  },
  BAREME_METRICS_PORT: { schema: whole(0, 65_535).optional(), help: 'port des mesures d’un « worker » seul' },
  BAREME_LOCK_SECONDS: {
    schema: whole(1, 600).default(30),
    help: 'silence après lequel le travail d’un worker est repris par un autre',
  },
  BAREME_STOP_SECONDS: { schema: whole(0, 600).default(20), help: 'délai laissé aux copies en cours à l’arrêt' },
  BAREME_LOG: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    help: 'détail du journal',
  },
} as const;

type Settings = { readonly [K in keyof typeof settings]: z.output<(typeof settings)[K]['schema']> };

/** The configuration of the service; every value checked. */
export interface Config {
  readonly database:
    | { readonly kind: 'postgres'; readonly url: string }
    | { readonly kind: 'embedded'; readonly folder: string };
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  /** Copies marked at the same time by this process; null: not said. */
  readonly concurrency: number | null;
  readonly copySeconds: number;
  readonly copyMemoryMb: number;
  readonly uploadBytes: number;
  readonly bulkBytes: number;
  readonly bulkFiles: number;
  readonly uploadsPerMinute: number;
  readonly linkDays: number;
  readonly signInHours: number;
  readonly timeZone: string;
  readonly webhookHosts: readonly string[];
  readonly watched: readonly { readonly pattern: string; readonly folder: string; readonly code: string }[];
  readonly metricsPort: number | null;
  readonly lockMs: number;
  readonly stopMs: number;
  readonly log: string;
}

/**
 * Reads the configuration from the environment. Throws UsageError `config` naming every wrong variable at once, with
 * what was expected.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema }] of Object.entries(settings)) {
    const text = env[name]?.trim();
    const parsed = schema.safeParse(text === '' ? undefined : text);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${name}=${shown(name, text)} : ${parsed.error.issues.map((issue) => issue.message).join(', ')}`);
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('BAREME_') && !(name in settings) && !name.startsWith('BAREME_TEST_'))
      faults.push(`${name} : variable inconnue`);
  }
  if (faults.length > 0) {
    throw new UsageError('config', `Configuration refusée :\n${faults.map((fault) => `  ${fault}`).join('\n')}`, {
      remedy: `Variables connues :\n${describeConfig()}`,
    });
  }
  return configOf(values as Settings);
}

/** The variables and what each is for, one a line, in French. */
export function describeConfig(): string {
  return Object.entries(settings)
    .map(([name, { help }]) => `  ${name.padEnd(26)} ${help}`)
    .join('\n');
}

/** An address may hold a password. */
const shown = (name: string, text: string | undefined): string => (name.endsWith('_URL') ? '…' : `« ${text ?? ''} »`);

const MEBI = 1024 * 1024;

function configOf(values: Settings): Config {
  return {
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'embedded', folder: resolve(values.BAREME_DATA) }
        : { kind: 'postgres', url: values.DATABASE_URL },
    redisUrl: values.REDIS_URL ?? null,
    host: values.BAREME_HOST,
    port: values.BAREME_PORT,
    publicUrl: values.BAREME_URL?.replace(/\/$/, '') ?? null,
    trustProxy: values.BAREME_TRUST_PROXY,
    concurrency: values.BAREME_CONCURRENCY ?? null,
    copySeconds: values.BAREME_COPY_SECONDS,
    copyMemoryMb: values.BAREME_COPY_MEMORY_MB,
    uploadBytes: values.BAREME_UPLOAD_MB * MEBI,
    bulkBytes: values.BAREME_BULK_MB * MEBI,
    bulkFiles: values.BAREME_BULK_FILES,
    uploadsPerMinute: values.BAREME_UPLOADS_PER_MINUTE,
    linkDays: values.BAREME_LINK_DAYS,
    signInHours: values.BAREME_SIGN_IN_HOURS,
    timeZone: values.BAREME_TIMEZONE,
    webhookHosts: values.BAREME_WEBHOOK_HOSTS,
    watched: values.BAREME_WATCH,
    metricsPort: values.BAREME_METRICS_PORT ?? null,
    lockMs: values.BAREME_LOCK_SECONDS * 1000,
    stopMs: values.BAREME_STOP_SECONDS * 1000,
    log: values.BAREME_LOG,
  };
}

/** Children to start when the configuration says nothing: one core is left to the server and the database. */
export const defaultConcurrency = (): number => Math.max(1, availableParallelism() - 1);
