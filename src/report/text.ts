import type { Forecast } from '../engine/plan.ts';
import { NO_KEY_GIVEN, NO_KEY_HERE, STOP_REASONS } from '../engine/result.ts';
import type { TableChanges } from '../formats/csv/compare.ts';
import { duration, percent, plural, thousands, usd } from '../lib/text/words.ts';
import { STATES } from '../values/finish.ts';
import type { RunReport } from './run-report.ts';
import type { RowCounts, Stats } from './stats.ts';

/** One sentence on how the run ended. */
export function headline(run: RunReport): string {
  const { stats, preview } = run;
  const { rows } = stats;
  if (run.planned !== null) return planHeadline(run.planned, rows.total);
  const broken = stats.roadmaps.filter(({ error }) => error !== undefined).length;
  // All rows may be well, and their table not published.
  const others = stats.complete ? run.errors.length : 0;
  return [
    preview ? previewState(rows) : stateOf(stats),
    whyStopped(stats),
    broken === 0 ? '' : `${plural(broken, 'roadmap')} in error`,
    others === 0 ? '' : plural(others, 'error'),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function planHeadline({ now, later }: NonNullable<RunReport['planned']>, total: number): string {
  const rest = later === 0 ? '' : `, ${thousands(later)} more by later runs`;
  return `Dry run: ${plural(now, 'row')} of ${thousands(total)} would be asked${rest}`;
}

function stateOf({ complete, rows, requests, stopped }: Stats): string {
  const { total, enriched } = rows;
  if (!complete)
    return total === 0 ? 'Incomplete: no rows' : `Incomplete: ${holders(rows)} a value`;
  if (total === 0) return 'Complete: no rows';
  if (enriched === total) return `Complete: ${total === 1 ? '1 row' : all(total)} enriched`;
  const unasked = enriched === 0 && requests.total === 0 && stopped === null;
  const news = enriched === 0 ? 'none' : thousands(enriched);
  return `Complete: ${holders(rows)} a value, ${unasked ? 'none had to be asked' : `${news} enriched in this run`}`;
}

/** A preview judges nothing, which is no fault of the run. */
function previewState(rows: RowCounts): string {
  const { enriched } = rows;
  const some = enriched === valued(rows) ? '' : `${thousands(enriched)} of them `;
  const without = enriched === 0 ? '' : `, ${some}without a Challenge`;
  return `Offline preview: ${holders(rows)} a TLDR${without}; no model was asked`;
}

/** Rows that have a value, whatever its age. */
const valued = ({ total, failed, pending }: RowCounts) => total - failed - pending;

const all = (count: number) => `all ${plural(count, 'row')}`;

/** `all 18 rows have`, `2 of 3 rows have`. */
function holders(rows: RowCounts): string {
  const { total } = rows;
  const have = total === 1 ? 'has' : 'have';
  if (valued(rows) < total) return `${thousands(valued(rows))} of ${plural(total, 'row')} ${have}`;
  return `${total === 1 ? 'the one row' : all(total)} ${have}`;
}

function whyStopped({ stopped, requests }: Stats): string {
  if (stopped === null) return '';
  if (stopped === 'no-key') return NO_KEY_HERE;
  // That a key is rejected is the answer to a request.
  if (stopped === 'key' && requests.total === 0) return NO_KEY_GIVEN;
  return STOP_REASONS[stopped];
}

/** A label and its value, in plain text. */
export type Fact = readonly [label: string, value: string];

/** The statistics as label and value, in the order a reader wants them. */
export function facts(run: RunReport): readonly Fact[] {
  const { stats, forecast } = run;
  const { rows, plan } = stats;
  // A plan has no successes yet, no row none at all, and a preview proves nothing of a model's.
  const rated = !plan && !run.preview && rows.total > 0;
  const states = STATES.filter((state) => rows[state] > 0).map(
    (state) => `${thousands(rows[state])} ${state}`,
  );
  return [
    ['Rows', `${thousands(rows.total)}${states.length > 0 ? ` (${states.join(', ')})` : ''}`],
    ...(rated ? [['Success rate', percent(stats.successRate)] as const] : []),
    ...(plan ? planFacts(plan).map(planned) : spendFacts(run)),
    ...(plan || forecast === '' ? [] : [['Forecast', forecast] as const]),
  ];
}

const planned = ([label, value]: Fact): Fact => [`Planned ${label.toLowerCase()}`, value];

/** What a dry run foresees. */
export function planFacts(plan: Forecast): readonly Fact[] {
  const cost = plan.costUsd === null ? NO_PRICE : `at most about ${usd(plan.costUsd)}`;
  return [
    ['Requests', thousands(plan.requests)],
    ['Tokens', tokensIn(plan.inputTokens, plan.outputTokens)],
    ['Cost', cost],
    ['Time', duration(plan.seconds * 1000)],
  ];
}

/** What a run took: requests, tokens, cost and time; of a preview the time alone. */
export function spendFacts({ stats, savedUsd, preview }: RunReport): readonly Fact[] {
  const { requests, tokens, costUsd, durationMs } = stats;
  const time: Fact = ['Time', duration(durationMs)];
  if (preview) return [time];
  if (requests.total === 0) return [['Requests', '0'], time];
  return [
    ['Requests', requestsOf(requests)],
    ['Tokens', tokensIn(tokens.input, tokens.output, tokens.cached)],
    ['Cost', costOf(costUsd, savedUsd)],
    time,
  ];
}

/** `4 (2 batch, 2 single, 1 repeated)`, without what there was none of. */
function requestsOf({ total, batch, single, retries }: Stats['requests']): string {
  const parts = Object.entries({ batch, single, repeated: retries })
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${thousands(count)} ${kind}`);
  return parts.length === 1 ? parts.join('') : `${thousands(total)} (${parts.join(', ')})`;
}

export const NO_PRICE = 'price not known';

/** `12,000 in (4,096 of them cached), 6,030 out`. */
export function tokensIn(input: number, output: number, cached = 0): string {
  const part = cached > 0 ? ` (${thousands(cached)} of them cached)` : '';
  return `${thousands(input)} in${part}, ${thousands(output)} out`;
}

function costOf(costUsd: number | null, savedUsd: number): string {
  if (costUsd === null) return NO_PRICE;
  const saved = savedUsd > 0 ? ` (${usd(savedUsd)} saved by the provider's cache)` : '';
  return `${usd(costUsd)} at list price${saved}`;
}

/** Rows that are in no table any more, with what a person may have written into them. */
function goneFrom({ changes }: TableChanges): string {
  const count = changes.filter(({ kind }) => kind === 'removed').length;
  return count === 0 ? '' : `, ${plural(count, 'topic')} removed`;
}

/** The closing block of a log. */
export function summaryLines(report: RunReport): readonly string[] {
  const { stats } = report;
  const list = facts(report);
  const width = Math.max(...list.map(([label]) => label.length));
  const removed = new Map(
    report.tables.map(({ csvPath, changes }) => [csvPath, goneFrom(changes)]),
  );
  const tables = stats.roadmaps.map(({ csv, changed, error }) => {
    if (error !== undefined) return `${csv}: not written`;
    if (stats.plan) return `${csv}: not written, as this is a dry run`;
    return `${csv}: ${changed ? 'written' : 'unchanged'}${removed.get(csv) ?? ''}`;
  });
  return [
    headline(report),
    ...list.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    ...tables.map((line) => `  ${'Table'.padEnd(width)}  ${line}`),
  ];
}
