import { parseArgs } from 'node:util';

// What the workflows need of GitHub's command line, `gh api PATH`: a program of its own, which speaks to
// GITHUB_API_URL with the token in GH_TOKEN. --jq takes keys and [] only, and --paginate gives the first page.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    method: { type: 'string', default: 'GET' },
    header: { type: 'string', default: 'accept: application/vnd.github+json' },
    'raw-field': { type: 'string', short: 'f', multiple: true, default: [] },
    field: { type: 'string', short: 'F', multiple: true, default: [] },
    jq: { type: 'string', default: '' },
    paginate: { type: 'boolean', default: false },
    silent: { type: 'boolean', default: false },
  },
});
const [command, path] = positionals;
if (command !== 'api') throw new Error(`This stand-in has no gh ${command}`);

const pair = (text: string, separator: string): [string, string] => {
  const [name = ''] = text.split(separator, 1);
  return [name, text.slice(name.length + separator.length)];
};
const fields: [string, unknown][] = [
  ...values['raw-field'].map((text) => pair(text, '=')),
  ...values.field.map((text) => {
    const [name, value] = pair(text, '=');
    return [name, JSON.parse(value)] satisfies [string, unknown];
  }),
];
const { GITHUB_API_URL, GH_TOKEN } = process.env;
const response = await fetch(`${GITHUB_API_URL}/${path}`, {
  method: values.method,
  headers: [['authorization', `Bearer ${GH_TOKEN}`], pair(values.header, ': ')],
  ...(fields.length > 0 && { body: JSON.stringify(Object.fromEntries(fields)) }),
});
const text = await response.text();
if (!response.ok) throw new Error(`gh api ${path}: ${response.status} ${text}`);
if (!values.silent) process.stdout.write(values.jq === '' ? text : select(text).join(''));

function select(json: string): readonly string[] {
  const [, ...keys] = values.jq.split('.');
  const found = keys.reduce(
    (all, key) => (key === '[]' ? all.flat() : all.map((value) => value[key])),
    [JSON.parse(json)],
  );
  return found.map((value) => `${value}\n`);
}
