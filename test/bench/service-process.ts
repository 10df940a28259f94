import { readConfig } from '../../src/server/index.ts';
import { startService, startWorkerProcess, untilStopped } from '../../src/service.ts';

// A server or a worker in a process of its own, with the real engine: the last argument says which.
const config = readConfig(process.env);
const service = process.argv.at(-1) === 'worker' ? await startWorkerProcess(config) : await startService(config);
process.send?.({ url: service.url, setupUrl: service.setupUrl });
await untilStopped(service);
process.exit(0);
