import { type Column, cellOf } from '../columns/column.ts';
import { type Change, type ChangeKind, placeOf, valueText } from '../formats/csv/compare.ts';
import { escapeMarkdown } from '../lib/text/markdown.ts';
import { plural } from '../lib/text/words.ts';
import { byKind, changeCounts, isNew } from './change-counts.ts';
import { andMore, cutPair, type Detail, pickFairly } from './detail.ts';
import { excerpt, folded, markdownTable, stacked, words } from './markdown.ts';
import type { Report, Table } from './run-report.ts';

/** More changes than these are folded. */
const MAX_UNFOLDED_CHANGES = 5;

/** First rows of a new table that are shown, and how many columns of the model. */
const MAX_FIRST_ROWS = 5;
const MAX_FIRST_COLUMNS = 3;

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
    changeCounts(tables, options),
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
  { detail, severalRoadmaps }: ListOptions,
): string {
  const rows = tables.filter(isNew).flatMap(({ slug, rows }) => {
    // On a first night, the first rows may be left to a later run.
    const written = rows.filter(({ values }) => valueText(values, columns) !== '');
    return written.slice(0, MAX_FIRST_ROWS).map((row) => ({ slug, row }));
  });
  const listed = pickFairly(rows, detail.changes, ({ slug }) => slug);
  if (listed.length === 0) return '';
  const shown = columns
    .filter((column) => listed.some(({ row }) => cellOf(row.values, column) !== ''))
    .slice(0, MAX_FIRST_COLUMNS);
  const headings = [
    severalRoadmaps ? 'Roadmap' : '',
    'Topic',
    'Category',
    ...shown.map(({ name }) => name),
  ];
  const lines = listed.map(({ slug, row: { topic, values } }) =>
    [slug, topic.topic, placeOf(topic), ...shown.map((column) => valueText(values, [column]))].map(
      (text) => excerpt(text, detail.cell),
    ),
  );
  const open = listed.length <= MAX_UNFOLDED_CHANGES;
  return folded('First rows', markdownTable(headings.map(words), lines), open);
}

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
  const after = { added: 'Category', removed: 'Held' }[kind as string] ?? 'Now';
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
