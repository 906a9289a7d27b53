import { STATES } from '../enrichment/finish.ts';
import type { Forecast } from '../enrichment/plan.ts';
import type { RunReport } from './model.ts';
import type { Stopped } from './stats.ts';
import { duration, percent, plural, thousands, usd } from './words.ts';

/** Why a run ended early, in words. */
const STOPPED: Readonly<Record<Exclude<Stopped, null>, string>> = {
  'daily-quota': "the day's quota is used up",
  budget: "the run's budget is used up",
  deadline: 'no time is left before the deadline',
  outage: 'the service did not answer',
  'no-key': 'no key for this pull request',
  key: 'no key that is accepted',
  model: 'the model is not served',
  'bad-request': 'the request was rejected',
  cancelled: 'cancelled',
};

/** One sentence on how the run ended. */
export function headline({ stats, preview }: RunReport): string {
  const { rows, stopped, plan } = stats;
  const broken = stats.roadmaps.filter(({ error }) => error !== undefined).length;
  if (plan)
    return `Dry run: ${plural(rows.pending, 'row')} of ${thousands(rows.total)} would be asked`;
  const have = rows.total - rows.failed - rows.pending;
  const state = stats.complete
    ? `Complete: all ${plural(rows.total, 'row')} ${preview ? 'previewed' : 'enriched'}`
    : `Incomplete: ${thousands(have)} of ${plural(rows.total, 'row')} have a value`;
  const why = stopped === null ? '' : `; ${STOPPED[stopped]}`;
  const faults = broken === 0 ? '' : `; ${plural(broken, 'roadmap')} in error`;
  return `${state}${why}${faults}${preview ? ' (offline preview, no model was asked)' : ''}`;
}

/** A label and its value, in plain text. */
export type Fact = readonly [label: string, value: string];

/** The statistics as label and value, in the order a reader wants them. */
export function facts(run: RunReport): readonly Fact[] {
  const { stats, forecast } = run;
  const { rows, plan } = stats;
  const states = STATES.filter((state) => rows[state] > 0).map(
    (state) => `${rows[state]} ${state}`,
  );
  return [
    ['Rows', `${rows.total}${states.length > 0 ? ` (${states.join(', ')})` : ''}`],
    ['Success rate', percent(stats.successRate)],
    ...(plan ? planFacts(plan) : spendFacts(run)),
    ...(plan || forecast === '' ? [] : [['Forecast', forecast] as const]),
  ];
}

/** What a dry run foresees. */
export function planFacts(plan: Forecast): readonly Fact[] {
  const cost = plan.costUsd === null ? NO_PRICE : `at most about ${usd(plan.costUsd)}`;
  return [
    ['Planned requests', String(plan.requests)],
    ['Planned tokens', tokensIn(plan.inputTokens, plan.outputTokens)],
    ['Planned cost', cost],
    ['Planned time', duration(plan.seconds * 1000)],
  ];
}

/** What a run took: requests, tokens, cost and time. */
export function spendFacts({ stats, savedUsd }: RunReport): readonly Fact[] {
  const { requests, tokens, costUsd, durationMs } = stats;
  const time: Fact = ['Time', duration(durationMs)];
  if (requests.total === 0) return [['Requests', '0'], time];
  const { total, batch, single, retries } = requests;
  return [
    ['Requests', `${total} (${batch} batch, ${single} single, ${retries} repeated)`],
    ['Tokens', tokensIn(tokens.input, tokens.output, tokens.cached)],
    ['Cost', costOf(costUsd, savedUsd)],
    time,
  ];
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

/** The closing block of a log. */
export function summaryLines(report: RunReport): readonly string[] {
  const { stats } = report;
  const list = facts(report);
  const width = Math.max(...list.map(([label]) => label.length));
  const tables = stats.roadmaps.map(({ csv, changed, error }) => {
    if (error !== undefined) return `${csv}: not written`;
    return stats.plan ? csv : `${csv}: ${changed ? 'written' : 'unchanged'}`;
  });
  return [
    headline(report),
    ...list.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    ...tables.map((line) => `  ${'Table'.padEnd(width)}  ${line}`),
  ];
}
