import { run } from './program.ts';

// A reader that closes early ("bareme figures … | head") is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// A command ends when it says so, also while it waits for what keeps no process alive (an idle child being ended).
const alive = setInterval(() => undefined, 60_000);
process.exitCode = await run(process.argv.slice(2));
clearInterval(alive);
