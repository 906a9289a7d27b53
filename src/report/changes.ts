import type { Column } from '../columns/column.ts';
import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  placeOf,
  valueText,
} from '../formats/csv/compare.ts';
import { escapeMarkdown } from '../lib/text/markdown.ts';
import { joinParts, plural, thousands } from '../lib/text/words.ts';
import { andMore, cutPair, type Detail, MAX_UNFOLDED_ROADMAPS, pickFairly } from './detail.ts';
import { bullets, excerpt, folded, markdownTable, stacked, words } from './markdown.ts';
import type { Report, Table } from './run-report.ts';

/** More changes than these are folded. */
const MAX_UNFOLDED_CHANGES = 5;

/** First rows of a new table that are shown. */
const MAX_FIRST_ROWS = 5;

/** A change, and the roadmap it is in. */
interface RoadmapChange extends Change {
  readonly slug: string;
  /** What the model wrote for an added topic; else empty. */
  readonly values: string;
}

interface ListOptions {
  readonly detail: Detail;
  readonly severalRoadmaps: boolean;
  /** Name of the column whose value comes first. */
  readonly valueName: string;
}

/** What differs from the published tables: counts first, then each change, folded. */
export function changesSection({ run }: Report, detail: Detail): string {
  const tables = run.tables.filter(({ stats }) => stats.error === undefined);
  if (run.stats.plan || tables.length === 0) return '';
  const changes = tables.flatMap((table) => changesIn(table, run.columns));
  const [column] = run.columns;
  const options = {
    detail,
    severalRoadmaps: run.stats.roadmaps.length > 1,
    valueName: column?.name ?? '',
  };
  return stacked([
    '### What changed',
    counts(tables, options),
    firstRows(tables, run.columns, options),
    ...changeLists(changes, options),
  ]);
}

/** The changes of a table, with what the model wrote for added topics. */
function changesIn(
  { slug, changes, rows }: Table,
  columns: readonly Column[],
): readonly RoadmapChange[] {
  const rowsById = new Map(rows.map((row) => [row.topic.id, row]));
  return (changes ?? []).map((change) => {
    const added = change.kind === 'added' ? rowsById.get(change.id) : undefined;
    return { slug, ...change, values: added === undefined ? '' : valueText(added.values, columns) };
  });
}

/** The first rows of new tables, for a reader to see what would be published. */
function firstRows(
  tables: readonly Table[],
  columns: readonly Column[],
  { detail, severalRoadmaps, valueName }: ListOptions,
): string {
  const rows = tables.filter(isNew).flatMap(({ slug, rows }) => {
    // On a first night, the first rows may be left to a later run.
    const written = rows.filter(({ values }) => valueText(values, columns) !== '');
    return written.slice(0, MAX_FIRST_ROWS).map((row) => ({ slug, row }));
  });
  const listed = pickFairly(rows, detail.changes, ({ slug }) => slug);
  if (listed.length === 0) return '';
  const headings = [severalRoadmaps ? 'Roadmap' : '', 'Topic', 'Category', valueName];
  const lines = listed.map(({ slug, row: { topic, values } }) =>
    [slug, topic.topic, placeOf(topic), valueText(values, columns)].map((text) =>
      excerpt(text, detail.cell),
    ),
  );
  const open = listed.length <= MAX_UNFOLDED_CHANGES;
  return folded('First rows', markdownTable(headings.map(words), lines), open);
}

/** There was no table before. */
const isNew = ({ changes, files: [record] }: Table) =>
  changes === null && record.published === null;

/** The table is the published one, byte for byte. */
export const unchanged = ({ changes, stats }: Table) => changes?.length === 0 && !stats.changed;

/** One line for a single roadmap; else one for each that changed, summed up if they are many. */
function counts(tables: readonly Table[], { detail, severalRoadmaps }: ListOptions): string {
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
  const fresh = tables.filter(({ changes }) => changes === null);
  const topics = fresh.reduce((sum, { rows }) => sum + rows.length, 0);
  const kinds = countsByKind(tables.flatMap(({ changes }) => changes ?? []));
  const news = `${plural(fresh.length, 'new table')} with ${plural(topics, 'topic')}`;
  return joinParts([kinds, fresh.length > 0 ? news : ''], '; ') || OTHER_CHANGES;
}

/** `3 added, 1 renamed`; empty for none. */
function countsByKind(changes: readonly Change[]): string {
  const parts = byKind(changes).map(([kind, { length }]) =>
    kind === 'description changed'
      ? `${plural(length, 'description')} changed`
      : `${thousands(length)} ${kind}`,
  );
  return parts.join(', ');
}

/** The changes of each kind that there are, in the order of `CHANGE_KINDS`. */
function byKind<T extends Change>(changes: readonly T[]) {
  return CHANGE_KINDS.map((kind) => {
    return [kind, changes.filter((change) => change.kind === kind)] as const;
  }).filter(([, ofKind]) => ofKind.length > 0);
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What happened to the topics of a list, where the kind of change is not the words for it. */
const LIST_WORDS: Readonly<Partial<Record<ChangeKind, string>>> = {
  moved: 'moved to another category',
  'description changed': 'with a changed description',
  filled: 'filled in',
};

/** A list for each kind of change, folded if there are many; one line if there is no room. */
function changeLists(changes: readonly RoadmapChange[], options: ListOptions): readonly string[] {
  if (changes.length === 0) return [];
  if (options.detail.changes === 0) return ['Too many changes to list here; see the CSV.'];
  const open = changes.length <= MAX_UNFOLDED_CHANGES;
  return byKind(changes).map(([kind, ofKind]) => {
    const title = `${plural(ofKind.length, 'topic')} ${LIST_WORDS[kind] ?? kind}`;
    return folded(title, changeList(kind, ofKind, options), open);
  });
}

function changeList(
  kind: ChangeKind,
  changes: readonly RoadmapChange[],
  { detail, severalRoadmaps, valueName }: ListOptions,
): string {
  const listed = pickFairly(changes, detail.changes, ({ slug }) => slug);
  // A description that must not be published is withheld: only the fact that it changed is shown.
  const some = (side: 'before' | 'after') => listed.some((change) => change[side] !== '');
  const before = kind === 'removed' ? 'Category' : 'Before';
  const after = kind === 'added' ? 'Category' : 'Now';
  // Of a renamed topic, both names are shown anyway.
  const headings = [
    severalRoadmaps ? 'Roadmap' : '',
    kind === 'renamed' ? '' : 'Topic',
    some('before') ? before : '',
    some('after') ? after : '',
    listed.some(({ values }) => values !== '') ? valueName : '',
  ].map(words);
  const lines = listed.map((change) => {
    const pair = cutPair(change.before, change.after, detail.cell);
    const names = [change.slug, change.topic].map((name) => excerpt(name, detail.cell));
    return [...names, ...pair.map(escapeMarkdown), excerpt(change.values, detail.cell)];
  });
  const rest = andMore(changes.length - listed.length, 'topic', '; see the CSV.');
  return stacked([markdownTable(headings, lines), rest]);
}
