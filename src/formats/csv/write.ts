import { stringify } from 'csv-stringify/sync';
import { guard } from '../../lib/csv-guard.ts';
import type { FinishedRow } from '../../values/finish.ts';
import { COLUMNS } from './columns.ts';

/** A row as it is published. */
export type TableRow = Pick<FinishedRow, 'topic' | 'tldr' | 'challenge' | 'revision'>;

export interface WriteOptions {
  /** False leaves the Description column empty. */
  readonly descriptions: boolean;
  /** Columns after ours; the cells are each topic's `extra`. */
  readonly extraColumns?: readonly string[];
}

/**
 * The table as CSV (RFC 4180): every cell in double quotes, UTF-8 without a byte order mark, LF
 * after every row. The same rows give the same bytes.
 */
export function formatCsv(
  rows: readonly TableRow[],
  { descriptions, extraColumns = [] }: WriteOptions,
): string {
  const records = rows.map(({ topic, tldr, challenge, revision }) => [
    topic.category,
    topic.subcategory,
    topic.topic,
    descriptions ? topic.description : '',
    topic.resources.map((url) => url.replaceAll('|', '%7C')).join('|'),
    tldr,
    challenge,
    topic.id,
    revision,
    ...extraColumns.map((_, index) => topic.extra?.[index] ?? ''),
  ]);
  return stringify(
    [[...COLUMNS, ...extraColumns], ...records].map((record) => record.map(guard)),
    { quoted: true, quoted_empty: true, record_delimiter: '\n' },
  );
}
