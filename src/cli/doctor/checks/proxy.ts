import { ignoredProxy } from '../../../lib/proxy.ts';
import { type Finding, findingOf, ok } from '../check.ts';

/** Whether Node.js ignores the proxy of the environment. */
export function checkProxy(env: NodeJS.ProcessEnv, args: readonly string[]): Finding {
  const ignored = ignoredProxy(env, args);
  if (ignored !== '') return findingOf(ignored, 'warning');
  return ok(
    env.HTTPS_PROXY || env.https_proxy ? 'HTTPS_PROXY and NO_PROXY are obeyed' : 'none is set',
  );
}
