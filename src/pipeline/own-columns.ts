import type { PublishedRow } from '../formats/csv/read.ts';
import type { Roadmap } from '../sources/roadmap.ts';

/**
 * A roadmap with the columns that somebody added to its published table: each row keeps its cells,
 * wherever its topic is by now. Where a list has a column of the same name, its cells count.
 *
 * @param rows Published rows by the id of their topic.
 */
export function withOwnColumns(roadmap: Roadmap, rows: ReadonlyMap<string, PublishedRow>): Roadmap {
  const { extraColumns = [], topics } = roadmap;
  const [first] = rows.values();
  const names = [...(first?.own.keys() ?? [])].filter((name) => !extraColumns.includes(name));
  if (names.length === 0) return roadmap;
  return {
    ...roadmap,
    extraColumns: [...extraColumns, ...names],
    topics: topics.map((topic) => {
      const own = rows.get(topic.id)?.own;
      const { extra = extraColumns.map(() => '') } = topic;
      return { ...topic, extra: [...extra, ...names.map((name) => own?.get(name) ?? '')] };
    }),
  };
}
