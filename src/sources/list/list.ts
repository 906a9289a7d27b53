import { httpUrl } from '../../content/resources.ts';
import type { CsvRecord } from '../../lib/csv.ts';
import { RoadmapError } from '../../lib/error.ts';
import { MAX_FILE_BYTES } from '../../lib/files.ts';
import { asCommitted, cleanText } from '../../lib/text/clean.ts';
import { countWarning, joinSome, sanitize } from '../../lib/text/message.ts';
import { plural } from '../../lib/text/words.ts';
import { loadLocalRoadmap, pathEntry } from '../local/local.ts';
import type { Roadmap } from '../roadmap.ts';
import { slugOf, titleOfSlug } from '../slug.ts';
import type { Source } from '../sources.ts';
import { assignIds } from './ids.ts';
import { findColumns, lengthOf, parseList } from './parse.ts';

/** Lists of the user's own: `.csv` files. */
export const list: Source = {
  upstream: false,
  byPath: true,
  parse: (line) => (/\.csv$/i.test(line) ? pathEntry(line, list) : null),
  names: async (entry) => [entry],
  async load({ name }, { files }) {
    // A folder may be called `tea.csv`; and what is not there is reported as for any other path.
    if ((await files.kind(name)) !== 'file') return loadLocalRoadmap(name, files);
    // Cells of its own columns are kept, with the line breaks in them.
    const text = asCommitted(await files.readText(name, MAX_FILE_BYTES));
    return csvRoadmap({ slug: slugOf(name, 'file'), path: name, text });
  },
};

/**
 * Makes a roadmap of a list: one topic per row, in the order of the list. Columns that are not ours
 * are carried along as they are.
 *
 * Throws a `RoadmapError` that says in one line what is wrong with the list and what to do.
 */
export function csvRoadmap(list: {
  readonly slug: string;
  readonly path: string;
  readonly text: string;
}): Roadmap {
  const { slug, path } = list;
  const { header, records } = parseList(list.text, path);
  const { at, others } = findColumns(header, path);
  const textOf = (record: CsvRecord, column: keyof typeof at) =>
    cleanText(record.cells[at[column]] ?? '');

  const rows = records.filter((record) => textOf(record, 'topic') !== '');
  if (rows.length === 0) {
    throw new RoadmapError(
      `${sanitize(path)} holds no topic. Give it a row for each, under Topic.`,
    );
  }
  const nameless = records.filter((record) => textOf(record, 'topic') === '');
  const named = rows.map((row) => ({ topic: textOf(row, 'topic'), id: textOf(row, 'id') }));
  const { ids, warnings } = assignIds(named);
  // Cells beyond the header have no name, but they are the user's: they are kept under an empty one.
  const width = header.length;
  const widest = rows.reduce((most, row) => Math.max(most, lengthOf(row)), width);
  const positions = [...others, ...Array.from({ length: widest - width }, (_, i) => width + i)];
  const noUrls: string[] = [];

  const topics = rows.map((row, index) => {
    const [category, subcategory] = [textOf(row, 'category'), textOf(row, 'subcategory')];
    const { urls, rest } = splitUrls(row.cells[at.resources] ?? '');
    noUrls.push(...rest);
    return {
      id: ids[index] ?? '',
      topic: textOf(row, 'topic'),
      category,
      subcategory,
      path: [category, subcategory].filter((part) => part !== ''),
      description: textOf(row, 'description'),
      resources: urls,
      extra: positions.map((position) => row.cells[position] ?? ''),
    };
  });
  return {
    slug,
    title: titleOfSlug(slug),
    topics,
    extraColumns: positions.map((position) => header[position] ?? ''),
    warnings: [
      ...atRows(nameless, 'without a topic skipped'),
      ...atRows(
        rows.filter((row) => lengthOf(row) > width),
        'with more cells than the header; a cell that holds a comma needs quotes',
      ),
      ...warnings,
      ...countWarning(
        noUrls,
        'resource is not an http(s) URL and was left out',
        'resources are not http(s) URLs and were left out',
      ),
    ],
    notes: [],
    graph: null,
    source: { graph: null, texts: path, graphHash: null, commit: null },
  };
}

/** The http(s) URLs of a Resources cell, each once, and the parts that are not URLs. */
function splitUrls(cell: string): {
  readonly urls: readonly string[];
  readonly rest: readonly string[];
} {
  const parts = cell.split('|').filter((part) => cleanText(part) !== '');
  const urls = parts.flatMap((part) => httpUrl(part) ?? []);
  return { urls: [...new Set(urls)], rest: parts.filter((part) => httpUrl(part) === null) };
}

/** One warning about rows, which it names by their numbers in a spreadsheet, or none. */
function atRows(records: readonly CsvRecord[], what: string): string[] {
  const { length } = records;
  if (length === 0) return [];
  const rows = records.map(({ row }) => `row ${row}`);
  return [`${plural(length, 'row')} ${what}: ${joinSome(rows)}.`];
}
