import { ellipsize } from '../../lib/text/truncate.ts';
import { plural, thousands } from '../../lib/text/words.ts';
import { STATES } from '../../values/finish.ts';
import { type Detail, FEW_ROADMAPS } from '../detail.ts';
import { escapeMarkdown, folded, markdownTable, numbers, stacked, words } from '../markdown.ts';
import type { Report } from '../run-report.ts';
import type { RoadmapStats, RowCounts, Stats } from '../stats.ts';

/** The rows of every roadmap by state; states that no row is in are left out. */
export function roadmapsSection({ run }: Report, detail: Detail): string {
  const { stats } = run;
  if (stats.roadmaps.length === 0) return '';
  const states = STATES.filter((state) => stats.rows[state] > 0);
  const counts = (rows: RowCounts) => [
    thousands(rows.total),
    ...states.map((state) => thousands(rows[state])),
  ];
  // Those in error come first where not all can be listed: they are what is to be acted on.
  const broken = stats.roadmaps.filter(({ error }) => error !== undefined);
  const whole = stats.roadmaps.filter(({ error }) => error === undefined);
  const all = stats.roadmaps.length <= detail.roadmaps;
  const shown = all ? stats.roadmaps : [...broken, ...whole].slice(0, detail.roadmaps);
  const rows = shown.map((roadmap) => [
    escapeMarkdown(ellipsize(roadmap.slug, detail.cell)),
    ...counts(roadmap.rows),
    tableCell(roadmap, stats, detail),
  ]);
  const columns = [words('Roadmap'), numbers('Topics'), ...states.map(numbers)];
  const total = ['All', ...counts(stats.rows)];
  const withTable = [...columns, words('Table')];
  if (stats.roadmaps.length === 1) return markdownTable(withTable, rows);
  if (stats.roadmaps.length <= Math.min(FEW_ROADMAPS, detail.roadmaps)) {
    return markdownTable(withTable, [...rows, [...total, '']]);
  }
  const more = stats.roadmaps.length - shown.length;
  const rest = more > 0 ? `and ${plural(more, 'more roadmap')}; each has its CSV.` : '';
  return stacked([
    markdownTable(columns, [total]),
    folded(
      plural(stats.roadmaps.length, 'roadmap'),
      stacked([markdownTable(withTable, rows), rest]),
    ),
  ]);
}

function tableCell({ csv, changed, error }: RoadmapStats, stats: Stats, { cell }: Detail): string {
  const fate = error !== undefined ? ', not written' : changed || stats.plan ? '' : ', unchanged';
  return `${escapeMarkdown(ellipsize(csv, cell))}${fate}`;
}
