import { tmpdir } from 'node:os';
import { readState, saveCache, stepFolder } from './action/cache.ts';
import { readInputs } from './action/inputs.ts';
import { openStepLog } from './action/log.ts';
import { setOutputs } from './action/outputs.ts';
import type { RawSettings } from './config/config.ts';
import { messageOf } from './lib/error.ts';
import { CANCELLED, onCancel } from './lib/signals.ts';

const { env } = process;
/** Set by `post.ts`. */
const isPost = process.argv[2] === 'post';
const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
const temp = env.RUNNER_TEMP ?? tmpdir();
const log = openStepLog();

/** How long the process waits for connections that are still open. */
const LINGER_MS = 1_000;

async function main(inputs: RawSettings): Promise<number> {
  const cancel = onCancel();
  try {
    // Loaded here, since the post step does not need it.
    const { mainStep } = await import('./action/main.ts');
    const code = await mainStep({ inputs, env, log, workspace, temp, signal: cancel.signal });
    return cancel.exitCode ?? code;
  } catch (error) {
    if (cancel.exitCode === null) throw error;
    // What a cancelled run could no longer do is no error.
    log.info(CANCELLED);
    setOutputs({});
    return cancel.exitCode;
  }
}

/** Saves the cache; runs after success, failure, cancellation and timeout alike. */
async function post(): Promise<number> {
  const state = readState();
  if (state === null) return 0;
  // Cancelling ends the waiting for a silent service, so that the workspace is cleaned up in time.
  const { signal } = onCancel();
  const { id, namesHash, restored } = state;
  const folder = stepFolder(id, temp);
  await saveCache({ workspace, folder, namesHash, log, signal }, restored);
  return 0;
}

let code = 1;
try {
  // First in both steps: it removes the secrets from the environment that children inherit.
  const inputs = readInputs();
  code = isPost ? await post() : await main(inputs);
} catch (error) {
  log.error(messageOf(error));
  if (!isPost) setOutputs({});
}
log.annotate();
// To exit right after a request aborts node 24 on Windows (nodejs/node#56645), and the step fails. So
// the process ends by itself, unless a service that timed out keeps it alive.
process.exitCode = code;
setTimeout(() => process.stdout.write('', () => process.exit()), LINGER_MS).unref();
