#!/usr/bin/env node
import { main } from './cli/main.ts';
import { terminalLog } from './cli/terminal/log.ts';
import { onCancel } from './lib/signals.ts';

const log = terminalLog(process.stderr);

// However it ends: a second interrupt, or an error that nobody expected.
process.once('exit', () => log.end());

// A reader that stops early, like `| head -1`, closes the pipe. The tables are written all the same.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  log.error(`Cannot write to standard output (${error.message}).`);
  process.once('exit', () => {
    process.exitCode ||= 1;
  });
});

// A second interrupt means that the user does not want to wait for the tables.
const cancel = onCancel((code) => process.exit(code));
process.exitCode = await main(process.argv.slice(2), log, cancel);
