/**
 * What the self-test needs of the command line of GitHub: `gh api PATH`, with --method, -f, --header,
 * --jq (keys only) and --silent. Run as a program, against GITHUB_API_URL, with the token in GH_TOKEN.
 */
const [command, path, ...rest] = ordered(process.argv.slice(2));
if (command !== 'api' || path === undefined) throw new Error(`gh ${command}: not in this stand-in`);

const options = new Map<string, string>();
const fields: Record<string, string> = {};
for (let index = 0; index < rest.length; index += 2) {
  const [name = '', value = ''] = rest.slice(index, index + 2);
  if (name === '-f')
    fields[value.slice(0, value.indexOf('='))] = value.slice(value.indexOf('=') + 1);
  else options.set(name, value);
}

const { GITHUB_API_URL, GH_TOKEN } = process.env;
const method = options.get('--method') ?? 'GET';
const [, accept = 'application/vnd.github+json'] = (options.get('--header') ?? '').split(': ');
const response = await fetch(`${GITHUB_API_URL}/${path}`, {
  method,
  headers: { authorization: `Bearer ${GH_TOKEN}`, accept, 'content-type': 'application/json' },
  ...(method === 'POST' || method === 'PATCH' ? { body: JSON.stringify(fields) } : {}),
});
const text = await response.text();
if (!response.ok) throw new Error(`gh api ${method} ${path}: ${response.status} ${text}`);
if (!options.has('--silent')) process.stdout.write(select(text, options.get('--jq')));

/** The command, the path, then names and values in pairs. */
function ordered(args: readonly string[]): string[] {
  const silent = args.filter((arg) => arg !== '--silent');
  const at = silent.findIndex((arg, index) => index > 0 && arg.startsWith('repos/'));
  const [first = '', ...others] = silent.toSpliced(at, 1);
  return [
    first,
    silent[at] ?? '',
    ...others,
    ...(silent.length < args.length ? ['--silent', ''] : []),
  ];
}

function select(json: string, jq: string | undefined): string {
  if (jq === undefined) return json;
  const keys = jq.split('.').slice(1);
  return `${keys.reduce((value, key) => value[key], JSON.parse(json))}\n`;
}
