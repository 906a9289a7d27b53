import { type EngineEvent, STOP_REASONS } from '../engine/result.ts';
import { groupBy } from '../lib/collections.ts';
import { MAX_ANNOTATIONS } from '../lib/log.ts';
import { joinSome } from '../lib/text/message.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { duration, joinParts, plural, thousands, withoutStop } from '../lib/text/words.ts';
import type { TableFile } from '../publish/commit.ts';
import { type Figure, figuresOf } from './figures.ts';
import { isTooSmall } from './forecast.ts';
import { headline } from './headline.ts';
import { type OpenRow, openRows } from './open-rows.ts';
import type { Links, RunReport } from './run-report.ts';

/**
 * One line on the progress: what a request brought, or what the run waits for. `model` is the one at
 * work where the run has several.
 */
export function progressLine(event: EngineEvent, model: string | null = null): string {
  if (event.type === 'wait') {
    const limit = `the limit is ${plural(event.requestsPerMinute, 'request')} per minute`;
    const wait = `Waiting ${duration(event.ms)}`;
    return event.paused ? `${wait} before the next request` : `${wait}: ${limit}`;
  }
  if (event.type === 'model') {
    return `${event.from} stopped: ${STOP_REASONS[event.stopped]}. ${event.to} takes over.`;
  }
  const { request, ms, enriched, again, retryMs, failed } = event;
  const { items, n, of } = request;
  // The line before says why, at length.
  const note = request.resent && retryMs !== null ? event.note.replace(/ \(.*\)$/, '') : event.note;
  const name = of === null ? `Repair ${n}` : `Batch ${n}/${of}`;
  const marks = joinParts([model ?? '', request.resent ? 'retry' : ''], ', ');
  const label = marks === '' ? name : `${name} (${marks})`;
  const rows = `${enriched} of ${plural(items.length, 'row')} in ${duration(ms)}`;
  const retry = again === items.length ? 'will be retried' : `${again} will be retried`;
  const parts = [
    // `after 2 s, retrying` would read as the time until the retry.
    enriched > 0 || note === '' ? rows : `${note}, took ${duration(ms)}`,
    retryMs === null ? '' : `retrying${retryMs < 50 ? '' : ` in ${duration(retryMs)}`}`,
    again > 0 ? retry : '',
    failed > 0 ? `${failed} failed` : '',
    enriched > 0 ? note : '',
  ];
  return `${label}: ${joinParts(parts, ', ')}`;
}

/** Whether the request did not simply bring what was asked of it, so that a person wants to know. */
export function isOdd(event: EngineEvent): boolean {
  if (event.type !== 'answer') return event.type === 'model';
  const { again, failed, note, retryMs, enriched } = event;
  // What ends the run is said once at its end, and not for every request in flight.
  return again > 0 || failed > 0 || retryMs !== null || (note !== '' && enriched > 0);
}

/** A file of a run, and what became of it. */
export interface FileFigure {
  readonly label: 'Table' | 'File';
  readonly path: string;
  readonly fate: string;
  /** Whether it is there now. */
  readonly isThere: boolean;
}

/** The last lines of a log: headline, figures, and what became of each file. */
export function summaryLines(run: RunReport): readonly string[] {
  const files = filesOf(run).map(({ label, path, fate }): Figure => [label, `${path}: ${fate}`]);
  const figures = [...figuresOf(run), ...files];
  const width = Math.max(...figures.map(([label]) => label.length));
  return [headline(run), ...figures.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)];
}

/** The tables of a run with their files in other formats, then the indexes of pages. */
export function filesOf({ stats, tables, indexes }: RunReport): readonly FileFigure[] {
  const tableOf = new Map(tables.map((table) => [table.stats.csv, table]));
  const tableFiles = stats.roadmaps.flatMap(({ csv, changed, error }): readonly FileFigure[] => {
    const table = (fate: string, isThere: boolean): FileFigure => {
      return { label: 'Table', path: csv, fate, isThere };
    };
    if (error !== undefined) return [table('not written', false)];
    if (stats.plan) return [table('not written (dry run)', false)];
    const { changes, files: [, ...views] = [] } = tableOf.get(csv) ?? {};
    const removed = changes?.filter(({ kind }) => kind === 'removed').length ?? 0;
    const gone = removed === 0 ? '' : `, ${plural(removed, 'topic')} removed`;
    const isWritten = views.length === 0 ? changed : !isCurrent(tableOf.get(csv)?.files[0]);
    const fate = `${isWritten ? 'written' : 'unchanged'}${gone}`;
    return [table(fate, true), ...views.map(fileFigure)];
  });
  return [...tableFiles, ...(stats.plan ? [] : indexes.map(fileFigure))];
}

