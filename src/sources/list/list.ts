import { httpUrl } from '../../content/resources.ts';
import type { CsvRecord } from '../../lib/csv.ts';
import { RoadmapError } from '../../lib/error.ts';
import { cleanText } from '../../lib/text/clean.ts';
import { countWarning, joinSome, sanitize } from '../../lib/text/message.ts';
import { plural } from '../../lib/text/words.ts';
import type { Roadmap } from '../roadmap.ts';
import { titleOfSlug } from '../slug.ts';
import type { SourceWorld } from '../sources.ts';
import { assignIds } from './ids.ts';
import { lengthOf, parseList } from './parse.ts';

/**
 * Makes a roadmap of a list: one topic per row, in the order of the list. The user's own columns are
 * kept as they are.
 *
 * Throws a `RoadmapError` that says in one line what is wrong with the list and what to do.
 */
export function csvRoadmap(list: {
  readonly slug: string;
  readonly path: string;
  readonly text: string;
  readonly columns: SourceWorld['columns'];
}): Roadmap {
  const { slug, path } = list;
  const columns = list.columns.map(({ name }) => name);
  const { header, records, at, others } = parseList(list.text, path, columns);
  const textOf = (record: CsvRecord, column: keyof typeof at) =>
    cleanText(record.cells[at[column]] ?? '');

  const lacksTopic = (record: CsvRecord) => textOf(record, 'topic') === '';
  const rows = records.filter((record) => !lacksTopic(record));
  if (rows.length === 0) {
    throw new RoadmapError(
      `${sanitize(path)} has no topics. Add a row for each, with its name under Topic.`,
    );
  }
  const { ids, warnings } = assignIds(
    rows.map((row) => ({ topic: textOf(row, 'topic'), id: textOf(row, 'id') })),
  );
  // Cells beyond the header have no name, but they are the user's: they are kept under an empty one.
  const width = header.length;
  const tooLong = rows.filter((row) => lengthOf(row) > width);
  const widest = Math.max(width, ...new Set(tooLong.map(lengthOf)));
  const positions = [...others, ...Array.from({ length: widest - width }, (_, i) => width + i)];
  const noUrls: string[] = [];

  const topics = rows.map((row, index) => {
    const [category, subcategory] = [textOf(row, 'category'), textOf(row, 'subcategory')];
    const resources = new Set<string>();
    for (const part of (row.cells[at.resources] ?? '').split('|')) {
      const url = httpUrl(part);
      if (url !== null) resources.add(url);
      else if (cleanText(part) !== '') noUrls.push(part);
    }
    return {
      id: ids[index] ?? '',
      topic: textOf(row, 'topic'),
      category,
      subcategory,
      path: [category, subcategory].filter((part) => part !== ''),
      description: textOf(row, 'description'),
      resources: [...resources],
      extra: positions.map((position) => row.cells[position] ?? ''),
    };
  });
  return {
    slug,
    title: titleOfSlug(slug),
    topics,
    extraColumns: positions.map((position) => header[position] ?? ''),
    warnings: [
      ...rowWarning(records.filter(lacksTopic), 'without a topic skipped'),
      ...rowWarning(tooLong, 'with more cells than the header (put cells with a comma in quotes)'),
      ...warnings,
      ...countWarning(noUrls, 'resource', 'ignored, because only http(s) URLs are read'),
    ],
    graph: null,
    origin: { graph: null, texts: path, commit: null, graphHash: null },
  };
}

/** One warning about rows, which it names by their numbers in a spreadsheet, or none. */
function rowWarning(records: readonly CsvRecord[], what: string): string[] {
  const rows = records.map(({ row }) => `row ${row}`);
  return rows.length === 0 ? [] : [`${plural(rows.length, 'row')} ${what}: ${joinSome(rows)}.`];
}
