import { BUILT_IN } from '../../columns/built-in.ts';
import { inferColumn, type ViewColumn } from '../../columns/infer.ts';
import { httpUrl } from '../../content/urls.ts';
import { TOPIC_ID } from '../../graph/graph.ts';
import { uniqueNames } from '../../lib/csv.ts';
import { cleanText } from '../../lib/text/clean.ts';
import { readRowTexts } from '../../sources/list/texts.ts';
import { derivedId, titleOfSlug } from '../../sources/slug.ts';
import type { FinishedTable } from '../format.ts';
import { formerColumns, type PublishedRow, readPublished } from './read.ts';

interface ReadOptions {
  /** Path of the table, for messages. */
  readonly path: string;
  readonly slug: string;
  /** Definitions of its columns, as far as they are known; the others are inferred. */
  readonly known: readonly ViewColumn[];
}

/** Reads an existing table as one that is finished, for other formats. Throws a `RoadmapError` if it is not one of ours. */
export function readFinished(text: string, { path, slug, known }: ReadOptions): FinishedTable {
  // Without columns of ours, those of the model are own columns too: their cells are the same.
  const rows = readPublished(text, path, []).filter((row) => !isBlank(row));
  const own = [...new Set(rows.flatMap((row) => [...row.own.keys()]))];
  const between = formerColumns(text, []);
  // The old exporter's table has no column behind those of the model.
  const modelled =
    between.length > 0 ? between : own.filter((name) => BUILT_IN_NAMES.includes(name));
  // A definition also says what a column that a person added is.
  const isDefined = (name: string) => known.some((column) => column.name === name);
  const filled = own.filter((name) => modelled.includes(name) || isDefined(name));
  const columns = filled.map(
    (name) =>
      known.find((column) => column.name === name) ??
      inferColumn(
        name,
        rows.map((row) => row.own.get(name) ?? ''),
      ),
  );
  const extraColumns = own.filter((name) => !filled.includes(name));
  // The second row of one id has a name that is no id.
  const ids = uniqueNames(rows.map(idOf)).map((id) => (TOPIC_ID.test(id) ? id : derivedId(id)));
  return {
    slug,
    title: titleOfSlug(slug),
    columns,
    extraColumns,
    graph: null,
    rows: rows.map((row, at) => ({
      topic: {
        id: ids[at] ?? '',
        ...textsOf(row),
        extra: extraColumns.map((name) => row.own.get(name) ?? ''),
      },
      values: Object.fromEntries(filled.map((name) => [name, row.own.get(name) ?? ''])),
      revision: row.revision,
      state: 'cached',
      reason: '',
      rests: false,
    })),
  };
}

/**
 * What the row says of its topic, as a run would read it: a list that is its own table has its cells as
 * they were, and a person may have written others.
 */
function textsOf(row: PublishedRow) {
  const [category, subcategory] = [cleanText(row.category), cleanText(row.subcategory)];
  return {
    topic: cleanText(row.topic),
    category,
    subcategory,
    path: [category, subcategory].filter((name) => name !== ''),
    description: row.description,
    resources: row.resources.flatMap((part) =>
      // What a run wrote is one URL, whatever is in it.
      httpUrl(part) === part ? [part] : readRowTexts('', part).resources,
    ),
  };
}

const BUILT_IN_NAMES = BUILT_IN.map(({ name }) => name);

/** Whether a row is one of those that spreadsheets leave below a table. */
const isBlank = ({ own, values, resources, revision, ...texts }: PublishedRow) =>
  [...own.values(), ...resources, revision, ...Object.values(texts)].every(
    (cell) => cell.trim() === '',
  );

/** The row's own id; one that a person left out or that cannot be one is made of its topic. */
const idOf = ({ id, topic }: PublishedRow) =>
  TOPIC_ID.test(id) ? id : derivedId(cleanText(topic));
