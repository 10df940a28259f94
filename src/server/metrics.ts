import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { JobQueue } from '../queue/index.ts';

/** The measures that Prometheus reads; one object per process. */
export interface Metrics {
  readonly registry: Registry;
  requestDone(method: string, route: string, status: number, seconds: number): void;
  uploaded(origin: string, outcome: string): void;
  graded(state: string, seconds: number, reused: boolean): void;
  failed(job: string, code: string): void;
}

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 240];

/** `queue`: its depth is asked at each reading. */
export function createMetrics(queue: JobQueue): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'bareme_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const uploads = new Counter({
    name: 'bareme_uploads_total',
    help: 'Copies received',
    labelNames: ['origin', 'outcome'],
    registers,
  });
  const grading = new Histogram({
    name: 'bareme_grading_seconds',
    help: 'Time to mark a copy, from its start',
    labelNames: ['state'],
    buckets: SECONDS,
    registers,
  });
  const reuses = new Counter({
    name: 'bareme_reports_reused_total',
    help: 'Reports given without marking again',
    registers,
  });
  const failures = new Counter({
    name: 'bareme_failures_total',
    help: 'Jobs that failed, by cause',
    labelNames: ['job', 'code'],
    registers,
  });
  new Gauge({
    name: 'bareme_queue_jobs',
    help: 'Jobs in each state',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      for (const name of ['bareme-grade', 'bareme-upkeep'] as const) {
        const depth = await queue.depth(name).catch(() => null);
        for (const [state, count] of Object.entries(depth ?? {})) this.set({ queue: name, state }, count);
      }
    },
  });
  return {
    registry,
    requestDone: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    uploaded: (origin, outcome) => uploads.inc({ origin, outcome }),
    graded: (state, seconds, reused) => {
      if (reused) reuses.inc();
      else grading.observe({ state }, seconds);
    },
    failed: (job, code) => failures.inc({ job, code }),
  };
}
