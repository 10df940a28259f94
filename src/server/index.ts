export { type Config, defaultConcurrency, describeConfig, readConfig } from './config.ts';
export type { Rendering, ServerParts, SubjectInfo } from './context.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { type RunningServer, startServer } from './start-server.ts';
