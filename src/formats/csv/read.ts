import type { Column } from '../../columns/column.ts';
import { type CsvRecord, lengthOf, readRecords, rowNames } from '../../lib/csv.ts';
import { messageOf, RoadmapError } from '../../lib/error.ts';
import { damageOf } from '../../lib/text/damage.ts';
import { plural } from '../../lib/text/words.ts';
import type { Topic } from '../../sources/roadmap.ts';
import type { Published } from '../../values/cells.ts';
import { isOfText, REVISION, UNKNOWN_REVISION } from '../../values/key.ts';

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

/** The header of a table, without columns that are not ours. */
export function headerOf(columns: readonly Column[]): readonly string[] {
  return [...TOPIC_COLUMNS, ...columns.map(({ name }) => name), ...ROW_COLUMNS];
}

/**
 * A row of a published table, its cells as they were before they were guarded. What the table has no
 * column for, or withholds, is empty.
 */
export type PublishedRow = Published &
  Pick<Topic, 'id' | 'category' | 'subcategory' | 'topic' | 'description' | 'resources'>;

/**
 * The rows of a published table, in its order; none if there is no table.
 *
 * Throws a `RoadmapError` if the header is not that of a table of ours, or git left something else:
 * such a file must not be overwritten.
 */
export function readPublished(
  text: string,
  path: string,
  columns: readonly Column[],
): readonly PublishedRow[] {
  if (text.trim() === '') return [];
  const damage = damageOf(text);
  if (damage !== null) throw new RoadmapError(`${path} ${damage}`);
  if (/^\uFEFF?"?Category"?;/.test(text)) {
    throw new RoadmapError(`${path} is separated by semicolons. Save it with commas.`);
  }
  let records: readonly CsvRecord[];
  try {
    records = readRecords(text);
  } catch (error) {
    throw new RoadmapError(`${path} is not valid CSV (${messageOf(error)}). Fix or remove it.`, {
      cause: error,
    });
  }
  const [header, ...rows] = records;
  const names = header?.cells.map((name) => name.trim()) ?? [];
  if (!isOurs(names, columns)) {
    const expected = headerOf(columns).slice(0, -ROW_COLUMNS.length).join(',');
    throw new RoadmapError(
      `${path} is not a table of roadmap-enrich: its header does not begin with ${expected}. ` +
        'Restore the header, move the file, or set another output.',
    );
  }
  const shifted = rows.filter((row) => isShifted(row, names));
  if (shifted.length > 0) {
    throw new RoadmapError(
      `${path} has ${plural(shifted.length, 'row')} with cells in the wrong columns: ${rowNames(shifted)}. ` +
        'Put cells with a comma in quotes, and leave no cell out.',
    );
  }
  const isExporters = !ROW_COLUMNS.some((name) => names.includes(name));
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
      revision: isExporters ? UNKNOWN_REVISION : cell('Revision'),
    };
  });
}

/**
 * Whether a header is that of a table of ours. Columns may have been added since it was written, and
 * a person's own follow ours. A renamed column is refused: its values would be taken for missing,
 * and what a person wrote there would be overwritten.
 */
function isOurs(header: readonly string[], columns: readonly Column[]): boolean {
  const names = headerOf(columns).slice(0, -ROW_COLUMNS.length);
  const other = header.findIndex((name, i) => name !== names[i]);
  const ours = other === -1 ? header.length : other;
  if (ours === names.length) return true;
  // The exporter's tables end here, and ours go on with an Id.
  return ours >= EXPORTER_COLUMNS.length && [undefined, 'Id'].includes(header[ours]);
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
  return record.cells.some((cell, i) => i >= TOPIC_COLUMNS.length && REVISION.test(cell.trim()));
}

/** Columns of a table that are not ours, such as those of a list that was its source. */
export function otherColumns(text: string, columns: readonly Column[]): readonly string[] {
  const [header] = readRecords(text, 1);
  const ours = headerOf(columns);
  return (header?.cells ?? []).map((name) => name.trim()).filter((name) => !ours.includes(name));
}
