import type { Forecast } from '../../engine/plan.ts';
import { duration, plural, thousands, usd } from '../../lib/text/words.ts';
import { escapeMarkdown, markdownTable, numbers, words } from '../markdown.ts';
import type { Report, RunReport } from '../run-report.ts';
import { type Fact, NO_PRICE, planFacts, spendFacts, tokensIn } from '../text.ts';

/**
 * What the run took, beside what it would have taken without batches and cache. A preview took
 * nothing that is worth a table.
 */
export function figuresSection({ run }: Report): string {
  const { rows, plan } = run.stats;
  if (rows.total === 0 || (run.preview && !plan)) return '';
  if (plan) return tableOf([words('Figure'), numbers('Plan')], planFacts(plan));
  const facts = [...spendFacts(run), cacheFact(run)];
  const { oneByOne } = run;
  if (oneByOne === null) return tableOf([words('Figure'), numbers('This run')], facts);
  const otherwise = new Map(oneByOneFacts(oneByOne));
  return tableOf(
    [words('Figure'), numbers('This run'), numbers('Without batches and cache')],
    facts.map(([label, value]) => [label, value, otherwise.get(label) ?? '']),
  );
}

const cacheFact = ({ stats: { rows } }: RunReport): Fact => [
  'Cache hits',
  `${thousands(rows.cached)} of ${plural(rows.total, 'row')}`,
];

/** The same figures as a run's, by the same labels; all of them estimates. */
function oneByOneFacts(forecast: Forecast): readonly Fact[] {
  const { requests, inputTokens, outputTokens, costUsd, seconds } = forecast;
  return [
    ['Requests', `about ${thousands(requests)}`],
    ['Tokens', `about ${tokensIn(inputTokens, outputTokens)}`],
    ['Cost', costUsd === null ? NO_PRICE : `about ${usd(costUsd)}`],
    ['Time', `about ${duration(seconds * 1000)}`],
    ['Cache hits', 'none'],
  ];
}

// A `$` of our own is escaped too: two of them would be mathematics.
const tableOf = (
  columns: Parameters<typeof markdownTable>[0],
  rows: readonly (readonly string[])[],
) =>
  markdownTable(
    columns,
    rows.map((cells) => cells.map(escapeMarkdown)),
  );
