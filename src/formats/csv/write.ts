import { stringify } from 'csv-stringify/sync';
import { cellOf } from '../../columns/column.ts';
import { guard } from '../../lib/csv.ts';
import type { Topic } from '../../sources/roadmap.ts';
import type { FinishedTable, Format } from '../format.ts';
import { headerOf } from './read.ts';

/** The table itself: the record that the next run reads back, with people's edits. */
export const csv: Format = { extension: '.csv', render: formatCsv };

/**
 * The table as CSV (RFC 4180): every cell in double quotes, UTF-8 without a byte order mark, LF
 * after every row.
 */
function formatCsv({ columns, extraColumns, rows }: FinishedTable): string {
  const records = rows.map(({ topic, values, revision }) => [
    ...topicCells(topic),
    ...columns.map((column) => cellOf(values, column)),
    topic.id,
    revision,
    ...extraColumns.map((_, index) => topic.extra?.[index] ?? ''),
  ]);
  return stringify(
    [[...headerOf(columns), ...extraColumns], ...records].map((record) => record.map(guard)),
    { quoted: true, quoted_empty: true, record_delimiter: '\n' },
  );
}

/** The cells of `TOPIC_COLUMNS`. */
function topicCells(topic: Topic): readonly string[] {
  const resources = topic.resources.map((url) => url.replaceAll('|', '%7C')).join('|');
  const cells = topic.cells ?? { ...topic, resources };
  return [cells.category, cells.subcategory, cells.topic, cells.description, cells.resources];
}
