import type { JobName } from '../../src/queue/index.ts';
import { callWebhook } from './call-webhook.ts';
import { makeClassReport } from './class-report.ts';
import { closeSession } from './close-session.ts';
import type { JobHandler } from './context.ts';
import { gradeCopy } from './grade-copy.ts';
import { purge } from './purge.ts';
import { sweep } from './sweep.ts';
import { watchFolder } from './watch-folder.ts';

/** One file per job, named as the job. */
export const jobs: Readonly<Record<JobName, JobHandler>> = {
  'grade-copy': gradeCopy,
  'close-session': closeSession,
  'class-report': makeClassReport,
  'call-webhook': callWebhook,
  'watch-folder': watchFolder,
  sweep,
  purge,
};
