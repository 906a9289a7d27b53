/** What names the proxy for https, as curl and Node.js read it. */
const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy'];

/** What makes Node.js obey it (nodejs.org/api/http.html, "Built-in Proxy Support"). */
const OBEYS = /--use-env-proxy\b/;

/** The first version of Node.js whose `fetch` can use a proxy in every release. */
const FIRST_MAJOR = 24;

/**
 * One line if the environment names a proxy that Node.js ignores: behind one, no host would answer,
 * and nobody would know why. Empty if it names none, or Node.js obeys it.
 */
export function ignoredProxy(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  version = process.versions.node,
): string {
  const name = PROXY_VARIABLES.find((variable) => env[variable]);
  const options = [env.NODE_OPTIONS, ...args].join(' ');
  const noProxy = env.NO_PROXY ?? env.no_proxy;
  if (name === undefined || noProxy === '*') return '';
  const ignored = `${name} is set, but Node.js ignores it. If hosts are out of reach without the proxy,`;
  if (Number.parseInt(version, 10) < FIRST_MAJOR) {
    return `${ignored} use Node.js ${FIRST_MAJOR} or newer, and set NODE_USE_ENV_PROXY to 1.`;
  }
  if (env.NODE_USE_ENV_PROXY === '1' || OBEYS.test(options)) return '';
  return `${ignored} set NODE_USE_ENV_PROXY to 1 as well.`;
}
