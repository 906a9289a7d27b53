import { ignoredProxy } from '../../../lib/proxy.ts';
import { type Finding, findingOf, ok } from '../check.ts';

/** Whether the environment names a proxy, and whether Node.js ignores it. */
export type ProxyUse = 'none' | 'used' | 'ignored';

/** What becomes of the proxy of the environment. */
export function proxyUse(env: NodeJS.ProcessEnv, args: readonly string[]): ProxyUse {
  if (ignoredProxy(env, args) !== '') return 'ignored';
  return env.HTTPS_PROXY || env.https_proxy ? 'used' : 'none';
}

/** Whether Node.js ignores the proxy of the environment. */
export function checkProxy(env: NodeJS.ProcessEnv, args: readonly string[]): Finding {
  const ignored = ignoredProxy(env, args);
  if (ignored !== '') return findingOf(ignored, 'warning');
  return ok(proxyUse(env, args) === 'used' ? 'HTTPS_PROXY and NO_PROXY are obeyed' : 'none is set');
}
