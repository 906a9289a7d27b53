import type { Finding } from './check.ts';
import type { ProxyUse } from './checks/proxy.ts';

/** What a missing network is to a run. */
export interface Connection {
  /** Nothing of the run comes from the network. */
  readonly isOffline: boolean;
  readonly proxy: ProxyUse;
}

const CONNECT: Readonly<Record<ProxyUse, string>> = {
  none: 'Connect to a network; behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, with Node.js 24 or newer.',
  used: 'Connect to a network, or check the proxy that HTTPS_PROXY names.',
  ignored: 'Connect to a network, or use your proxy as the line on the proxy says.',
};

/**
 * The finding that there is no network: no connection led to any host that was tried, of which there are
 * several. Null as soon as one check shows otherwise.
 */
export async function noNetwork(
  checks: readonly Promise<readonly Finding[]>[],
  { isOffline, proxy }: Connection,
): Promise<Finding | null> {
  const tried = await Promise.all(checks.map(unreachable)).catch(() => null);
  const hosts = [...new Set(tried?.flat())];
  if (hosts.length === 0) return null;
  const list = new Intl.ListFormat('en-GB').format(hosts);
  return {
    status: isOffline ? 'warning' : 'problem',
    message: `No network: ${list} cannot be reached`,
    action: CONNECT[proxy],
  };
}

/** The hosts that a check did not reach, none if it tried none. Rejects if it has reached one. */
async function unreachable(check: Promise<readonly Finding[]>): Promise<readonly string[]> {
  const findings = await check;
  const tried = findings.filter(({ status }) => status !== 'skipped');
  if (tried.some((finding) => finding.unreachable === undefined)) throw new Error('reached');
  return tried.flatMap((finding) => finding.unreachable ?? []);
}
