import type { Column } from '../../columns/column.ts';
import { type CsvRecord, lengthOf, readRecords, rowNames } from '../../lib/csv.ts';
import { messageOf, RoadmapError } from '../../lib/error.ts';
import { damageOf } from '../../lib/text/damage.ts';
import { plural } from '../../lib/text/words.ts';
import { findHeader, tableHeader } from '../../sources/list/header.ts';
import type { Topic } from '../../sources/roadmap.ts';
import type { Published } from '../../values/cells.ts';
import { isOfText, REVISION, UNKNOWN_REVISION } from '../../values/key.ts';
import { ownColumnsOf } from './own-columns.ts';

/** The columns that come first in every table of ours. */
export const TOPIC_COLUMNS = [
  'Category',
  'Subcategory',
  'Topic',
  'Description',
  'Resources',
] as const;

/** The columns that follow those of the model. */
const ROW_COLUMNS = ['Id', 'Revision'] as const;

/** The columns of the exporter before this tool, which had neither Id nor Revision. */
const EXPORTER_COLUMNS = [...TOPIC_COLUMNS, 'TLDR', 'Challenge'] as const;

/** Cells by which the Revision of a row may be moved: beyond, another column may hold what looks like one. */
const MAX_SHIFT = 3;

/** The header of a table, without columns that are not ours. */
export function headerOf(columns: readonly Pick<Column, 'name'>[]): readonly string[] {
  return [...TOPIC_COLUMNS, ...columns.map(({ name }) => name), ...ROW_COLUMNS];
}

/**
 * A row of a published table, its cells as they were before they were guarded. What the table has no
 * column for, or withholds, is empty.
 */
export type PublishedRow = Published &
  Pick<Topic, 'id' | 'category' | 'subcategory' | 'topic' | 'description' | 'resources'> & {
    /** Its cells in the columns that are not ours, by name. */
    readonly own: ReadonlyMap<string, string>;
  };

/**
 * The rows of a published table, in its order; none if there is no table.
 *
 * Throws a `RoadmapError` if the header is not that of a table of ours, or git left something else:
 * such a file must not be overwritten. The list that the roadmap is read from may have any header.
 *
 * @param isSource Whether the table is that list.
 */
export function readPublished(
  text: string,
  path: string,
  columns: readonly Column[],
  isSource = false,
): readonly PublishedRow[] {
  if (text.trim() === '') return [];
  const damage = damageOf(text);
  if (damage !== null) throw new RoadmapError(`${path} ${damage}`);
  let records: readonly CsvRecord[];
  try {
    records = readRecords(text);
  } catch (error) {
    throw new RoadmapError(`${path} is not valid CSV (${messageOf(error)}). Fix or remove it.`, {
      cause: error,
    });
  }
  const [header, ...rows] = records;
  const cells = (isSource ? findHeader(records, path, true).header : header)?.cells ?? [];
  const names = isSource ? tableHeader(cells, headerOf(columns)) : cells.map((name) => name.trim());
  const missing = [...TOPIC_COLUMNS, ...ROW_COLUMNS].filter((name) => !names.includes(name));
  const fromExporter = isExporters(names);
  if (missing.length > 0 && !fromExporter && !isSource) {
    throw new RoadmapError(
      `${path} is not a table of roadmap-enrich: its header lacks ${missing.join(', ')}. ` +
        'Restore the header, move the file, or set another output.',
    );
  }
  const shifted = rows.filter((row) => isShifted(row, names));
  if (shifted.length > 0) {
    throw new RoadmapError(
      `${path} has ${plural(shifted.length, 'row')} with cells in the wrong columns: ${rowNames(shifted)}. ` +
        'Put cells that contain the separator in quotes, and leave no cell out.',
    );
  }
  const own = ownColumnsOf(names, rows, headerOf(columns));
  return rows.map(({ cells }) => {
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    return {
      id: cell('Id'),
      category: cell('Category'),
      subcategory: cell('Subcategory'),
      topic: cell('Topic'),
      description: cell('Description'),
      resources: cell('Resources')
        .split('|')
        .filter((url) => url !== ''),
      values: Object.fromEntries(columns.map(({ name }) => [name, cell(name)])),
      revision: fromExporter ? UNKNOWN_REVISION : cell('Revision'),
      own: new Map(own.map(({ name, at }) => [name, cells[at] ?? ''])),
    };
  });
}

/** Whether a file is a table of ours rather than a list of topics. */
export function isTable(text: string): boolean {
  const [header] = readRecords(text, { max: 1 });
  const names = (header?.cells ?? []).map((name) => name.trim());
  return (
    isExporters(names) || [...TOPIC_COLUMNS, ...ROW_COLUMNS].every((name) => names.includes(name))
  );
}

/** Whether a header begins as that of the old exporter, and has no column of ours beyond it. */
function isExporters(header: readonly string[]): boolean {
  return (
    EXPORTER_COLUMNS.every((name, at) => header[at] === name) &&
    !ROW_COLUMNS.some((name) => header.includes(name))
  );
}

/**
 * Whether the cells of a row are not under their own headers: a comma that somebody left without quotes
 * moves all that follow it to the right, a cell that was left out to the left. What such a row holds
 * would be taken for something else. Cells missing at its end move nothing.
 */
function isShifted(record: CsvRecord, header: readonly string[]): boolean {
  if (lengthOf(record) > header.length) return true;
  const at = header.indexOf('Revision');
  if (at === -1 || isOfText(record.cells[at] ?? '')) return false;
  const near = record.cells.slice(Math.max(0, at - MAX_SHIFT), at + MAX_SHIFT + 1);
  return near.some((cell) => REVISION.test(cell.trim()));
}

/**
 * Columns that the model filled in when the table was written, and does not any more: those between
 * ours of the topic and of the row.
 */
export function formerColumns(text: string, columns: readonly Column[]): readonly string[] {
  const [header] = readRecords(text, { max: 1 });
  const names = (header?.cells ?? []).map((name) => name.trim());
  // A list that is its own table may have any column before its Id.
  if (TOPIC_COLUMNS.some((name, at) => names[at] !== name)) return [];
  const filled = names.slice(TOPIC_COLUMNS.length, Math.max(0, names.indexOf(ROW_COLUMNS[0])));
  return filled.filter((name) => name !== '' && !headerOf(columns).includes(name));
}
