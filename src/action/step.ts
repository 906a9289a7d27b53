import { tmpdir } from 'node:os';
import { messageOf } from '../lib/error.ts';
import { CANCELLED, type Cancel } from '../lib/signals.ts';
import { saveCache } from './cache.ts';
import type { StepOptions } from './inputs.ts';
import { openStepLog } from './log.ts';
import { setOutputs } from './outputs.ts';
import { takeSecrets } from './secrets.ts';
import { readState, stepFolder } from './state.ts';
import { guardOutput } from './stdout.ts';

/**
 * Runs the main or the post step in the environment of a runner; resolves to its exit code. Errors
 * are logged, and leave no output undefined.
 */
export async function runStep(name: 'main' | 'post', cancel: Cancel): Promise<number> {
  const { env } = process;
  guardOutput();
  const log = openStepLog();
  let code: number;
  try {
    const secrets = takeSecrets();
    const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
    const temp = env.RUNNER_TEMP ?? tmpdir();
    const options = { secrets, env, log, workspace, temp, signal: cancel.signal };
    if (name === 'main') {
      // Loaded here, since the post step does not need it.
      const { mainStep } = await import('./main.ts');
      const ended = await mainStep(options);
      code = cancel.exitCode ?? ended;
    } else {
      code = await postStep(options);
    }
  } catch (error) {
    // What a cancelled run could no longer do is no error.
    if (cancel.exitCode === null) log.error(messageOf(error));
    else log.info(CANCELLED);
    if (name === 'main') setOutputs({});
    code = cancel.exitCode ?? 1;
  }
  log.annotate();
  return code;
}

/** Saves the cache; runs after success, failure, cancellation and timeout alike. */
async function postStep({ workspace, temp, log, signal }: StepOptions): Promise<number> {
  const state = readState();
  if (state === null) return 0;
  const { id, namesHash, restored } = state;
  // Cancelling ends the waiting for a silent service, so that the workspace is cleaned up in time.
  await saveCache({ workspace, folder: stepFolder(id, temp), namesHash, log, signal }, restored);
  return 0;
}
