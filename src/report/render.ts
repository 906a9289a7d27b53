import { plural } from '../lib/text/words.ts';
import { type Detail, LEVELS } from './detail.ts';
import { escapeMarkdown, stacked } from './markdown.ts';
import type { Report, RunReport } from './run-report.ts';
import { changesSection, unchanged } from './sections/changes.ts';
import { figuresSection } from './sections/figures.ts';
import { headlineSection } from './sections/headline.ts';
import { linksSection } from './sections/links.ts';
import { messagesSection } from './sections/messages.ts';
import { openRowsSection } from './sections/open-rows.ts';
import { pieSection } from './sections/pie.ts';
import { qualitySection } from './sections/quality.ts';
import { roadmapsSection } from './sections/roadmaps.ts';
import { fits, type SizeLimit } from './size.ts';

export interface RenderOptions {
  readonly limit: SizeLimit;
  /**
   * False leaves out what differs between two runs with the same result: what the run took, when
   * the rest will be done, and the links to run, commit and artifact.
   */
  readonly volatile?: boolean;
}

/**
 * The report of a run in GitHub-flavoured Markdown: the job summary, the comment and the pull
 * request's body alike. A report too long for its place is not cut: it is told in less detail.
 */
export function renderReport(report: Report, { limit, volatile = true }: RenderOptions): string {
  const told = volatile ? report : lasting(report);
  const figures = figuresBlock(told, volatile);
  const render = (detail: Detail) => `${stacked(sectionsOf(told, { detail, figures }))}\n`;
  // From the least detail up: whatever the run holds, little more is rendered than is shown.
  const [least, ...more] = LEVELS.toReversed();
  let text = least ? render(least) : '';
  for (const detail of more) {
    const longer = render(detail);
    if (!fits(longer, limit)) break;
    text = longer;
  }
  return text;
}

interface SectionOptions {
  readonly detail: Detail;
  /** The same at every level of detail. */
  readonly figures: string;
}

/** First the state, then what changed, then what it took and how good it is, then what is left. */
function sectionsOf(report: Report, { detail, figures }: SectionOptions): readonly string[] {
  const opening = [headlineSection(report), messagesSection(report, detail)];
  if (isQuiet(report.run)) return [...opening, quietSentence(report.run), linksSection(report)];
  return [
    ...opening,
    roadmapsSection(report, detail),
    changesSection(report, detail),
    figures,
    openRowsSection(report, detail),
    linksSection(report),
  ];
}

function figuresBlock(report: Report, volatile: boolean): string {
  const figures = stacked([
    volatile ? figuresSection(report) : '',
    qualitySection(report),
    pieSection(report),
  ]);
  if (figures === '') return '';
  return `### ${report.run.stats.plan ? 'Plan' : 'Figures'}\n\n${figures}`;
}

/** A run that found everything as it was is told in a sentence: most nights are like that. */
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

/** The report without what belongs to this run alone. */
function lasting({ run, links: { pullRequest }, notes }: Report): Report {
  return { run: { ...run, forecast: '' }, links: pullRequest ? { pullRequest } : {}, notes };
}
