import { tmpdir } from 'node:os';
import { cacheFileIn, readState, saveCache, stepFolder } from './action/cache.ts';
import { readInputs } from './action/inputs.ts';
import { openStepLog } from './action/log.ts';
import { setOutputs } from './action/outputs.ts';
import type { RawSettings } from './config/config.ts';
import { messageOf } from './lib/error.ts';
import { CANCELLED, onCancel } from './lib/signals.ts';

const { env } = process;
/** As `post.ts` says. */
const isPost = process.argv[2] === 'post';
const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
const temp = env.RUNNER_TEMP ?? tmpdir();
const log = openStepLog();

/** What is still open after this is given up. */
const LINGER_MS = 1_000;

async function main(inputs: RawSettings): Promise<number> {
  const cancel = onCancel();
  try {
    // The post step needs nothing of it.
    const { mainStep } = await import('./action/main.ts');
    const code = await mainStep({ inputs, env, log, workspace, temp, signal: cancel.signal });
    return cancel.exitCode ?? code;
  } catch (error) {
    if (cancel.exitCode === null) throw error;
    // What a cancelled run could not do any more is no error.
    log.info(CANCELLED);
    setOutputs({});
    return cancel.exitCode;
  }
}

/** Saves the cache; runs after success, failure, cancel and time-out alike. */
async function post(): Promise<number> {
  const state = readState();
  if (state === null) return 0;
  // The runner does not wait for a silent service either, and what is in the workspace has to go.
  const { signal } = onCancel();
  const file = cacheFileIn(stepFolder(state.id, temp));
  await saveCache({ workspace, file, namesHash: state.namesHash, log, signal }, state);
  return 0;
}

let code = 1;
try {
  // First in both steps: it takes the secrets out of the environment that children get.
  const inputs = readInputs();
  code = isPost ? await post() : await main(inputs);
} catch (error) {
  log.error(messageOf(error));
  if (!isPost) setOutputs({});
}
log.annotate();
// Left to end by itself: to be ended right after a request aborts node 24 on Windows (nodejs/node#56645),
// and the step fails. A service that was given up would keep the process alive.
process.exitCode = code;
setTimeout(() => process.stdout.write('', () => process.exit()), LINGER_MS).unref();
