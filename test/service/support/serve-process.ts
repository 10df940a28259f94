import { readConfig } from '../../../src/server/index.ts';
import { startService, untilStopped } from '../../../src/service.ts';
import { fakeSeams } from './client.ts';

// `bareme serve` in a process of its own, with grading children that do as the copies say.
const service = await startService(readConfig(process.env), fakeSeams);
process.send?.({ url: service.url, setupUrl: service.setupUrl });
await untilStopped(service);
process.exit(0);
