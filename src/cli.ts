#!/usr/bin/env node
import { parseCommand, UsageError } from './cli/args.ts';
import { draw } from './cli/draw.ts';
import { enrich } from './cli/enrich.ts';
import { HELP } from './cli/flags.ts';
import { terminalLog } from './cli/progress.ts';
import { showTables } from './cli/table.ts';
import { type CliWorld, configOf, remoteOf } from './cli/world.ts';
import { messageOf } from './lib/error.ts';
import { openFiles } from './lib/files.ts';
import { oneLine } from './lib/log.ts';
import { CANCELLED, onCancel } from './lib/signals.ts';
import { VERSION } from './lib/version.ts';
import { failuresOf } from './pipeline/refresh.ts';
import { annotationsOf, summaryLines } from './report/log-lines.ts';
import { listRoadmaps } from './sources/remote/remote.ts';

const log = terminalLog(process.stderr);

// A second interrupt means that the user does not want to wait for the tables.
const cancel = onCancel((code) => process.exit(code));

// A reader that stops early, like `| head -1`, closes the pipe. The tables are written all the same.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  log.error(`Cannot write to standard output (${error.message}).`);
  process.once('exit', () => {
    process.exitCode ||= 1;
  });
});

/** Runs the command and returns the exit code. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === 'help') return print(HELP);
  if (command.kind === 'version') return print(`${VERSION}\n`);
  const world: CliWorld = { files: openFiles(process.cwd()), log, signal: cancel.signal };
  if (command.kind === 'draw') {
    await draw(command, world);
    return 0;
  }
  const config = configOf(command.settings);
  if (command.kind === 'list') {
    const roadmaps = await listRoadmaps(remoteOf(config, world));
    if (command.json) return print(`${JSON.stringify(roadmaps)}\n`);
    const width = Math.max(...roadmaps.map(({ slug }) => slug.length));
    const lines = roadmaps.map(({ slug, title }) => oneLine(`${slug.padEnd(width)}  ${title}`));
    return print(`${lines.join('\n')}\n`);
  }
  const result = await enrich(config, command.cache, world);
  if (command.json) print(`${JSON.stringify(result.stats)}\n`);
  else if (!result.stats.plan) print(showTables(result, process.stdout.columns));
  if (result.tables.length > 0) for (const line of summaryLines(result)) log.info(line);
  else if (cancel.exitCode !== null) log.info(CANCELLED);
  for (const line of annotationsOf(result)) log.remark(line);
  const failures = failuresOf(result, config);
  for (const line of failures) log.error(line);
  return failures.length > 0 ? 1 : 0;
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

let code: number;
try {
  code = await main();
} catch (error) {
  code = error instanceof UsageError ? 2 : 1;
  // What a cancelled run could no longer do is not an error.
  if (cancel.exitCode !== null) log.info(CANCELLED);
  else for (const line of messageOf(error).split('\n')) log.error(oneLine(line));
}
process.exitCode = cancel.exitCode ?? code;
