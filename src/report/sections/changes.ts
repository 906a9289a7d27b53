import { CHANGE_KINDS, type Change, type ChangeKind } from '../../formats/csv/compare.ts';
import { groupBy } from '../../lib/collections.ts';
import { ellipsize } from '../../lib/text/truncate.ts';
import { plural, thousands } from '../../lib/text/words.ts';
import { type Detail, FEW_ROADMAPS } from '../detail.ts';
import { bullets, escapeMarkdown, folded, stacked } from '../markdown.ts';
import type { Report, Table } from '../run-report.ts';
import { changeLists, type RoadmapChange } from './change-lists.ts';

/** What is different from the published tables: counts first, then each change, folded away. */
export function changesSection({ run }: Report, detail: Detail): string {
  const tables = run.tables.filter(({ stats }) => stats.error === undefined);
  if (run.stats.plan || tables.length === 0) return '';
  const changes = tables.flatMap(({ slug, changes }) =>
    changes.changes.map((change): RoadmapChange => ({ slug, change })),
  );
  const listed = { detail, severalRoadmaps: run.stats.roadmaps.length > 1 };
  return stacked(['### What changed', counts(tables, listed), ...changeLists(changes, listed)]);
}

/** Nothing became different, and nothing is new. */
export const unchanged = ({ changes, stats }: Table) =>
  changes.comparable && changes.changes.length === 0 && !stats.changed;

interface Listed {
  readonly detail: Detail;
  readonly severalRoadmaps: boolean;
}

/** One line for a single roadmap; else one for each that changed, summed up where they are many. */
function counts(tables: readonly Table[], { detail, severalRoadmaps }: Listed): string {
  const changed = tables.filter((table) => !unchanged(table));
  if (changed.length === 0) return 'Nothing: the tables are as they were published.';
  if (!severalRoadmaps) return changed.map((table) => `${capital(newsOf(table))}.`).join('');
  const lines = changed
    .slice(0, detail.roadmaps)
    .map((table) => `${escapeMarkdown(ellipsize(table.slug, detail.cell))}: ${newsOf(table)}`);
  const more = changed.length - lines.length;
  const rest = more > 0 ? [`and ${plural(more, 'more roadmap')}; each has its CSV`] : [];
  const same = tables.length - changed.length;
  if (changed.length <= Math.min(FEW_ROADMAPS, detail.roadmaps)) {
    return bullets([...lines, ...(same > 0 ? [`${plural(same, 'roadmap')} unchanged`] : [])]);
  }
  return stacked([
    `${plural(changed.length, 'roadmap')} of ${thousands(tables.length)}: ${newsOfAll(changed)}.`,
    folded('By roadmap', bullets([...lines, ...rest])),
  ]);
}

const ELSE = 'order, resources or further columns only';

function newsOf({ changes, published, rows }: Table): string {
  if (changes.comparable) return kindsOf(changes.changes) || ELSE;
  const topics = plural(rows.length, 'topic');
  return published === null
    ? `new table, ${topics}`
    : `${topics}, not comparable (no row of the published table has an Id)`;
}

function newsOfAll(tables: readonly Table[]): string {
  const news = tables.filter(({ changes }) => !changes.comparable);
  const topics = news.reduce((sum, { rows }) => sum + rows.length, 0);
  const kinds = kindsOf(tables.flatMap(({ changes }) => changes.changes));
  const fresh = `${plural(news.length, 'new table')} with ${plural(topics, 'topic')}`;
  return [kinds, news.length > 0 ? fresh : ''].filter((part) => part !== '').join('; ') || ELSE;
}

/** `3 added, 1 renamed`; empty for none. */
function kindsOf(changes: readonly Change[]): string {
  const byKind = groupBy(changes, ({ kind }) => kind);
  return CHANGE_KINDS.filter((kind) => byKind.has(kind))
    .map((kind) => counted(kind, byKind.get(kind)?.length ?? 0))
    .join(', ');
}

/** `2 renamed`. */
function counted(kind: ChangeKind, count: number): string {
  return kind === 'text changed'
    ? `${plural(count, 'text')} changed`
    : `${thousands(count)} ${kind}`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
