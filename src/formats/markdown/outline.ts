import type { FinishedRow } from '../../values/finish.ts';
import { groupsOf, NO_CATEGORY } from '../groups.ts';
import { listedUnder } from '../listed-under.ts';
import { escapeText } from './escape.ts';

/** Rows in one place, with the headings above them that the place before did not have. */
export interface Section {
  /** Lines of Markdown. */
  readonly headings: readonly string[];
  readonly rows: readonly FinishedRow[];
}

/** The rows in reading order under their headings, as the page has them. */
export function outlineOf(rows: readonly FinishedRow[]): readonly Section[] {
  const under = listedUnder(rows.map(({ topic }) => topic));
  const entries = rows.map((full, at) => {
    const { id, category } = full.topic;
    const row = { id, category: escapeText(category), under: escapeText(under[at] ?? '') };
    return { row, full };
  });
  return groupsOf(entries).map(({ category, showsCategory, subcategory, entries }) => ({
    headings: [
      ...(showsCategory ? [`## ${category || NO_CATEGORY}`] : []),
      ...(subcategory === '' ? [] : [`### ${subcategory}`]),
    ],
    rows: entries.map(({ full }) => full),
  }));
}
