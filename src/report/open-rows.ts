import { groupBy } from '../lib/collections.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { plural, thousands } from '../lib/text/words.ts';
import type { FinishedRow, RowState } from '../values/finish.ts';
import { REFUSED_DAYS } from '../values/stored-entry.ts';
import { andMore, type Detail, pickFairly } from './detail.ts';
import { isTooSmall } from './forecast.ts';
import { excerpt, folded, markdownTable, numbers, stacked, words } from './markdown.ts';
import type { Report, RunReport, Stats } from './run-report.ts';

/** The states that need attention and their meaning, the ones that a later run may not resolve first. */
const OPEN_STATES = {
  failed: 'the model refused the row or never gave a valid answer',
  stale: 'keeps the values of an older description, not updated yet',
  pending: 'not enriched yet, for lack of quota, budget, time, an API key or a description',
} as const satisfies Partial<Record<RowState, string>>;

/** More rows than these are counted by reason, and their list is folded. */
const MAX_UNFOLDED_ROWS = 10;

/** Maximum of reasons listed; the others are in the list of rows. */
const MAX_REASONS = 10;

/** A row that is failed, stale or pending. */
export interface OpenRow {
  readonly slug: string;
  readonly row: FinishedRow;
}

/** The rows that are not enriched for their current description, why, and when they will be. */
export function openRowsSection({ run }: Report, detail: Detail): string {
  if (run.stats.plan) return '';
  const rows = openRows(run);
  const { forecast } = run;
  if (rows.length === 0 && forecast === '') return '';
  const opening = ['### Remaining rows', forecast && `${excerpt(forecast, detail.message)}.`];
  if (rows.length === 0) return stacked(opening);
  const few = rows.length <= Math.min(MAX_UNFOLDED_ROWS, detail.rows);
  const reasons = few ? '' : reasonTable(rows, detail);
  return stacked([...opening, reasons, rowList(rows, run, detail), statesNote(rows, run)]);
}

/** In the order of their states, then of the roadmaps. */
export function openRows({ tables }: RunReport): readonly OpenRow[] {
  return Object.keys(OPEN_STATES).flatMap((state) =>
    tables.flatMap(({ slug, rows }) =>
      rows.filter((row) => row.state === state).map((row) => ({ slug, row })),
    ),
  );
}

function reasonTable(rows: readonly OpenRow[], { cell }: Detail): string {
  const groups = groupBy(rows, ({ row }) => `${row.state} ${ellipsize(row.reason, cell)}`);
  const largest = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const lines = largest.slice(0, MAX_REASONS).map((group) => {
    const { state, reason } = group[0].row;
    return [state, thousands(group.length), excerpt(reason, cell)];
  });
  const rest = andMore(largest.length - lines.length, 'reason', '.');
  return stacked([markdownTable([words('State'), numbers('Rows'), words('Reason')], lines), rest]);
}

/** As many rows as may be listed, folded if they are many. */
function rowList(rows: readonly OpenRow[], { stats }: RunReport, detail: Detail): string {
  if (detail.rows === 0) {
    return 'Too many rows to list here; in the CSV, their Revision is empty or old.';
  }
  const several = stats.roadmaps.length > 1;
  const listed = pickFairly(rows, detail.rows, ({ row, slug }) => `${row.state} ${slug}`);
  const lines = listed.map(({ slug, row: { topic, state, reason } }) =>
    [slug, topic.topic, state, reason].map((cell) => excerpt(cell, detail.cell)),
  );
  const headings = [several ? 'Roadmap' : '', 'Topic', 'State', 'Reason'];
  const table = markdownTable(headings.map(words), lines);
  if (rows.length <= MAX_UNFOLDED_ROWS && listed.length === rows.length) return table;
  const rest = andMore(rows.length - listed.length, 'row', '; see the CSV.');
  return folded(`${plural(rows.length, 'row')} failed, stale or pending`, stacked([table, rest]));
}

/** A line that explains the states of these rows, and when they are retried. */
function statesNote(rows: readonly OpenRow[], { stats }: RunReport): string {
  const meanings = Object.entries(OPEN_STATES)
    .filter(([state]) => rows.some(({ row }) => row.state === state))
    .map(([state, meaning]) => `**${state}**: ${meaning}.`);
  return `<sub>${meanings.join(' ')} ${retryNote(rows, stats)}</sub>`;
}

function retryNote(rows: readonly OpenRow[], stats: Stats): string {
  const later = `after ${REFUSED_DAYS} days or with \`refresh: all\``;
  const resting = rows.filter(({ row }) => row.rests);
  if (resting.length === rows.length) return `They are retried ${later}.`;
  const next = isTooSmall(stats) ? 'A run with a larger budget' : 'The next run';
  return `${next} retries them${resting.length > 0 ? `; failed ones only ${later}` : ''}.`;
}
