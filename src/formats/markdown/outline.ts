import type { FinishedRow } from '../../values/finish.ts';
import { listedUnder } from '../listed-under.ts';
import { escapeText } from './escape.ts';

/** Rows in one place, with the headings above them that the place before did not have. */
export interface Section {
  /** Lines of Markdown. */
  readonly headings: readonly string[];
  readonly rows: readonly FinishedRow[];
}

/** A row, and its category and subcategory as far as they have anything to show; escaped. */
interface Placed {
  readonly row: FinishedRow;
  readonly place: readonly string[];
}

/**
 * The rows under their headings. Topics without a place come first: anywhere else they would seem to
 * belong to the heading above them. All others stay in reading order, so a category whose rows are in
 * several places has a heading in each.
 */
export function outlineOf(rows: readonly FinishedRow[]): readonly Section[] {
  const under = listedUnder(rows.map(({ topic }) => topic));
  const placed = rows.map((row, at) => placedOf(row, under[at] ?? ''));
  const isPlaced = ({ place }: Placed) => place.length > 0;
  const loose = placed.filter((one) => !isPlaced(one));
  const sections: { headings: readonly string[]; rows: FinishedRow[] }[] = [];
  let current: readonly string[] | null = null;
  for (const { row, place } of [...loose, ...placed.filter(isPlaced)]) {
    const headings = headingsOf(place, current);
    if (current === null || headings.length > 0) sections.push({ headings, rows: [row] });
    else sections.at(-1)?.rows.push(row);
    current = place;
  }
  return sections;
}

function placedOf(row: FinishedRow, subcategory: string): Placed {
  const names = [row.topic.category, subcategory].map(escapeText);
  return { row, place: names.filter((name) => name !== '') };
}

/** The headings that lead from one place to the next. */
function headingsOf(
  [category, subcategory]: readonly string[],
  before: readonly string[] | null,
): readonly string[] {
  if (category === undefined) return [];
  const [lastCategory, lastSubcategory] = before ?? [];
  // Without the category above it again, a topic of the category alone would be the subcategory's.
  const leaves = subcategory === undefined && lastSubcategory !== undefined;
  const isNew = category !== lastCategory || leaves;
  return [
    ...(isNew ? [`## ${category}`] : []),
    ...(subcategory !== undefined && (isNew || subcategory !== lastSubcategory)
      ? [`### ${subcategory}`]
      : []),
  ];
}
