import { figuresOf } from '../../report/figures.ts';
import { headline } from '../../report/headline.ts';
import { filesOf } from '../../report/log-lines.ts';
import type { RunReport } from '../../report/run-report.ts';
import type { Style } from '../terminal/colour.ts';
import type { Span, TerminalLog } from '../terminal/log.ts';

/** Logs how a run ended: headline, figures, and its files, which a terminal may open. */
export function logSummary(run: RunReport, log: TerminalLog): void {
  const figures = figuresOf(run).map(([label, text]) => ({ label, spans: [{ text }] }));
  const files = filesOf(run).map(({ label, path, fate, isThere }) => {
    const name: Span = { text: path, ...(isThere && { path }) };
    return { label, spans: [name, { text: `: ${fate}` }] };
  });
  const lines: readonly { label: string; spans: readonly Span[] }[] = [...figures, ...files];
  const width = Math.max(...lines.map(({ label }) => label.length));
  log.line([{ text: headline(run), style: styleOf(run) }]);
  for (const { label, spans } of lines) {
    log.line(spans, { text: `  ${label.padEnd(width)}  `, style: 'dim' });
  }
}

function styleOf({ errors, stats }: RunReport): Style {
  if (errors.length > 0) return 'red';
  return stats.complete || stats.plan ? 'green' : 'yellow';
}
