import { type CsvRecord, lengthOf, rowNames, uniqueNames } from '../../lib/csv.ts';
import { RoadmapError } from '../../lib/error.ts';
import { MAX_TEXT_BYTES } from '../../lib/limits.ts';
import { takeTurns } from '../../lib/signals.ts';
import { cleanText } from '../../lib/text/clean.ts';
import { quote, sanitize } from '../../lib/text/message.ts';
import { plural } from '../../lib/text/words.ts';
import { droppedWarning } from '../content-files.ts';
import type { Roadmap, Topic, TopicCells } from '../roadmap.ts';
import { titleOfSlug } from '../slug.ts';
import type { SourceWorld } from '../sources.ts';
import { assignIds } from './ids.ts';
import { sharedTopics } from './likeliest.ts';
import { type List, mistypedColumns, parseList } from './parse.ts';
import { readRowTexts } from './texts.ts';

/**
 * Makes a roadmap of a list: one topic per row, in the order of the list. The user's own columns are
 * kept as they are.
 *
 * Throws a `RoadmapError` that says in one line what is wrong with the list and what to do.
 */
export async function listRoadmap(list: {
  readonly slug: string;
  readonly path: string;
  readonly text: string;
  readonly columns: SourceWorld['columns'];
  /** Whether the list is its own table. */
  readonly isOutput?: boolean;
  /** Ends reading between two rows. */
  readonly signal: AbortSignal;
}): Promise<Roadmap> {
  const { slug, path, isOutput = false } = list;
  const columns = list.columns.map(({ name }) => name);
  const parsed = parseList(list.text, path, columns, isOutput);
  const { header, title, records, at, given } = parsed;
  const cellOf = (record: CsvRecord, column: keyof typeof at) => record.cells[at[column]] ?? '';
  const textOf = (record: CsvRecord, column: keyof typeof at) => cleanText(cellOf(record, column));

  const lacksTopic = (record: CsvRecord) => textOf(record, 'topic') === '';
  const rows = records.filter((record) => !lacksTopic(record));
  const lost = records.filter((record) => lacksTopic(record) && !isBlank(record));
  if (isOutput && lost.length > 0) {
    throw new RoadmapError(
      `${sanitize(path)} is both source and output, so ${plural(lost.length, 'row')} without a topic would be lost: ${rowNames(lost)}. Fill in Topic, or set another output.`,
    );
  }
  if (rows.length === 0) {
    throw new RoadmapError(
      `${sanitize(path)} has no topics. Add a row for each, with its name under Topic.`,
    );
  }
  const long = rows.find((row) => cellOf(row, 'description').length > MAX_TEXT_BYTES);
  if (long !== undefined) {
    throw new RoadmapError(
      `${sanitize(path)} has a Description of more than 1 MB in row ${long.row}. Shorten it.`,
    );
  }
  const stated = rows.map((row) => ({ topic: textOf(row, 'topic'), id: textOf(row, 'id') }));
  const { ids, warnings } = assignIds(stated);
  const tooLong = rows.filter((row) => lengthOf(row) > header.length);
  const positions = keptColumns(parsed, rows);
  const dropped: string[] = [];
  const topics: Topic[] = [];
  for (const [index, row] of rows.entries()) {
    await takeTurns(list.signal);
    const [category, subcategory] = [textOf(row, 'category'), textOf(row, 'subcategory')];
    const { description, resources, ...texts } = readRowTexts(
      cellOf(row, 'description'),
      cellOf(row, 'resources'),
    );
    for (const part of texts.dropped) dropped.push(part);
    const keyText = textOf(row, 'description');
    topics.push({
      id: ids[index] ?? '',
      topic: textOf(row, 'topic'),
      category,
      subcategory,
      path: [category, subcategory].filter((part) => part !== ''),
      description,
      resources,
      ...(keyText !== description && { keyText }),
      ...(isOutput && { cells: cellsOf(row, at) }),
      ...(given.size > 0 && { given: givenIn(row, given) }),
      extra: positions.map((position) => row.cells[position] ?? ''),
    });
  }
  return {
    slug,
    title: titleOfSlug(slug),
    topics,
    extraColumns: uniqueNames(positions.map((position) => (header[position] ?? '').trim())),
    countedIds: new Set(ids.filter((id, i) => id !== stated[i]?.id)),
    warnings: [
      ...rowWarning(lost, 'without a topic skipped'),
      ...rowWarning(
        tooLong,
        'with more cells than the header (put cells that contain the separator in quotes)',
      ),
      ...warnings,
      ...sharedWarning(stated, rows, parsed),
      ...droppedWarning(dropped),
    ],
    notices: [
      ...title.map(({ row, cells }) => {
        return `${sanitize(path)} has a title above its header, which is skipped: row ${row} (${quote(cells.join(' '))}).`;
      }),
      ...mistypedColumns(parsed).map(([name, meant]) => {
        const own = `${sanitize(path)} has a column ${sanitize(name)}, kept as one of your own`;
        return `${own}. If it is the ${meant}, rename it to ${meant}.`;
      }),
    ],
    graph: null,
    origin: { graph: null, texts: path, commit: null, graphHash: null },
  };
}

