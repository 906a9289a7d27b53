import assert from 'node:assert/strict';

// Fails unless the outputs of a step (JSON, in OUTPUTS) are as expected: NAME=VALUE..., where NAME may go
// on into an output that is JSON, as in stats.rows.cached, and the value * stands for any but the empty one.
const outputs: Record<string, string> = JSON.parse(process.env.OUTPUTS ?? '');

function find(name: string): string | undefined {
  const [output = '', ...path] = name.split('.');
  const text = outputs[output];
  if (text === undefined || path.length === 0) return text;
  const value = path.reduce((inner, key) => inner?.[key], JSON.parse(text));
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

for (const expected of process.argv.slice(2)) {
  const [name = ''] = expected.split('=', 1);
  const value = expected.slice(name.length + 1);
  const found = find(name);
  const holds = value === '*' ? found !== undefined && found !== '' : found === value;
  assert.ok(holds, `${name} is ${found ?? 'missing'}, not ${value}, in ${process.env.OUTPUTS}`);
}
