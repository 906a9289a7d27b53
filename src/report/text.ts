import { STATES } from '../enrichment/finish.ts';
import type { RunReport } from './model.ts';
import type { Stopped } from './stats.ts';
import { duration, plural, usd } from './words.ts';

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
  if (plan) return `Dry run: ${plural(rows.pending, 'row')} of ${rows.total} would be asked`;
  const have = rows.total - rows.failed - rows.pending;
  const state = stats.complete
    ? `Complete: all ${plural(rows.total, 'row')} ${preview ? 'previewed' : 'enriched'}`
    : `Incomplete: ${have} of ${plural(rows.total, 'row')} have a value`;
  const why = stopped === null ? '' : `; ${STOPPED[stopped]}`;
  const faults = broken === 0 ? '' : `; ${plural(broken, 'roadmap')} in error`;
  return `${state}${why}${faults}${preview ? ' (offline preview, no model was asked)' : ''}`;
}

/** The statistics as label and value, in the order a reader wants them. */
export function facts(report: RunReport): readonly (readonly [label: string, value: string])[] {
  const { stats, savedUsd, forecast } = report;
  const { rows, requests, tokens, plan } = stats;
  const states = STATES.filter((state) => rows[state] > 0).map(
    (state) => `${rows[state]} ${state}`,
  );
  const list: [string, string][] = [
    ['Rows', `${rows.total}${states.length > 0 ? ` (${states.join(', ')})` : ''}`],
    ['Success rate', `${stats.successRate.toFixed(1)} %`],
  ];
  if (plan) {
    const cost = plan.costUsd === null ? 'price not known' : `at most about ${usd(plan.costUsd)}`;
    list.push(
      ['Planned requests', String(plan.requests)],
      ['Planned tokens', `${thousands(plan.inputTokens)} in, ${thousands(plan.outputTokens)} out`],
      ['Planned cost', cost],
      ['Planned time', duration(plan.seconds * 1000)],
    );
    return list;
  }
  list.push([
    'Requests',
    requests.total === 0
      ? '0'
      : `${requests.total} (${requests.batch} batch, ${requests.single} single, ${requests.retries} repeated)`,
  ]);
  if (requests.total > 0) {
    const cached = tokens.cached > 0 ? ` (${thousands(tokens.cached)} of them cached)` : '';
    list.push(
      ['Tokens', `${thousands(tokens.input)} in${cached}, ${thousands(tokens.output)} out`],
      ['Cost', costOf(stats.costUsd, savedUsd)],
    );
  }
  list.push(['Time', duration(stats.durationMs)]);
  if (forecast !== '') list.push(['Forecast', forecast]);
  return list;
}

function costOf(costUsd: number | null, savedUsd: number): string {
  if (costUsd === null) return 'price not known';
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

const thousands = (count: number) => count.toLocaleString('en-US');
