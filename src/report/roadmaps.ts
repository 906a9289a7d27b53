import { plural, thousands } from '../lib/text/words.ts';
import { type RowState, STATES } from '../values/finish.ts';
import { andMore, type Detail, MAX_UNFOLDED_ROADMAPS } from './detail.ts';
import { excerpt, folded, markdownTable, numbers, stacked, words } from './markdown.ts';
import type { Report, RoadmapStats, RowCounts, RunReport, Stats } from './run-report.ts';

/** The rows of every roadmap by state; states without a row are left out. */
export function roadmapsSection({ run: { stats } }: Report, detail: Detail): string {
  const { roadmaps } = stats;
  if (roadmaps.length === 0) return '';
  const states = STATES.filter((state) => stats.rows[state] > 0);
  const counts = (rows: RowCounts) =>
    [rows.total, ...states.map((state) => rows[state])].map(thousands);
  const all = roadmaps.length <= detail.roadmaps;
  const listed = all ? roadmaps : errorsFirst(roadmaps).slice(0, detail.roadmaps);
  const lines = listed.map((roadmap) => [
    excerpt(roadmap.slug, detail.cell),
    ...counts(roadmap.rows),
    tableCell(roadmap, stats, detail),
  ]);
  const columns = [words('Roadmap'), numbers('Topics'), ...states.map(numbers)];
  const total = ['All', ...counts(stats.rows)];
  const withTable = [...columns, words('Table')];
  if (roadmaps.length === 1) return markdownTable(withTable, lines);
  if (all && roadmaps.length <= MAX_UNFOLDED_ROADMAPS) {
    return markdownTable(withTable, [...lines, [...total, '']]);
  }
  const rest = andMore(roadmaps.length - listed.length, 'roadmap', '; each has its CSV.');
  return stacked([
    markdownTable(columns, [total]),
    folded(plural(roadmaps.length, 'roadmap'), stacked([markdownTable(withTable, lines), rest])),
  ]);
}

/** Those in error come first where not all can be listed: they need action. */
function errorsFirst(roadmaps: readonly RoadmapStats[]): readonly RoadmapStats[] {
  return roadmaps.toSorted((a, b) => Number(a.error === undefined) - Number(b.error === undefined));
}

function tableCell({ csv, changed, error }: RoadmapStats, stats: Stats, { cell }: Detail): string {
  const fate = error !== undefined ? ', not written' : changed || stats.plan ? '' : ', unchanged';
  return `${excerpt(csv, cell)}${fate}`;
}

/** A picture helps if at least two slices are larger than a line: the minimum share of the rows. */
const MIN_VISIBLE = 1 / 20;

/** A colour means the same in every report; all are readable on white and on black. */
const COLOURS: Readonly<Record<RowState, string>> = {
  enriched: '#4c9a6a',
  cached: '#6f9bd1',
  stale: '#d9a441',
  failed: '#d1605e',
  pending: '#9aa0a6',
};

/** The rows by state as a picture; the table of the roadmaps says the same in words. */
export function statesPie({ stats: { rows, plan } }: RunReport): string {
  const states = STATES.filter((state) => rows[state] > 0);
  const visible = states.filter((state) => rows[state] >= rows.total * MIN_VISIBLE);
  if (plan || visible.length < 2) return '';
  const colours = Object.fromEntries(states.map((state, i) => [`pie${i + 1}`, COLOURS[state]]));
  return [
    '```mermaid',
    `%%{init: ${JSON.stringify({ themeVariables: colours })}}%%`,
    'pie showData',
    '    title Rows by state',
    ...states.map((state) => `    "${state}" : ${rows[state]}`),
    '```',
  ].join('\n');
}
