import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { JobQueue } from '../queue/index.ts';
import type { Database, PracticeSession, Store } from '../store/index.ts';
import type { Document, Report } from '../types/index.ts';
import type { Config } from './config.ts';
import type { Metrics } from './metrics.ts';
import type { ProgressHub } from './progress-hub.ts';
import type { Turnstile } from './turnstile.ts';

/** A subject that teachers may give. */
export interface SubjectInfo {
  readonly id: string;
  readonly title: string;
}

/** How reports are shown; what `reporting` does, handed in so that the server starts without loading it. */
export interface Rendering {
  reportHtml(
    report: Report,
    document: Document | null,
    options: { view: 'teacher' | 'student'; lang: 'fr' | 'en'; timeZone: string },
  ): Promise<string>;
  classCsv(reports: Report[], subject: SubjectInfo, lang: 'fr' | 'en'): Promise<Uint8Array>;
  classXlsx(reports: Report[], subject: SubjectInfo, lang: 'fr' | 'en'): Promise<Uint8Array>;
  classHtml(reports: Report[], subject: SubjectInfo, lang: 'fr' | 'en'): Promise<string>;
}

/** What the server is handed. */
export interface ServerParts {
  readonly config: Config;
  readonly database: Database;
  readonly queue: JobQueue;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly subjects: () => Promise<readonly SubjectInfo[]>;
  /** Puts copies in line to be marked; urgent: someone waits. Adding one twice changes nothing. */
  readonly submit: (submissions: readonly string[], subject: string, urgent: boolean) => Promise<void>;
  /** The same for copies that may have been marked, or have failed, before. */
  readonly submitAgain: (submissions: readonly string[], subject: string) => Promise<void>;
  /** Has the session closed at its time. */
  readonly planClosing: (session: PracticeSession) => Promise<void>;
  readonly rendering: Rendering;
  readonly now?: () => Date;
}

/** What every route may use. */
export interface ServerContext extends Omit<ServerParts, 'now'> {
  readonly store: Store;
  readonly now: () => Date;
  readonly hub: ProgressHub;
  readonly turnstile: Turnstile;
  /** Opens the page that creates the first account, while there is none. */
  readonly setupToken: string;
  /** Open event streams, to be ended when the server stops. */
  readonly streams: Set<ServerResponse>;
}
