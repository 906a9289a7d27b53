import { cellOf } from '../columns/column.ts';
import type { Estimate } from '../engine/plan.ts';
import { STOP_REASONS } from '../engine/result.ts';
import { escapeMarkdown } from '../lib/text/markdown.ts';
import { duration, percent, plural, thousands, usd } from '../lib/text/words.ts';
import { STATES } from '../values/finish.ts';
import { markdownTable, numbers, words } from './markdown.ts';
import type { RunReport } from './run-report.ts';

/** A label and its value, in plain text. */
export type Figure = readonly [label: string, value: string];

/** A run's statistics as labels and values, in reading order. */
export function figuresOf(run: RunReport): readonly Figure[] {
  const { rows, plan, successRate } = run.stats;
  const states = STATES.filter((state) => rows[state] > 0);
  const counts = states.map((state) => `${thousands(rows[state])} ${state}`).join(', ');
  const total: Figure = ['Rows', `${thousands(rows.total)}${counts && ` (${counts})`}`];
  if (plan) {
    const planned = planFigures(plan);
    return [
      total,
      ...plannedModels(run.stats),
      ...planned.map(([label, value]): Figure => [`Planned ${label.toLowerCase()}`, value]),
    ];
  }
  // A run without rows has no successes, and a preview proves nothing.
  const rated = !run.preview && rows.total > 0;
  return [
    total,
    ...(rated ? [['Success rate', percent(successRate)] as const] : []),
    ...spentFigures(run),
    ...(run.forecast === '' ? [] : [['Forecast', run.forecast] as const]),
  ];
}

/**
 * What the run took, next to what it would have taken without batches and cache. A preview takes
 * nothing worth a table.
 */
export function figuresTable(run: RunReport): string {
  const { stats, preview } = run;
  const { rows, plan } = stats;
  if (rows.total === 0 || (preview && !plan)) return '';
  if (plan) return tableOf(['Plan'], [...plannedModels(stats), ...planFigures(plan)]);
  const cacheHits = `${thousands(rows.cached)} of ${plural(rows.total, 'row')}`;
  const figures: readonly Figure[] = [...spentFigures(run), ['Cache hits', cacheHits]];
  const estimate = comparedEstimate(run);
  if (estimate === null) return tableOf(['This run'], figures);
  const unbatched = new Map([
    ...estimateFigures(estimate, 'about ', 'about '),
    ['Cache hits', 'none'],
  ]);
  return tableOf(
    ['This run', 'Without batches and cache'],
    figures.map(([label, value]) => [label, value, unbatched.get(label) ?? '']),
  );
}

/** Fewer requests without batches are no comparison worth a column. */
const MIN_COMPARED_REQUESTS = 10;

/** What batches and cache spare, if the run shows it: it is not tiny, and was not cut short. */
function comparedEstimate({ stats, unbatchedEstimate: estimate }: RunReport): Estimate | null {
  const isTiny = (estimate?.requests ?? 0) < MIN_COMPARED_REQUESTS;
  return isTiny || stats.stopped !== null ? null : estimate;
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(
    [words('Figure'), ...headings.map(numbers)],
    // Our own `$` is escaped too: two of them would be math.
    rows.map((cells) => cells.map(escapeMarkdown)),
  );
}

const planFigures = (plan: Estimate) => estimateFigures(plan, '', 'up to about ');

/** What a run would take, with the same labels as what one took. */
function estimateFigures(estimate: Estimate, about: string, aboutCost: string): readonly Figure[] {
  const { requests, inputTokens, outputTokens, costUsd, seconds } = estimate;
  return [
    ['Requests', `${about}${thousands(requests)}`],
    ['Tokens', `${about}${thousands(inputTokens)} in, ${thousands(outputTokens)} out`],
    ['Cost', costUsd === null ? 'unknown price' : `${aboutCost}${usd(costUsd)}`],
    ['Time', `${about}${duration(seconds * 1000)}`],
  ];
}

/** What a run took: requests, tokens, cost and time; of a preview only the time. */
function spentFigures({ stats, savedUsd, preview }: RunReport): readonly Figure[] {
  const { requests, tokens, costUsd, durationMs } = stats;
  const { total, batch, single, retries: retried } = requests;
  const time: Figure = ['Time', duration(durationMs)];
  if (preview) return [time];
  if (total === 0) return [['Requests', '0'], time];
  // `4` batches, or `4 (2 batch, 2 single, 1 retried)`; kinds without a request are left out.
  const kinds = Object.entries({ batch, single, retried })
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${thousands(count)} ${kind}`);
  const saved = savedUsd > 0 ? ` (${usd(savedUsd)} saved by the provider's cache)` : '';
  const cached = tokens.cached > 0 ? ` (${thousands(tokens.cached)} of them cached)` : '';
  const sent = batch === total && retried === 0 ? '' : ` (${kinds.join(', ')})`;
  return [
    ['Requests', `${thousands(total)}${sent}`],
    ...modelFigures(stats),
    ['Tokens', `${thousands(tokens.input)} in${cached}, ${thousands(tokens.output)} out`],
    ['Cost', costUsd === null ? 'unknown price' : `${usd(costUsd)} at list price${saved}`],
    time,
  ];
}

/** The models of a plan, in the order in which they are tried, where there are several. */
function plannedModels({ models }: RunReport['stats']): readonly Figure[] {
  if (models.length < 2) return [];
  return [['Models', models.map(({ model }) => model).join(', then ')]];
}

/** A line for each model that was asked, where there are several. */
function modelFigures({ models }: RunReport['stats']): readonly Figure[] {
  if (models.length < 2) return [];
  return models
    .filter(({ requests }) => requests > 0)
    .map(({ model, requests, rows, stopped }) => {
      const end = stopped === null ? '' : `; ${STOP_REASONS[stopped]}`;
      return [model, `${plural(rows, 'row')} in ${plural(requests, 'request')}${end}`];
    });
}

/** How many rows have values, and a sentence from each column about its values. */
export function quality({ stats, columns, tables, preview }: RunReport): string {
  if (stats.plan || stats.rows.total === 0) return '';
  const rows = tables.flatMap((table) => table.rows);
  // A preview's rate says nothing about a model.
  const rate = preview ? [] : [`Success rate ${percent(stats.successRate)}.`];
  const summaries = columns.flatMap((column) => {
    const values = rows.map((row) => cellOf(row.values, column)).filter((value) => value !== '');
    return values.length === 0 ? [] : [column.summarize(values)];
  });
  return [...rate, ...summaries].join(' ');
}
