import type { Report, RunReport } from '../run-report.ts';
import { headline } from '../text.ts';
import { troublesOf } from './messages.ts';

/** The name of the tool, and the run's state in one sentence. */
export function headlineSection({ run }: Report): string {
  return `## roadmap-enrich\n\n${iconOf(run)} **${headline(run)}**`;
}

function iconOf(run: RunReport): string {
  if (troublesOf(run).length > 0) return '❌';
  if (run.stats.plan || run.preview) return '📋';
  return run.stats.complete ? '✅' : '⚠️';
}