/**
 * Positions of the user's own columns that have a name or hold anything. Cells beyond the header have no
 * name, but they are the user's: they are kept under an empty one.
 */
function keptColumns({ header, others }: List, rows: readonly CsvRecord[]): readonly number[] {
  const widest = Math.max(header.length, ...new Set(rows.map(lengthOf)));
  const beyond = Array.from({ length: widest - header.length }, (_, i) => header.length + i);
  const isNamed = (position: number) => (header[position] ?? '').trim() !== '';
  const isFilled = ({ cells }: CsvRecord, position: number) =>
    cleanText(cells[position] ?? '') !== '';
  return [...others, ...beyond].filter(
    (position) => isNamed(position) || rows.some((row) => isFilled(row, position)),
  );
}

const isBlank = ({ cells }: CsvRecord) => cells.every((cell) => cleanText(cell) === '');

/** The values that a person gave for columns that the model fills in, by their names. */
function givenIn({ cells }: CsvRecord, given: List['given']): Readonly<Record<string, string>> {
  return Object.fromEntries([...given].map(([name, at]) => [name, cells[at] ?? '']));
}

/** The cells that a table has of a topic, as they are in the list. */
function cellsOf({ cells }: CsvRecord, at: List['at']): TopicCells {
  const cell = (name: keyof TopicCells) => cells[at[name]] ?? '';
  return {
    category: cell('category'),
    subcategory: cell('subcategory'),
    topic: cell('topic'),
    description: cell('description'),
    resources: cell('resources'),
  };
}

/** One warning about rows, which it names by their numbers in a spreadsheet, or none. */
function rowWarning(records: readonly CsvRecord[], what: string): string[] {
  const { length } = records;
  return length === 0 ? [] : [`${plural(length, 'row')} ${what}: ${rowNames(records)}.`];
}

/** A warning about rows that share their topics, which may be in another column, or none. */
function sharedWarning(
  topics: readonly { readonly topic: string }[],
  rows: readonly CsvRecord[],
  { header, at, others }: List,
): string[] {
  const named = others.filter((position) => (header[position] ?? '').trim() !== '');
  const shared = sharedTopics(
    topics.map(({ topic }) => topic),
    rows,
    [...named, at.subcategory, at.category].filter((position) => position !== -1),
  );
  if (shared === null) return [];
  const { count, apart } = shared;
  const nameOf = (position: number) => sanitize(header[position] ?? '');
  const who = `${count} of ${plural(rows.length, 'row')} share their ${nameOf(at.topic)} with another row`;
  if (apart === null) return [`${who}. Give each a name of its own.`];
  return [
    `${who}; column ${nameOf(apart)} tells them apart. If it holds the topics, make it the Topic column.`,
  ];
}
