import { joinSome, plural } from '../lib/text/words.ts';
import { changesSection, unchanged } from './changes.ts';
import { COUNTS, type Detail, FULL } from './detail.ts';
import { figuresTable, quality } from './figures.ts';
import { headlineSection, messagesSection } from './headline.ts';
import { escapeMarkdown, stacked } from './markdown.ts';
import { openRowsSection } from './open-rows.ts';
import { roadmapsSection, statesPie } from './roadmaps.ts';
import type { Link, Report, RunReport } from './run-report.ts';

/** The maximum size of a report in the place where it is shown. */
export interface SizeLimit {
  readonly max: number;
  readonly measure: (text: string) => number;
  /** The level of detail between everything and counts: as much as a large run can have here. */
  readonly excerpts: Detail;
}

/** For a job summary, in UTF-8 bytes: GitHub drops all of a step's over 1 MiB, other steps' included. */
export const SUMMARY_LIMIT: SizeLimit = {
  max: 900 * 1024,
  measure: (text) => Buffer.byteLength(text),
  excerpts: { rows: 500, changes: 100, roadmaps: 200, messages: 50, cell: 150, message: 300 },
};

/**
 * For a comment or a pull request's body, in characters (UTF-16 units, of which there are never
 * fewer than code points): GitHub refuses more than 65,536. The rest is left for the caller's marker.
 */
export const COMMENT_LIMIT: SizeLimit = {
  max: 60_000,
  measure: (text) => text.length,
  excerpts: { rows: 80, changes: 40, roadmaps: 40, messages: 20, cell: 120, message: 300 },
};

/**
 * The report of a run in GitHub-flavoured Markdown, for the job summary, the comment and the pull
 * request's body. A report too long for its place is not truncated: it is given in less detail.
 */
export function renderReport(report: Report, { max, measure, excerpts }: SizeLimit): string {
  const render = (detail: Detail) => `${stacked(sectionsOf(report, detail))}\n`;
  let text = render(COUNTS);
  // From the least detail up: whatever the run holds, little more is rendered than is shown.
  for (const detail of [excerpts, FULL]) {
    const longer = render(detail);
    if (measure(longer) > max) break;
    text = longer;
  }
  return text;
}

/** First the state, then what changed, then what it took and how good it is, then what is left. */
function sectionsOf(report: Report, detail: Detail): readonly string[] {
  const { run } = report;
  const opening = [headlineSection(report), messagesSection(report, detail)];
  if (isQuiet(run)) return [...opening, quietSentence(run), linksSection(report)];
  return [
    ...opening,
    roadmapsSection(report, detail),
    changesSection(report, detail),
    figuresSection(run),
    openRowsSection(report, detail),
    linksSection(report),
  ];
}

function figuresSection(run: RunReport): string {
  const figures = stacked([figuresTable(run), quality(run), statesPie(run)]);
  return figures && `### ${run.stats.plan ? 'Plan' : 'Figures'}\n\n${figures}`;
}

/** A run that found everything as it was gets a single sentence: most nights are like that. */
function isQuiet({ stats, tables }: RunReport): boolean {
  const { rows, requests } = stats;
  const settled = rows.total > 0 && rows.cached === rows.total && requests.total === 0;
  return settled && !stats.plan && stats.complete && tables.every(unchanged);
}

function quietSentence({ stats, tables }: RunReport): string {
  const [only] = tables.length === 1 ? tables : [];
  const where = only ? escapeMarkdown(only.slug) : plural(tables.length, 'roadmap');
  return `Nothing changed in ${where}: ${plural(stats.rows.total, 'row')} cached.`;
}

/** Where the run and what it published can be seen. */
export function linksSection({ links }: Report): string {
  const { commit, pullRequest, artifact, run } = links;
  const named = { Commit: commit, 'Pull request': pullRequest, Artifact: artifact, Run: run };
  const parts = Object.entries(named).map(([label, link]) => link && `${label} ${linkTo(link)}`);
  return joinSome(parts, ' · ');
}

/** The name is ours; the address comes from a response, so it is not trusted to be harmless. */
function linkTo({ name, url }: Link): string {
  if (!URL.canParse(url)) return name;
  const { protocol, href } = new URL(url);
  // What would end the link, or escape its end, and is legal in an address.
  const plain = href.replace(
    /[()\\]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return protocol === 'https:' || protocol === 'http:' ? `[${name}](${plain})` : name;
}
