import { setMaxListeners } from 'node:events';
import { messageOf } from '../../lib/error.ts';
import { withTimeout } from '../../lib/timeout.ts';
import { type Check, type CheckSpec, type Finding, problem } from './check.ts';
import { type Connection, noNetwork } from './network.ts';

/** Timeout of a check, in milliseconds; those that send requests have shorter ones of their own. */
const MAX_CHECK_MS = 40_000;

interface RunOptions extends Connection {
  /** Aborts when the user cancels the run. */
  readonly signal: AbortSignal;
  /** Called for every result, in the order of the checks, as soon as it and those before are known. */
  readonly onCheck: (check: Check) => void;
}

/**
 * Runs checks concurrently, and resolves to their results in the order given. If every request failed
 * for want of a connection, that is the first result, and the checks that needed one are skipped.
 */
export async function runChecks(
  specs: readonly CheckSpec[],
  { signal, onCheck, ...connection }: RunOptions,
): Promise<readonly Check[]> {
  // Every check listens to it; Node takes more than ten listeners for a leak.
  setMaxListeners(0, signal);
  const started = specs.map((spec) => ({ spec, findings: findingsOf(spec, signal) }));
  const network = await noNetwork(
    started.filter(({ spec }) => spec.isOnline).map(({ findings }) => findings),
    connection,
  );
  const checks: Check[] = [];
  const add = (name: string, finding: Finding) => {
    const { unreachable: _host, ...found } = finding;
    const check = { name, ...found };
    checks.push(check);
    onCheck(check);
  };
  if (network !== null) add('network', network);
  for (const { spec, findings } of started) {
    for (const finding of await findings) {
      const isCut = network !== null && finding.unreachable !== undefined;
      add(spec.name, isCut ? { status: 'skipped', message: 'no network' } : finding);
    }
  }
  return checks;
}

/** The findings of a check; one that fails is a problem, and says why. */
async function findingsOf({ run }: CheckSpec, signal: AbortSignal): Promise<readonly Finding[]> {
  try {
    return await withTimeout({ ms: MAX_CHECK_MS, what: 'the check', signal }, run);
  } catch (error) {
    return [problem(messageOf(error), 'Run doctor again.')];
  }
}
