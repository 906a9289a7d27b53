import { groupBy } from '../../lib/collections.ts';
import type { CsvRecord } from '../../lib/csv.ts';
import { columnName, TOPIC_NAMES } from '../../lib/csv-layout.ts';
import { cleanText, removeJoiners } from '../../lib/text/clean.ts';

/** Rows, and columns, that are looked at to tell what a column holds. */
const MAX_SAMPLE = 1_000;
const MAX_COLUMNS = 100;

/** Longest text that may be a topic's name, in UTF-16 units; sentences are longer. */
const MAX_LENGTH = 100;

/** Columns that hold something else than topics, or have no name that could be said. */
const TAKEN = ['', 'category', 'subcategory', 'description', 'resources', 'id', 'revision'];

/** Share of rows that says nothing about a list. */
const NEGLIGIBLE_SHARE = 0.1;

/**
 * Position of the column that most likely holds the topics of a list without a Topic column: of those
 * with one of the names (`Name`, `Title` ...), else with such a word in their name (`skill_name`), else
 * of all, the one with the most different names. Null if no column holds any.
 */
export function likeliestTopics(
  header: readonly string[],
  rows: readonly CsvRecord[],
): number | null {
  const names = header.map(columnName);
  const free = [...names.keys()].filter((at) => !TAKEN.includes(names[at] ?? ''));
  const isAlike = (at: number) =>
    (names[at]?.match(/\p{L}+/gu) ?? []).some((word) =>
      TOPIC_NAMES.includes(word.replace(/s$/, '')),
    );
  const groups = [free.filter((at) => TOPIC_NAMES.includes(names[at] ?? '')), free.filter(isAlike)];
  const group = [...groups, free].find(({ length }) => length > 0) ?? [];
  const sample = rows.slice(0, MAX_SAMPLE);
  const counts = group
    .slice(0, MAX_COLUMNS)
    .map((at) => new Set(sample.flatMap((row) => nameIn(row, at))).size);
  const most = Math.max(0, ...counts);
  return most === 0 ? null : (group[counts.indexOf(most)] ?? null);
}

/**
 * How many rows share their topic with another, and the column that tells all but a tenth of these
 * apart; null if no more than a tenth of all rows share theirs.
 *
 * @param topics The topics of the rows, cleaned.
 * @param candidates Positions of the columns that may tell them apart.
 */
export function sharedTopics(
  topics: readonly string[],
  rows: readonly CsvRecord[],
  candidates: readonly number[],
): { readonly count: number; readonly apart: number | null } | null {
  const groups = groupBy([...topics.keys()], (index) => removeJoiners(topics[index] ?? ''));
  const shared = [...groups.values()].filter(({ length }) => length > 1);
  const count = shared.reduce((sum, { length }) => sum + length, 0);
  if (count <= rows.length * NEGLIGIBLE_SHARE) return null;
  // Of each topic's rows a part, so that all topics are looked at.
  const share = Math.max(2, Math.floor(MAX_SAMPLE / shared.length));
  const sample = shared.slice(0, MAX_SAMPLE).map((group) => group.slice(0, share));
  const size = sample.reduce((sum, { length }) => sum + length, 0);
  const toldApart = (at: number) =>
    sample
      .map((group) => new Set(group.flatMap((index) => nameIn(rows[index], at))).size)
      .reduce((sum, different) => sum + different, 0);
  const apart = candidates
    .slice(0, MAX_COLUMNS)
    .find((at) => toldApart(at) >= size * (1 - NEGLIGIBLE_SHARE));
  return { count, apart: apart ?? null };
}

/** The text of a cell that may be a topic's name: neither a number nor a URL nor long. */
function nameIn(row: CsvRecord | undefined, at: number): string[] {
  const text = cleanText((row?.cells[at] ?? '').slice(0, 2 * MAX_LENGTH));
  const isName = text.length <= MAX_LENGTH && /\p{L}/u.test(text) && !/https?:/i.test(text);
  return isName ? [text] : [];
}
