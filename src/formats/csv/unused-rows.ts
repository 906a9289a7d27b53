import { type Column, cellOf } from '../../columns/column.ts';
import { groupBy } from '../../lib/collections.ts';
import { countWarning, quote, sanitize } from '../../lib/text/message.ts';
import { joinParts } from '../../lib/text/words.ts';
import type { Topic } from '../../sources/roadmap.ts';
import { filledCells } from '../../values/cells.ts';
import { heldOf } from './own-columns.ts';
import type { PublishedRow } from './read.ts';
import { nameOf } from './rows-by-id.ts';

/** A published table, and the rows that belong to topics. */
export interface MatchedTable {
  readonly rows: readonly PublishedRow[];
  readonly topics: readonly Topic[];
  readonly byId: ReadonlyMap<string, PublishedRow>;
  readonly columns: readonly Column[];
  /** See `Roadmap`. */
  readonly countedIds?: ReadonlySet<string>;
}

/**
 * Warnings about values that no topic gets: of rows with an unknown Id and a name that several topics or
 * rows share, of a second row with one topic's Id or name, and of rows of no topic. A row whose topic is
 * gone is none of these if its Id still says so: reports list it as removed.
 */
export function unusedRowWarnings({ rows, topics, byId, columns }: MatchedTable): string[] {
  const used = new Set(topics.flatMap(({ id }) => byId.get(id) ?? []));
  const named = groupBy([...used], nameOf);
  const open = new Set(topics.filter(({ id }) => !byId.has(id)).map(nameOf));
  const unclear: string[] = [];
  const repeated: string[] = [];
  const lost: string[] = [];
  for (const row of rows) {
    if (used.has(row)) continue;
    const same = byId.get(row.id);
    const first = same && used.has(same) ? same : named.get(nameOf(row))?.[0];
    const id = sanitize(row.id) || 'no Id';
    const name = `${sanitize(row.topic)} (${id})`;
    if (open.has(nameOf(row))) {
      if (heldBy(row, columns) !== '') unclear.push(name);
    } else if (same === row) continue;
    else if (first === undefined) {
      if (!isBlank(row, columns)) {
        lost.push(`${sanitize(row.topic)} (${joinParts([id, heldBy(row, columns)], '; ')})`);
      }
    } else {
      const held = differences(row, first, columns);
      if (held === '') continue;
      repeated.push(`The table has a second row of ${name}, which is ignored. It holds ${held}.`);
    }
  }
  const reason = 'with an unknown Id and a name that is not unique ignored (restore the Id)';
  return [
    ...repeated,
    ...countWarning(unclear, 'row', reason),
    ...countWarning(
      lost,
      'row',
      'of no topic dropped (add topics to the roadmap, not to its table)',
    ),
  ];
}

/** A row of separators, which a spreadsheet leaves behind. */
function isBlank(row: PublishedRow, columns: readonly Column[]): boolean {
  return nameOf(row) === '' && heldBy(row, columns) === '';
}

/** What a person may have written in a row: `Description "Dry heat", TLDR "Stove"`. */
function heldBy(row: PublishedRow, columns: readonly Column[]): string {
  const cells = filledCells(row, columns);
  const held = [
    ['Description', row.description],
    ...columns.map((column) => [column.name, cellOf(cells, column)]),
  ];
  const ours = held
    .filter(([, cell]) => cell !== '')
    .map(([name, cell = '']) => `${name} ${quote(cell)}`)
    .join(', ');
  return joinParts([ours, heldOf(row.own)], ', ');
}

/** The values that a row has and another has not: `TLDR "Stove", Challenge "expert"`. */
function differences(row: PublishedRow, other: PublishedRow, columns: readonly Column[]): string {
  const cells = filledCells(row, columns);
  const ours = columns
    .filter((column) => {
      const cell = cellOf(cells, column);
      return cell !== '' && cell !== cellOf(other.values, column);
    })
    .map((column) => `${column.name} ${quote(cellOf(cells, column))}`)
    .join(', ');
  const own = [...row.own].filter(([name, cell]) => cell !== other.own.get(name));
  return joinParts([ours, heldOf(new Map(own))], ', ');
}
