import { previewColumns } from '../columns/built-in.ts';
import { NO_KEY_GIVEN, NO_KEY_HERE, STOP_REASONS } from '../engine/result.ts';
import { joinSome, plural, thousands } from '../lib/text/words.ts';
import { andMore, type Detail } from './detail.ts';
import { bullets, excerpt, stacked } from './markdown.ts';
import type { Report, RowCounts, RunReport, Stats } from './run-report.ts';

/** One sentence on how the run ended. */
export function headline(run: RunReport): string {
  const { stats, preview } = run;
  const { rows } = stats;
  if (run.planned !== null) return planHeadline(run.planned, rows.total);
  const broken = stats.roadmaps.filter(({ error }) => error !== undefined).length;
  // Even if every row is enriched, publishing the table may have failed.
  const others = stats.complete ? run.errors.length : 0;
  return joinSome(
    [
      preview ? previewState(run) : stateOf(stats),
      whyStopped(stats),
      broken === 0 ? '' : `${plural(broken, 'roadmap')} in error`,
      others === 0 ? '' : plural(others, 'error'),
    ],
    '; ',
  );
}

function planHeadline({ now, later }: NonNullable<RunReport['planned']>, total: number): string {
  const rest = later === 0 ? '' : `, ${thousands(later)} more by later runs`;
  return `Dry run: ${plural(now, 'row')} of ${thousands(total)} would be asked${rest}`;
}

function stateOf({ complete, rows, requests, stopped }: Stats): string {
  const { total, enriched } = rows;
  if (!complete) {
    return total === 0 ? 'Incomplete: no rows' : `Incomplete: ${rowsHaving(rows)} a value`;
  }
  if (total === 0) return 'Complete: no rows';
  if (enriched === total) return `Complete: ${total === 1 ? '1 row' : allRows(total)} enriched`;
  const unasked = enriched === 0 && requests.total === 0 && stopped === null;
  const news = enriched === 0 ? 'none' : thousands(enriched);
  return `Complete: ${rowsHaving(rows)} a value, ${unasked ? 'none had to be asked' : `${news} enriched in this run`}`;
}

/** A preview leaves columns empty, which does not make the run incomplete. */
function previewState({ stats: { rows }, columns }: RunReport): string {
  const { enriched } = rows;
  const filled = previewColumns(columns).map(({ name }) => name);
  const empty = columns.map(({ name }) => name).filter((name) => !filled.includes(name));
  const some = enriched === valued(rows) ? '' : `${thousands(enriched)} of them `;
  const without = enriched === 0 ? '' : `, ${some}without a ${empty.join(', ')}`;
  return `Offline preview: ${rowsHaving(rows)} a ${filled.join(', ')}${without}; no model was asked`;
}

/** Rows that have a value, a stale one included. */
const valued = ({ total, failed, pending }: RowCounts) => total - failed - pending;

const allRows = (count: number) => `all ${plural(count, 'row')}`;

/** `all 18 rows have`, `2 of 3 rows have`. */
function rowsHaving(rows: RowCounts): string {
  const { total } = rows;
  const have = total === 1 ? 'has' : 'have';
  if (valued(rows) < total) return `${thousands(valued(rows))} of ${plural(total, 'row')} ${have}`;
  return `${total === 1 ? 'the one row' : allRows(total)} ${have}`;
}

function whyStopped({ stopped, requests }: Stats): string {
  if (stopped === null) return '';
  if (stopped === 'no-key') return NO_KEY_HERE;
  // Without a request, the key cannot have been rejected.
  if (stopped === 'key' && requests.total === 0) return NO_KEY_GIVEN;
  return STOP_REASONS[stopped];
}

/** The name of the tool, and the run's state in one sentence. */
export function headlineSection({ run }: Report): string {
  return `## roadmap-enrich\n\n${iconOf(run)} **${headline(run)}**`;
}

function iconOf(run: RunReport): string {
  if (errorsOf(run).length > 0) return '❌';
  if (run.stats.plan || run.preview) return '📋';
  return run.stats.complete ? '✅' : '⚠️';
}

/** The run's errors, then what publishing could not do. */
export function messagesSection({ run, notes }: Report, detail: Detail): string {
  return stacked([
    messageList('Errors', errorsOf(run), detail),
    messageList('Not done when publishing', notes, detail),
  ]);
}

/** The run's errors, and those of single roadmaps that are not among them. */
function errorsOf({ stats, errors }: RunReport): readonly string[] {
  const known = new Set(errors);
  const others = stats.roadmaps.flatMap(({ slug, error }) => {
    const line = `${slug}: ${error}`;
    return error === undefined || known.has(error) || known.has(line) ? [] : [line];
  });
  return [...errors, ...others];
}

function messageList(
  title: string,
  lines: readonly string[],
  { messages, message }: Detail,
): string {
  if (lines.length === 0) return '';
  const listed = lines.slice(0, messages).map((line) => excerpt(line, message));
  const rest = andMore(lines.length - listed.length, 'line', '; the log has all');
  return `**${title}:**\n\n${bullets([...listed, rest])}`;
}
