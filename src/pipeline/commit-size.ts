import type { Column } from '../columns/column.ts';
import { thousands } from '../lib/text/words.ts';
import { BYTES_PER_TOKEN } from './cache-warning.ts';
import type { PlannedRoadmap } from './reuse.ts';

/**
 * GitHub documents no limit for what one commit over its API may hold. It was seen to refuse files of
 * 40 MiB in all, and to accept less (grafana/github-api-commit-action, pull request 66).
 */
const MAX_COMMIT_BYTES = 40_000_000;

/** A table before its rows are sent. */
interface PlannedTable extends Pick<PlannedRoadmap, 'rows'> {
  /** Whether it shows descriptions. */
  readonly descriptions: boolean;
}

/**
 * Warns, before a request is spent, of tables that GitHub may refuse to commit; empty if they are small
 * enough. A table of which no row is sent mostly stays as it is, and is in no commit.
 */
export function commitWarning(
  tables: readonly PlannedTable[],
  columns: readonly Column[],
  maxBytes = MAX_COMMIT_BYTES,
): string {
  const expected = new Map(
    columns.map(({ name, tokens }) => [name, tokens.expected * BYTES_PER_TOKEN]),
  );
  let bytes = 0;
  for (const { rows, descriptions } of tables) {
    if (rows.every(({ lacks }) => lacks.length === 0)) continue;
    for (const row of rows) bytes += rowBytes(row, descriptions, expected);
  }
  if (bytes <= maxBytes) return '';
  return (
    `The tables of this run may have ${thousands(bytes)} bytes in all, and GitHub may refuse a commit ` +
    `of more than ${thousands(maxBytes)}. Set publish to artifact, or split the roadmaps over several runs.`
  );
}

/** Bytes of a row in the table, with values as long as they are expected to be. */
function rowBytes(
  { topic, known, outdated, lacks }: PlannedRoadmap['rows'][number],
  descriptions: boolean,
  expected: ReadonlyMap<string, number>,
): number {
  const { category, subcategory, description, resources, id, extra = [] } = topic;
  const values = { ...outdated?.values, ...known.values };
  // An array of texts has the quotes and commas of a row.
  const cells = [category, subcategory, topic.topic, resources.join('|'), id, ...extra];
  const texts = [...cells, descriptions ? description : '', ...Object.values(values)];
  const missing = lacks.filter((name) => !values[name]);
  return missing.reduce(
    (bytes, name) => bytes + (expected.get(name) ?? 0),
    Buffer.byteLength(JSON.stringify(texts)),
  );
}
