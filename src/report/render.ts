import { escapeMarkdown } from '../lib/text/markdown.ts';
import { joinParts, plural } from '../lib/text/words.ts';
import { unchanged } from './change-counts.ts';
import { changesSection } from './changes.ts';
import { COUNTS, type Detail, FULL } from './detail.ts';
import { figuresTable, quality } from './figures.ts';
import { headlineSection, messagesSection } from './headline.ts';
import { linkTo, stacked } from './markdown.ts';
import { openRowsSection } from './open-rows.ts';
import { roadmapsSection, statesPie } from './roadmaps.ts';
import type { Report } from './run-report.ts';

/** The maximum size of a report in the place where it is shown. */
export interface SizeLimit {
  readonly max: number;
  readonly measure: (text: string) => number;
  /** The level of detail between everything and counts: as much as a large run can have here. */
  readonly excerpts: Detail;
}

/** For a job summary, in UTF-8 bytes: GitHub drops the whole summary of a step over 1 MiB. */
export const SUMMARY_LIMIT: SizeLimit = {
  max: 900 * 1024,
  measure: (text) => Buffer.byteLength(text),
  excerpts: { rows: 500, changes: 100, roadmaps: 200, messages: 50, cell: 150, message: 300 },
};

/**
 * For a comment or a pull request's body, in UTF-16 units, which are never fewer than code points:
 * GitHub rejects more than 65,536. The rest is room for the caller's marker.
 */
export const COMMENT_LIMIT: SizeLimit = {
  max: 60_000,
  measure: (text) => text.length,
  excerpts: { rows: 80, changes: 40, roadmaps: 40, messages: 20, cell: 120, message: 300 },
};

/**
 * The report of a run in GitHub-flavoured Markdown, for the job summary, the comment and the pull
 * request's body. A report that is too long is not truncated: it has less detail.
 */
export function renderReport(report: Report, { max, measure, excerpts }: SizeLimit): string {
  const render = (detail: Detail) => `${stacked(sectionsOf(report, detail))}\n`;
  let text = render(COUNTS);
  // From the least detail up, so that a large run does not render much more than it shows.
  for (const detail of [excerpts, FULL]) {
    const longer = render(detail);
    if (measure(longer) > max) break;
    text = longer;
  }
  return text;
}

/** The result, what changed, what it took and how good it is, then what remains. */
function sectionsOf(report: Report, detail: Detail): readonly string[] {
  const { run } = report;
  const opening = [headlineSection(report), messagesSection(report, detail)];
  const quiet = quietSentence(report);
  if (quiet !== '') return [...opening, quiet, linksSection(report)];
  const figures = stacked([figuresTable(run), quality(run), statesPie(run)]);
  return [
    ...opening,
    roadmapsSection(report, detail),
    changesSection(report, detail),
    figures && `### ${run.stats.plan ? 'Plan' : 'Figures'}\n\n${figures}`,
    openRowsSection(report, detail),
    linksSection(report),
  ];
}

/** One sentence if nothing changed and nothing is left to do, as on most nights; else empty. */
function quietSentence({ run: { stats, tables }, links }: Report): string {
  const { rows, requests, complete, plan } = stats;
  const settled = rows.total > 0 && rows.cached === rows.total && requests.total === 0;
  if (!settled || !complete || plan || !tables.every(unchanged)) return '';
  const [only] = tables.length === 1 ? tables : [];
  const where = only
    ? linkTo(escapeMarkdown(only.slug), links.tables?.get(only.stats.csv) ?? '')
    : plural(tables.length, 'roadmap');
  return `Nothing changed in ${where}: ${plural(rows.total, 'row')} cached.`;
}

/** Links to the run and to what it published. */
export function linksSection({ links }: Report): string {
  const { commit, pullRequest, artifact, run } = links;
  const named = { Commit: commit, 'Pull request': pullRequest, Artifact: artifact, Run: run };
  const parts = Object.entries(named).map(
    ([label, link]) => link && `${label} ${linkTo(link.name, link.url)}`,
  );
  return joinParts(parts, ' · ');
}
