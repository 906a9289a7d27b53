import { ellipsize } from '../../lib/text/truncate.ts';
import { plural } from '../../lib/text/words.ts';
import type { Detail } from '../detail.ts';
import { bullets, escapeMarkdown, stacked } from '../markdown.ts';
import type { Report, RunReport } from '../run-report.ts';

/** What makes the run a failure, and what was left undone when publishing. */
export function messagesSection({ run, notes }: Report, detail: Detail): string {
  return stacked([
    listed('Errors', troublesOf(run), detail),
    listed('Not done when publishing', notes, detail),
  ]);
}

/** The run's errors, and those of single roadmaps that are not among them. */
export function troublesOf({ stats, errors }: RunReport): readonly string[] {
  const told = new Set(errors);
  const untold = stats.roadmaps.flatMap(({ slug, error }) => {
    const line = `${slug}: ${error}`;
    return error === undefined || told.has(error) || told.has(line) ? [] : [line];
  });
  return [...errors, ...untold];
}

function listed(title: string, lines: readonly string[], { messages, message }: Detail): string {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, messages).map((line) => escapeMarkdown(ellipsize(line, message)));
  const more = lines.length - shown.length;
  const rest = more > 0 ? [`and ${plural(more, 'more line')}; the log has all`] : [];
  return `**${title}:**\n\n${bullets([...shown, ...rest])}`;
}
