import { cellOf } from '../columns/column.ts';
import type { Forecast } from '../engine/plan.ts';
import { duration, percent, plural, thousands, usd } from '../lib/text/words.ts';
import { STATES } from '../values/finish.ts';
import { escapeMarkdown, markdownTable, numbers, words } from './markdown.ts';
import type { RunReport, Stats } from './run-report.ts';

/** A label and its value, in plain text. */
export type Figure = readonly [label: string, value: string];

const NO_PRICE = 'price not known';

/** A run's statistics as labels and values, in the order a reader wants them. */
export function figuresOf(run: RunReport): readonly Figure[] {
  const { stats, forecast } = run;
  const { rows, plan } = stats;
  // A plan has no successes yet, a run without rows has none at all, and a preview proves nothing.
  const rated = !plan && !run.preview && rows.total > 0;
  const states = STATES.filter((state) => rows[state] > 0).map(
    (state) => `${thousands(rows[state])} ${state}`,
  );
  return [
    ['Rows', `${thousands(rows.total)}${states.length > 0 ? ` (${states.join(', ')})` : ''}`],
    ...(rated ? [['Success rate', percent(stats.successRate)] as const] : []),
    ...(plan
      ? planFigures(plan).map(([label, value]): Figure => [`Planned ${label.toLowerCase()}`, value])
      : spentFigures(run)),
    ...(plan || forecast === '' ? [] : [['Forecast', forecast] as const]),
  ];
}

/**
 * What the run took, next to what it would have taken without batches and cache. A preview takes
 * nothing worth a table.
 */
export function figuresTable(run: RunReport): string {
  const { stats, preview, unbatchedEstimate } = run;
  const { rows, plan } = stats;
  if (rows.total === 0 || (preview && !plan)) return '';
  if (plan) return tableOf(['Plan'], planFigures(plan));
  const cacheHits: Figure = [
    'Cache hits',
    `${thousands(rows.cached)} of ${plural(rows.total, 'row')}`,
  ];
  const figures = [...spentFigures(run), cacheHits];
  if (unbatchedEstimate === null) return tableOf(['This run'], figures);
  const unbatched = new Map([
    ...forecastFigures(unbatchedEstimate, { about: 'about ', cost: 'about ' }),
    ['Cache hits', 'none'],
  ]);
  return tableOf(
    ['This run', 'Without batches and cache'],
    figures.map(([label, value]) => [label, value, unbatched.get(label) ?? '']),
  );
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(
    [words('Figure'), ...columns.map(numbers)],
    // Our own `$` is escaped too: two of them would be math.
    rows.map((cells) => cells.map(escapeMarkdown)),
  );
}

const planFigures = (plan: Forecast) =>
  forecastFigures(plan, { about: '', cost: 'at most about ' });

/** What a run would take, by the same labels as what one took. */
function forecastFigures(
  { requests, inputTokens, outputTokens, costUsd, seconds }: Forecast,
  { about, cost }: { readonly about: string; readonly cost: string },
): readonly Figure[] {
  return [
    ['Requests', `${about}${thousands(requests)}`],
    ['Tokens', `${about}${tokensIn(inputTokens, outputTokens)}`],
    ['Cost', costUsd === null ? NO_PRICE : `${cost}${usd(costUsd)}`],
    ['Time', `${about}${duration(seconds * 1000)}`],
  ];
}

/** What a run took: requests, tokens, cost and time; of a preview the time alone. */
function spentFigures({ stats, savedUsd, preview }: RunReport): readonly Figure[] {
  const { requests, tokens, costUsd, durationMs } = stats;
  const time: Figure = ['Time', duration(durationMs)];
  if (preview) return [time];
  if (requests.total === 0) return [['Requests', '0'], time];
  return [
    ['Requests', requestsOf(requests)],
    ['Tokens', tokensIn(tokens.input, tokens.output, tokens.cached)],
    ['Cost', costOf(costUsd, savedUsd)],
    time,
  ];
}

/** `4 (2 batch, 2 single, 1 repeated)`; kinds that there were none of are left out. */
function requestsOf({ total, batch, single, retries }: Stats['requests']): string {
  const parts = Object.entries({ batch, single, repeated: retries })
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${thousands(count)} ${kind}`);
  return parts.length === 1 ? parts.join('') : `${thousands(total)} (${parts.join(', ')})`;
}

/** `12,000 in (4,096 of them cached), 6,030 out`. */
function tokensIn(input: number, output: number, cached = 0): string {
  const part = cached > 0 ? ` (${thousands(cached)} of them cached)` : '';
  return `${thousands(input)} in${part}, ${thousands(output)} out`;
}

function costOf(costUsd: number | null, savedUsd: number): string {
  if (costUsd === null) return NO_PRICE;
  const saved = savedUsd > 0 ? ` (${usd(savedUsd)} saved by the provider's cache)` : '';
  return `${usd(costUsd)} at list price${saved}`;
}

/** How many rows have a value, and what each column says of its values. */
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
