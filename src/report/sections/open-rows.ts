import { groupBy } from '../../lib/collections.ts';
import { ellipsize } from '../../lib/text/truncate.ts';
import { plural, thousands } from '../../lib/text/words.ts';
import type { FinishedRow, RowState } from '../../values/finish.ts';
import type { Detail } from '../detail.ts';
import { escapeMarkdown, folded, markdownTable, numbers, stacked, words } from '../markdown.ts';
import type { Report, RunReport } from '../run-report.ts';
import { pickFairly, shareOut } from '../share.ts';
import { statesNote } from './states.ts';

/** The states to be looked at, those that a later run may not mend first. */
const OPEN = ['failed', 'stale', 'pending'] as const satisfies readonly RowState[];

/** At most this many rows are shown as they are; more are counted by reason and folded away. */
const FEW = 10;

/** Reasons listed at most; the rest are in the list of rows. */
const REASONS = 10;

interface OpenRow {
  readonly slug: string;
  readonly row: FinishedRow;
}

/** The rows without a value for their text, why, and when they will have one. */
export function openRowsSection({ run }: Report, detail: Detail): string {
  if (run.stats.plan) return '';
  const rows = openRows(run);
  const { forecast } = run;
  if (rows.length === 0 && forecast === '') return '';
  const heading = [
    '### What is left',
    forecast === '' ? '' : `${escapeMarkdown(ellipsize(forecast, detail.message))}.`,
  ];
  if (rows.length === 0) return stacked(heading);
  return stacked([
    ...heading,
    ...(rows.length <= Math.min(FEW, detail.rows)
      ? [rowTable(rows, run, detail)]
      : [reasonTable(rows, detail), foldedRows(rows, run, detail)]),
    statesNote(rows.map(({ row }) => row)),
  ]);
}

/** In the order of their states, then of the roadmaps. */
function openRows({ tables }: RunReport): readonly OpenRow[] {
  return OPEN.flatMap((state) =>
    tables.flatMap(({ slug, rows }) =>
      rows.filter((row) => row.state === state).map((row) => ({ slug, row })),
    ),
  );
}

function reasonTable(rows: readonly OpenRow[], { cell }: Detail): string {
  const groups = groupBy(rows, ({ row }) => `${row.state} ${ellipsize(row.reason, cell)}`);
  const largest = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const lines = largest.slice(0, REASONS).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { state, reason } = first.row;
    return [[state, thousands(group.length), escapeMarkdown(ellipsize(reason, cell))]];
  });
  const more = largest.length - lines.length;
  return stacked([
    markdownTable([words('State'), numbers('Rows'), words('Reason')], lines),
    more > 0 ? `and ${plural(more, 'more reason')}.` : '',
  ]);
}

function foldedRows(rows: readonly OpenRow[], run: RunReport, detail: Detail): string {
  if (detail.rows === 0) {
    return 'The rows are too many to be listed here; in the CSV their Revision is empty or old.';
  }
  const shown = fairShare(rows, detail.rows);
  const more = rows.length - shown.length;
  return folded(
    `${plural(rows.length, 'row')} failed, stale or pending`,
    stacked([
      rowTable(shown, run, detail),
      more > 0 ? `and ${plural(more, 'more row')}; the CSV has all.` : '',
    ]),
  );
}

/** Every state gets its places, and within it every roadmap. */
function fairShare(rows: readonly OpenRow[], max: number): readonly OpenRow[] {
  const states = [...groupBy(rows, ({ row }) => row.state).values()];
  const shares = shareOut(
    states.map((group) => group.length),
    max,
  );
  return states.flatMap((group, i) =>
    pickFairly([...groupBy(group, ({ slug }) => slug).values()], shares[i] ?? 0),
  );
}

function rowTable(rows: readonly OpenRow[], run: RunReport, { cell }: Detail): string {
  const severalRoadmaps = run.stats.roadmaps.length > 1;
  const lines = rows.map(({ slug, row }) => [
    ...(severalRoadmaps ? [escapeMarkdown(ellipsize(slug, cell))] : []),
    escapeMarkdown(ellipsize(row.topic.topic, cell)),
    row.state,
    escapeMarkdown(ellipsize(row.reason, cell)),
  ]);
  const columns = [...(severalRoadmaps ? ['Roadmap'] : []), 'Topic', 'State', 'Reason'];
  return markdownTable(columns.map(words), lines);
}
