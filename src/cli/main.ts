import { readColumnsFile } from '../config/columns-file.ts';
import { messageOf } from '../lib/error.ts';
import { openFiles } from '../lib/files.ts';
import { oneLine } from '../lib/log.ts';
import { CANCELLED, type Cancel } from '../lib/signals.ts';
import { similarNames } from '../lib/text/similar.ts';
import { VERSION } from '../lib/version.ts';
import { failuresOf } from '../pipeline/report.ts';
import { annotationsOf, summaryLines } from '../report/log-lines.ts';
import { listRoadmaps } from '../sources/remote/remote.ts';
import { parseCommand, UsageError } from './args.ts';
import { draw } from './draw.ts';
import { enrich } from './enrich.ts';
import { HELP } from './flags.ts';
import type { TerminalLog } from './progress.ts';
import { showTables } from './table.ts';
import { view } from './view.ts';
import { configOf, remoteOf } from './world.ts';

/** Commands that a mistyped one, which is taken for a roadmap, may have meant. */
const COMMANDS = ['list', 'draw', 'view', 'help'];

/** Runs a command and resolves to its exit code; errors go to the log. */
export async function main(
  args: readonly string[],
  log: TerminalLog,
  cancel: Cancel,
): Promise<number> {
  let code: number;
  try {
    code = await run(args, log, cancel);
  } catch (error) {
    code = error instanceof UsageError ? 2 : 1;
    // What a cancelled run could no longer do is not an error.
    if (cancel.exitCode !== null) log.info(CANCELLED);
    else for (const line of messageOf(error).split('\n')) log.error(oneLine(line));
  }
  return cancel.exitCode ?? code;
}

async function run(args: readonly string[], log: TerminalLog, cancel: Cancel): Promise<number> {
  const command = parseCommand(args);
  if (command.kind === 'help') return print(HELP);
  if (command.kind === 'version') return print(`${VERSION}\n`);
  const world = { files: openFiles(process.cwd()), log, signal: cancel.signal };
  if (command.kind === 'draw') {
    await draw(command, world);
    return 0;
  }
  if (command.kind === 'view') {
    await view(command, world);
    return 0;
  }
  const file = await readColumnsFile(command.settings.columns, () => world.files);
  const config = configOf(command.settings, file);
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
  const [meant] = result.tables.length === 0 ? similarNames(args[0] ?? '', COMMANDS) : [];
  if (meant !== undefined) log.info(`For the command, write: roadmap-enrich ${meant}`);
  return failures.length > 0 ? 1 : 0;
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}
