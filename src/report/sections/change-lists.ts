import { CHANGE_KINDS, type Change, type ChangeKind } from '../../formats/csv/compare.ts';
import { groupBy } from '../../lib/collections.ts';
import { ellipsize } from '../../lib/text/truncate.ts';
import { plural } from '../../lib/text/words.ts';
import type { Detail } from '../detail.ts';
import { cutPair } from '../excerpt.ts';
import { type Column, escapeMarkdown, folded, markdownTable, stacked, words } from '../markdown.ts';
import { pickFairly } from '../share.ts';

/** At most this many changes are seen at a glance; more are folded away. */
const FEW = 5;

/** A change, and the roadmap it is in. */
export interface RoadmapChange {
  readonly slug: string;
  readonly change: Change;
}

interface ListOptions {
  readonly detail: Detail;
  readonly severalRoadmaps: boolean;
}

/** What a list of changes shows besides the topic, each with its heading. */
interface Shown {
  readonly title: (count: number) => string;
  readonly before?: string;
  readonly after?: string;
}

const SHOWN: Readonly<Record<ChangeKind, Shown>> = {
  added: { title: (n) => `${plural(n, 'topic')} added`, after: 'Category' },
  removed: { title: (n) => `${plural(n, 'topic')} removed`, before: 'Category' },
  renamed: { title: (n) => `${plural(n, 'topic')} renamed`, before: 'Before', after: 'Now' },
  moved: {
    title: (n) => `${plural(n, 'topic')} moved to another category`,
    before: 'Before',
    after: 'Now',
  },
  'text changed': {
    title: (n) => `${plural(n, 'topic')} with a changed text`,
    before: 'Before',
    after: 'Now',
  },
  're-enriched': {
    title: (n) => `${plural(n, 'topic')} re-enriched`,
    before: 'Before',
    after: 'Now',
  },
  filled: { title: (n) => `${plural(n, 'topic')} filled, empty before`, after: 'Now' },
  emptied: { title: (n) => `${plural(n, 'topic')} emptied`, before: 'Before' },
};

/** A list for each kind of change, folded where they are many; one line that says so where there is no room for any. */
export function changeLists(
  changes: readonly RoadmapChange[],
  options: ListOptions,
): readonly string[] {
  if (changes.length === 0) return [];
  if (options.detail.changes === 0) {
    return ['The changes are too many to be listed here; the CSV has all rows.'];
  }
  const byKind = groupBy(changes, ({ change }) => change.kind);
  return CHANGE_KINDS.flatMap((kind) => {
    const ofKind = byKind.get(kind);
    return ofKind ? [folded(...changeList(kind, ofKind, options), changes.length <= FEW)] : [];
  });
}

function changeList(
  kind: ChangeKind,
  changes: readonly RoadmapChange[],
  { detail, severalRoadmaps }: ListOptions,
): readonly [title: string, body: string] {
  const { title, before, after } = SHOWN[kind];
  const byRoadmap = groupBy(changes, ({ slug }) => slug);
  const listed = pickFairly([...byRoadmap.values()], detail.changes);
  // A text that must not be published is known to have changed, not from what to what.
  const some = (side: 'before' | 'after') => listed.some(({ change }) => change[side] !== '');
  const columns: readonly (readonly [Column, (cells: Cells) => string])[] = [
    ...(severalRoadmaps ? [[words('Roadmap'), (cells: Cells) => cells.slug] as const] : []),
    // The two names of a renamed topic say which one it is.
    ...(kind === 'renamed' && detail.values
      ? []
      : [[words('Topic'), (cells: Cells) => cells.topic] as const]),
    ...(detail.values && before !== undefined && some('before')
      ? [[words(before), (cells: Cells) => cells.before] as const]
      : []),
    ...(detail.values && after !== undefined && some('after')
      ? [[words(after), (cells: Cells) => cells.after] as const]
      : []),
  ];
  const rows = listed.map((change) => {
    const cells = cellsOf(change, detail.cell);
    return columns.map(([, read]) => read(cells));
  });
  const more = changes.length - listed.length;
  return [
    title(changes.length),
    stacked([
      markdownTable(
        columns.map(([column]) => column),
        rows,
      ),
      more > 0 ? `and ${plural(more, 'more topic')}; the CSV has all rows.` : '',
    ]),
  ];
}

/** What is shown of a change, as Markdown. */
interface Cells {
  readonly slug: string;
  readonly topic: string;
  readonly before: string;
  readonly after: string;
}

function cellsOf({ slug, change }: RoadmapChange, points: number): Cells {
  const [before, after] = cutPair(change.before, change.after, points);
  return {
    slug: escapeMarkdown(ellipsize(slug, points)),
    topic: escapeMarkdown(ellipsize(change.topic, points)),
    before: escapeMarkdown(before),
    after: escapeMarkdown(after),
  };
}
