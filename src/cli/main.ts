import { messageOf } from '../lib/error.ts';
import { openFiles } from '../lib/files.ts';
import { oneLine } from '../lib/log.ts';
import { CANCELLED, type Cancel } from '../lib/signals.ts';
import { VERSION } from '../lib/version.ts';
import { HELP, helpOf } from './arguments/help.ts';
import { type Command, parseCommand } from './arguments/parse.ts';
import { UsageError } from './arguments/split.ts';
import { completion } from './completion/completion.ts';
import { doctor } from './doctor/doctor.ts';
import { draw } from './draw.ts';
import { enrich } from './enrich/enrich.ts';
import { pick } from './enrich/pick.ts';
import { init } from './init/init.ts';
import { list } from './list.ts';
import type { TerminalLog } from './terminal/log.ts';
import { canAsk, openPrompts, PromptCancelled } from './terminal/prompts.ts';
import { view } from './view.ts';
import { type CliWorld, print } from './world.ts';

/** Exit code of a command that Ctrl-C ended: a question takes the key, so that no signal comes. */
const INTERRUPTED = 130;

/** Runs a command and resolves to its exit code; errors go to the log. */
export async function main(
  args: readonly string[],
  log: TerminalLog,
  cancel: Cancel,
): Promise<number> {
  let code: number;
  try {
    const { signal } = cancel;
    const prompts = canAsk() ? openPrompts(signal) : null;
    const world = { files: openFiles(process.cwd()), log, signal, prompts };
    code = await run(parseCommand(args), world);
  } catch (error) {
    log.end();
    if (error instanceof PromptCancelled) {
      log.info('Cancelled. Nothing was sent or written.');
      return cancel.exitCode ?? INTERRUPTED;
    }
    // What a cancelled run could no longer do is not an error.
    if (cancel.exitCode !== null) {
      log.info(CANCELLED);
      return cancel.exitCode;
    }
    code = error instanceof UsageError ? 2 : 1;
    for (const line of messageOf(error).split('\n')) log.error(oneLine(line));
  }
  log.end();
  return cancel.exitCode ?? code;
}

async function run(command: Command, world: CliWorld): Promise<number> {
  switch (command.kind) {
    case 'help':
      return print(command.topic === null ? HELP : helpOf(command.topic));
    case 'version':
      return print(`${VERSION}\n`);
    case 'pick':
      return pick(world);
    case 'list':
      return print(await list(command, world));
    case 'draw':
      await draw(command, world);
      return 0;
    case 'view':
      await view(command, world);
      return 0;
    case 'init':
      return init(command, world);
    case 'doctor':
      return doctor(command, world);
    case 'completion':
      return print(completion(command.shell));
    case 'refresh':
      return enrich(command, world);
  }
}
