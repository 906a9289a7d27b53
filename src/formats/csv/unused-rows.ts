import { type Column, cellOf } from '../../columns/column.ts';
import { countWarning, quote, sanitize } from '../../lib/text/message.ts';
import type { Topic } from '../../sources/roadmap.ts';
import { filledCells, hasCells } from '../../values/cells.ts';
import type { PublishedRow } from './read.ts';
import { nameOf } from './rows-by-id.ts';

/** A published table, and the rows that belong to topics. */
export interface MatchedTable {
  readonly rows: readonly PublishedRow[];
  readonly topics: readonly Topic[];
  readonly byId: ReadonlyMap<string, PublishedRow>;
  readonly columns: readonly Column[];
}

/**
 * Warnings about values that no topic gets, although there is one that may be meant: of a second row
 * with one Id, and of rows whose Id is unknown and whose name several topics or rows share. A row
 * whose topic is gone is none of these.
 */
export function unusedRowWarnings({ rows, topics, byId, columns }: MatchedTable): string[] {
  const used = new Set(topics.map(({ id }) => byId.get(id)));
  const open = new Set(topics.filter(({ id }) => !byId.has(id)).map(nameOf));
  const unused = rows.filter((row) => !used.has(row) && hasCells(filledCells(row, columns)));
  const unclear: string[] = [];
  const repeated: string[] = [];
  for (const row of unused) {
    const first = byId.get(row.id);
    if (open.has(nameOf(row))) {
      unclear.push(`${row.topic} (${row.id || 'no Id'})`);
    } else if (used.has(first) && first !== undefined) {
      const held = differences(row, first, columns);
      if (held === '') continue;
      const name = `${sanitize(row.topic)} (${sanitize(row.id)})`;
      repeated.push(`The table has a second row of ${name}, which is ignored. It holds ${held}.`);
    }
  }
  const reason = 'with an unknown Id and a name that is not unique ignored (restore the Id)';
  return [...repeated, ...countWarning(unclear, 'row', reason)];
}

/** The values that a row has and another has not: `TLDR "Stove", Challenge "expert"`. */
function differences(row: PublishedRow, other: PublishedRow, columns: readonly Column[]): string {
  const cells = filledCells(row, columns);
  return columns
    .filter((column) => {
      const cell = cellOf(cells, column);
      return cell !== '' && cell !== cellOf(other.values, column);
    })
    .map((column) => `${column.name} ${quote(cellOf(cells, column))}`)
    .join(', ');
}
