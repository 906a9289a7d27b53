import type { Finding } from './check.ts';

/** What a missing network is to a run. */
export interface Hosts {
  /** Nothing of the run comes from the network. */
  readonly isOffline: boolean;
  /** A proxy is set that Node.js ignores. */
  readonly ignoresProxy: boolean;
}

/**
 * The finding that there is no network: no connection led to any host that was tried, of which there are
 * several. Null as soon as one check shows otherwise.
 */
export async function noNetwork(
  checks: readonly Promise<readonly Finding[]>[],
  { isOffline, ignoresProxy }: Hosts,
): Promise<Finding | null> {
  const tried = await Promise.all(checks.map(unreachable)).catch(() => null);
  const hosts = [...new Set(tried?.flat())];
  if (hosts.length === 0) return null;
  const list = new Intl.ListFormat('en-GB').format(hosts);
  return {
    status: isOffline ? 'warning' : 'problem',
    message: `No network: ${list} cannot be reached`,
    action: ignoresProxy
      ? 'Connect to a network, or set NODE_USE_ENV_PROXY to 1 to use your proxy.'
      : 'Connect to a network, or set HTTPS_PROXY and NODE_USE_ENV_PROXY=1 if you are behind a proxy.',
  };
}

/** The hosts that a check did not reach, none if it tried none. Rejects if it has reached one. */
async function unreachable(check: Promise<readonly Finding[]>): Promise<readonly string[]> {
  const findings = await check;
  const tried = findings.filter(({ status }) => status !== 'skipped');
  if (tried.some((finding) => finding.unreachable === undefined)) throw new Error('reached');
  return tried.flatMap((finding) => finding.unreachable ?? []);
}
