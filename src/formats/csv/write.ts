import { cellOf } from '../../columns/column.ts';
import { formatRecords } from '../../lib/csv.ts';
import type { Topic } from '../../sources/roadmap.ts';
import type { FinishedTable, Format } from '../format.ts';
import { headerOf } from './read.ts';

/** The table itself: the record that the next run reads back, with people's edits. */
export const csv: Format = { name: 'csv', extension: '.csv', render: formatCsv };

function formatCsv({ columns, extraColumns, rows }: FinishedTable): string {
  const records = rows.map(({ topic, values, revision }) => [
    ...topicCells(topic),
    ...columns.map((column) => cellOf(values, column)),
    topic.id,
    revision,
    ...extraColumns.map((_, index) => topic.extra?.[index] ?? ''),
  ]);
  return formatRecords([[...headerOf(columns), ...extraColumns], ...records]);
}

/** The cells of `TOPIC_COLUMNS`. */
function topicCells(topic: Topic): readonly string[] {
  const resources = topic.resources.map((url) => url.replaceAll('|', '%7C')).join('|');
  const cells = topic.cells ?? { ...topic, resources };
  return [cells.category, cells.subcategory, cells.topic, cells.description, cells.resources];
}
