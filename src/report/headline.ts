import { previewColumns } from '../columns/built-in.ts';
import { NO_KEY_GIVEN, STOP_REASONS } from '../engine/result.ts';
import { joinParts, plural, thousands } from '../lib/text/words.ts';
import { andMore, type Detail } from './detail.ts';
import { bullets, excerpt, stacked } from './markdown.ts';
import type { Report, RunReport, Stats } from './run-report.ts';

/** The result of a run in one sentence. */
export function headline(run: RunReport): string {
  const { stats, preview, planned } = run;
  if (planned !== null) {
    const rest = planned.later === 0 ? '' : `, ${thousands(planned.later)} more in later runs`;
    return `Dry run: ${thousands(planned.now)} of ${plural(stats.rows.total, 'row')} would be sent${rest}`;
  }
  const broken = stats.roadmaps.filter(({ error }) => error !== undefined).length;
  return joinParts(
    [
      preview ? previewState(run) : stateOf(run),
      whyStopped(stats),
      broken === 0 ? '' : `${plural(broken, 'roadmap')} failed`,
      // Where every row is enriched, it comes first.
      run.publishFailed && !stats.complete ? 'not published' : '',
    ],
    '; ',
  );
}

/** How a run ended, in a word or two. */
function endingOf({ stats, errors, publishFailed }: RunReport): string {
  if (!stats.complete) return 'Incomplete';
  if (errors.length === 0) return 'Complete';
  return publishFailed ? 'Not published' : 'Failed';
}

function stateOf(run: RunReport): string {
  const { complete, rows, requests, stopped } = run.stats;
  const { total, enriched, stale } = rows;
  const state = endingOf(run);
  if (total === 0) return `${state}: no rows`;
  const older = stale === 0 ? '' : `, ${thousands(stale)} stale`;
  const count = someRows(valued(run.stats) - stale, total);
  const rowsEnriched = `${count} ${total === 1 ? 'is' : 'are'} enriched${older}`;
  if (!complete || enriched === total) return `${state}: ${rowsEnriched}`;
  if (enriched === 0 && requests.total === 0 && stopped === null && state === 'Complete') {
    return `Up to date: ${rowsEnriched}; no requests needed`;
  }
  return `${state}: ${rowsEnriched}, ${enriched === 0 ? 'none' : thousands(enriched)} of them in this run`;
}

/** A preview leaves columns empty, which does not make the run incomplete. */
function previewState({ stats, columns }: RunReport): string {
  const { enriched, total } = stats.rows;
  const filled = previewColumns(columns).map(({ name }) => name);
  const hasValues = (name: string) =>
    stats.columns.some((column) => column.name === name && column.filled > 0);
  const empty = columns
    .map(({ name }) => name)
    .filter((name) => !filled.includes(name) && !hasValues(name));
  const some = enriched === valued(stats) ? '' : `${thousands(enriched)} of them `;
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(empty);
  const without = enriched === 0 || empty.length === 0 ? '' : `, ${some}without ${names}`;
  const have = total === 1 ? 'has' : 'have';
  return `Offline preview: ${someRows(valued(stats), total)} ${have} a ${filled.join(', ')}${without}; no model was used`;
}

/** Rows that have values, stale ones included. */
const valued = ({ rows: { total, failed, pending } }: Stats) => total - failed - pending;

/** `all 18 rows`, `2 of 3 rows`. */
function someRows(count: number, total: number): string {
  if (count < total) return `${thousands(count)} of ${plural(total, 'row')}`;
  return total === 1 ? 'the only row' : `all ${plural(total, 'row')}`;
}

function whyStopped({ stopped, requests }: Stats): string {
  if (stopped === null) return '';
  // Without a request, the key cannot have been rejected.
  if (stopped === 'key' && requests.total === 0) return NO_KEY_GIVEN;
  return STOP_REASONS[stopped];
}

/** The name of the tool, and the result of the run in one sentence. */
export function headlineSection({ run }: Report): string {
  const { plan, complete } = run.stats;
  const good = plan || run.preview ? '📋' : complete ? '✅' : '⚠️';
  const icon = errorsOf(run).length > 0 ? '❌' : good;
  return `## roadmap-enrich\n\n${icon} **${headline(run)}**`;
}

/** The run's errors, then what could not be published. */
export function messagesSection({ run, notes }: Report, { messages, message }: Detail): string {
  const lists = Object.entries({ Errors: errorsOf(run), 'Publishing notes': notes });
  const sections = lists.map(([title, lines]) => {
    if (lines.length === 0) return '';
    const listed = lines.slice(0, messages).map((line) => excerpt(line, message));
    const rest = andMore(lines.length - listed.length, 'line', '; see the log');
    return `**${title}:**\n\n${bullets([...listed, rest])}`;
  });
  return stacked(sections);
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
