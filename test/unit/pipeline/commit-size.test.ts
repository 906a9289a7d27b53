import { expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { RECORD } from '../../../src/formats/formats.ts';
import { commitWarning } from '../../../src/pipeline/commit-size.ts';
import type { Topic } from '../../../src/sources/roadmap.ts';
import { finishRow } from '../../../src/values/finish.ts';
import { planRow } from '../../../src/values/rows.ts';
import { Store } from '../../../src/values/store.ts';

const EXTRA = ['Status', 'Done', 'Hours'];
const STORE = new Store(null, COLUMNS, new Date());

/** The rows of a new list of so many topics. */
function rowsOf(count: number) {
  const asking = { renewed: new Set<string>(), askable: COLUMNS, preview: false };
  const options = { ...asking, columns: COLUMNS, published: new Map(), store: STORE };
  return Array.from({ length: count }, (_, i) => {
    const topic: Topic = {
      ...{ id: `topic-${i}`, topic: `Grüner Tee ${i}`, category: 'Tee', subcategory: 'Blätter' },
      ...{ path: ['Tee', 'Blätter'], description: 'Ein Satz über Tee. '.repeat(10) },
      ...{ resources: [`https://example.org/${i}`], extra: ['open', '"no"', '12'] },
    };
    return planRow(topic, options);
  });
}

/** The warning on tables of so many rows each, if a commit holds 100,000 bytes. */
function warning(counts: readonly number[], { descriptions = true, sent = true } = {}): string {
  const tables = counts.map((count) => {
    const rows = rowsOf(count).map((row) => (sent ? row : { ...row, lacks: [] }));
    return { rows, descriptions };
  });
  return commitWarning(tables, COLUMNS, 100_000);
}

it('tables that GitHub may refuse to commit are named before they are made', () => {
  expect(warning([150, 150])).toMatch(
    /^The tables of this run may have 1\d\d,\d{3} bytes in all, and GitHub may refuse a commit of more than 100,000\. Set publish to artifact, or split the roadmaps over several runs\.$/,
  );
});

it('the size is about that of the tables', () => {
  const rows = rowsOf(1_000);
  const finish = { columns: COLUMNS, preview: false, withheld: false, dryRun: false, cached: true };
  const values = {
    TLDR: 'Grüner Tee ist ein Getränk aus den Blättern der Pflanze.',
    Challenge: 'practice',
  };
  const finished = rows.map((row) => finishRow(row, { values, open: new Map() }, finish));
  const table = {
    slug: 'tea',
    title: 'Tea',
    columns: COLUMNS,
    extraColumns: EXTRA,
    graph: null,
    rows: finished,
  };
  const bytes = Buffer.byteLength(RECORD.render(table));
  const tables = [{ rows, descriptions: true }];
  expect(commitWarning(tables, COLUMNS, bytes * 0.9)).not.toBe('');
  expect(commitWarning(tables, COLUMNS, bytes * 1.1)).toBe('');
});

it.each([
  ['they are small enough', [150], {}],
  ['they show no descriptions', [150, 150], { descriptions: false }],
  ['none of their rows is sent', [150, 150], { sent: false }],
])('nothing is said where %s', (_, counts, options) => {
  expect(warning(counts, options)).toBe('');
});
