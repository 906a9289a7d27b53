import { CHANGE_KINDS, type Change } from '../formats/csv/compare.ts';
import { groupBy } from '../lib/collections.ts';
import { joinParts, plural, thousands } from '../lib/text/words.ts';
import { andMore, type Detail, MAX_UNFOLDED_ROADMAPS } from './detail.ts';
import { bullets, excerpt, folded, stacked } from './markdown.ts';
import type { Table } from './run-report.ts';

/** There was no table before. */
export const isNew = ({ changes, files: [record] }: Table) =>
  changes === null && record.published === null;

/** The table is the published one, byte for byte. */
export const unchanged = ({ changes, stats }: Table) => changes?.length === 0 && !stats.changed;

/** One line for a single roadmap; else one for each that changed, summed up if they are many. */
export function changeCounts(
  tables: readonly Table[],
  { detail, severalRoadmaps }: { readonly detail: Detail; readonly severalRoadmaps: boolean },
): string {
  const changed = tables.filter((table) => !unchanged(table));
  if (changed.length === 0) return 'Nothing: the tables match the published ones.';
  if (!severalRoadmaps) return changed.map((table) => `${capitalized(newsOf(table))}.`).join('');
  const lines = changed
    .slice(0, detail.roadmaps)
    .map((table) => `${excerpt(table.slug, detail.cell)}: ${newsOf(table)}`);
  const same = tables.length - changed.length;
  if (changed.length <= Math.min(MAX_UNFOLDED_ROADMAPS, detail.roadmaps)) {
    return bullets([...lines, same > 0 ? `${plural(same, 'roadmap')} unchanged` : '']);
  }
  const rest = andMore(changed.length - lines.length, 'roadmap', '; see their CSVs');
  return stacked([
    `${plural(changed.length, 'roadmap')} of ${thousands(tables.length)}: ${newsOfAll(changed)}.`,
    folded('By roadmap', bullets([...lines, rest])),
  ]);
}

const OTHER_CHANGES = 'only order, resources or other columns';

function newsOf(table: Table): string {
  const { changes, rows } = table;
  if (changes !== null) return countsByKind(changes) || OTHER_CHANGES;
  const topics = plural(rows.length, 'topic');
  return isNew(table)
    ? `new table, ${topics}`
    : `${topics}, not comparable (the published table has no Ids)`;
}

function newsOfAll(tables: readonly Table[]): string {
  const fresh = tables.filter(isNew);
  const topics = fresh.reduce((sum, { rows }) => sum + rows.length, 0);
  const kinds = countsByKind(tables.flatMap(({ changes }) => changes ?? []));
  const news = `${plural(fresh.length, 'new table')} with ${plural(topics, 'topic')}`;
  const odd = tables.filter((table) => table.changes === null && !isNew(table));
  const others = odd.length > 0 ? `${plural(odd.length, 'table')} not comparable` : '';
  return joinParts([kinds, fresh.length > 0 ? news : '', others], '; ') || OTHER_CHANGES;
}

/** `3 added, 1 renamed`; empty for none. */
function countsByKind(changes: readonly Change[]): string {
  const parts = byKind(changes).map(([kind, { length }]) =>
    kind === 'description changed'
      ? `${plural(length, 'description')} changed`
      : `${thousands(length)} ${kind}`,
  );
  const columns = byColumn(changes).map(
    ([name, { length }]) => `${name}: ${thousands(length)} changed`,
  );
  return joinParts([parts.join(', '), columns.join(', ')], '; ');
}

/** The changes of each column's values, if not all columns changed. */
function byColumn(changes: readonly Change[]) {
  const named = changes.flatMap(({ columns = [] }) => columns);
  return [...groupBy(named, (name) => name)];
}

/** The changes of each kind that there are, in the order of `CHANGE_KINDS`. */
export function byKind<T extends Change>(changes: readonly T[]) {
  return CHANGE_KINDS.map((kind) => {
    return [kind, changes.filter((change) => change.kind === kind)] as const;
  }).filter(([, ofKind]) => ofKind.length > 0);
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
