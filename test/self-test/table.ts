import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { topicMark } from '../fakes/gemini/wire.ts';

// Fails unless the table (its path, the number of its rows) holds in every row the TLDR that the stand-in
// for Gemini wrote for its topic. Without a package, as the self-test installs none: every cell is quoted,
// and none spans lines.
const [path = '', count = ''] = process.argv.slice(2);
const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
const [header = [], ...rows] = lines.map((line) =>
  [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
);

assert.equal(String(rows.length), count, 'rows');
for (const row of rows) {
  // Without the guard of a cell that a spreadsheet would calculate.
  const topic = row[header.indexOf('Topic')]?.replace(/^'(?='*[=+\-@])/, '') ?? '';
  const tldr = row[header.indexOf('TLDR')] ?? '';
  assert.ok(tldr.includes(topicMark(topic)), `'${topic}' has the TLDR '${tldr}'`);
}