const fileFigure = (file: TableFile): FileFigure => {
  const fate = isCurrent(file) ? 'unchanged' : 'written';
  return { label: 'File', path: file.path, fate, isThere: true };
};

/** Whether a file is as it is published. */
const isCurrent = (file?: TableFile) => file?.text === file?.published;

/** What was published, with the addresses. */
export function linkLines({ commit, pullRequest, artifact }: Links): readonly string[] {
  const named = { Commit: commit, 'Pull request': pullRequest, Artifact: artifact };
  return Object.entries(named).flatMap(([label, link]) =>
    link === undefined ? [] : `${label} ${link.name}: ${link.url}`,
  );
}

/** A line on rows that a later run enriches; empty if there are none. A green run looks done. */
export function leftNotice(run: RunReport): string {
  const { stale, pending } = run.stats.rows;
  if (stale + pending === 0) return '';
  const [first] = openRows(run).filter(({ row }) => row.state !== 'failed');
  const { stopped } = run.stats;
  const why = stopped === null ? (first?.row.reason ?? '') : STOP_REASONS[stopped];
  const states = [
    stale > 0 ? `${thousands(stale)} stale` : '',
    pending > 0 ? `${thousands(pending)} pending` : '',
  ];
  const rows = `${plural(stale + pending, 'row')} left (${joinParts(states, ', ')})`;
  const next = isTooSmall(run.stats)
    ? 'The budget is too small for any of them: raise it'
    : 'The next run continues';
  return `${rows}: ${withoutStop(ellipsize(why, MAX_REASON_POINTS))}. ${next}.`;
}

/** At least this many rows with the same reason share a line. */
const MIN_GROUPED_ROWS = 3;

/** Maximum of topics named in such a line. */
const MAX_NAMED_TOPICS = 3;

/** Maximum lengths in code points, as an annotation is read at a glance. */
const MAX_NAME_POINTS = 80;
const MAX_REASON_POINTS = 300;

/**
 * Annotations for the failed rows: one plain line for each row, or for all with the same reason; the
 * most frequent reasons come first. If there are more lines than GitHub shows, the last one counts
 * the rest.
 */
export function annotationsOf(run: RunReport): readonly string[] {
  const failed = openRows(run).filter(({ row }) => row.state === 'failed');
  const groups = [...groupBy(failed, ({ row }) => row.reason).values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => (group.length < MIN_GROUPED_ROWS ? group.map((row) => [row]) : [group]));
  if (groups.length <= MAX_ANNOTATIONS) return groups.map(annotation);
  const shown = groups.slice(0, MAX_ANNOTATIONS - 1);
  const more = failed.length - shown.flat().length;
  return [...shown.map(annotation), `${plural(more, 'more row')} failed.`];
}

function annotation(rows: readonly OpenRow[]): string {
  const reason = ellipsize(rows[0]?.row.reason ?? '', MAX_REASON_POINTS);
  const [roadmap, ...others] = new Set(rows.map(({ slug }) => slug));
  const oneRoadmap = others.length === 0;
  const where = oneRoadmap ? `${roadmap}: ` : '';
  const names = rows.map(({ slug, row }) => {
    return ellipsize(oneRoadmap ? row.topic.topic : `${slug}: ${row.topic.topic}`, MAX_NAME_POINTS);
  });
  if (rows.length === 1) return `${where}${names.join('')} failed: ${reason}`;
  const list = joinSome(names, MAX_NAMED_TOPICS);
  return `${where}${plural(rows.length, 'row')} failed (${list}): ${reason}`;
}
