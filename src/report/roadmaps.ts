import { plural, thousands } from '../lib/text/words.ts';
import { type RowState, STATES } from '../values/finish.ts';
import { andMore, type Detail, MAX_UNFOLDED_ROADMAPS } from './detail.ts';
import { excerpt, folded, linkTo, markdownTable, numbers, stacked, words } from './markdown.ts';
import type { Report, RowCounts, RunReport } from './run-report.ts';

/** The rows of every roadmap by state; states without a row are omitted. */
export function roadmapsSection({ run: { stats, tables }, links }: Report, detail: Detail): string {
  const { roadmaps } = stats;
  if (roadmaps.length === 0) return '';
  const states = STATES.filter((state) => stats.rows[state] > 0);
  const counts = (rows: RowCounts) =>
    [rows.total, ...states.map((state) => rows[state])].map(thousands);
  const viewsOf = (csv: string) => {
    const [, ...views] = tables.find((table) => table.stats.csv === csv)?.files ?? [];
    const stem = csv.length - '.csv'.length;
    return views.map(({ path }) => linkTo(path.slice(stem + 1), links.tables?.get(path) ?? ''));
  };
  // If not all can be listed, those with an error come first: they need action.
  const all = roadmaps.length <= detail.roadmaps;
  const ordered = all
    ? roadmaps
    : roadmaps.toSorted((a, b) => Number(b.error !== undefined) - Number(a.error !== undefined));
  const lines = ordered.slice(0, detail.roadmaps).map(({ slug, rows, csv, changed, error }) => {
    const note = error !== undefined ? ', not written' : changed || stats.plan ? '' : ', unchanged';
    const files = [
      linkTo(excerpt(csv, detail.cell), links.tables?.get(csv) ?? ''),
      ...viewsOf(csv),
    ];
    return [excerpt(slug, detail.cell), ...counts(rows), `${files.join(', ')}${note}`];
  });
  const headings = [words('Roadmap'), numbers('Topics'), ...states.map(numbers)];
  const withTable = [...headings, words('Table')];
  const total = ['All', ...counts(stats.rows)];
  if (all && roadmaps.length <= MAX_UNFOLDED_ROADMAPS) {
    return markdownTable(withTable, roadmaps.length > 1 ? [...lines, [...total, '']] : lines);
  }
  const rest = andMore(roadmaps.length - lines.length, 'roadmap', '; see their CSVs.');
  return stacked([
    markdownTable(headings, [total]),
    folded(plural(roadmaps.length, 'roadmap'), stacked([markdownTable(withTable, lines), rest])),
  ]);
}

/** The minimum share of the rows that is more than a line in the picture. */
const MIN_VISIBLE = 1 / 20;

/** The same in every report, and readable on white and on black. */
const COLOURS: Readonly<Record<RowState, string>> = {
  enriched: '#4c9a6a',
  cached: '#6f9bd1',
  stale: '#d9a441',
  failed: '#d1605e',
  pending: '#9aa0a6',
};

/** The rows by state as a picture, if at least two slices are visible. */
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
