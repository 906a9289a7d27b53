import { groupBy } from '../lib/collections.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { plural } from '../lib/text/words.ts';
import type { RunReport } from './run-report.ts';

/** GitHub shows so many annotations of a kind (errors, warnings, notices) for a step. */
export const MOST_ANNOTATIONS = 10;

/** At least this many rows that failed for one reason are told in one line. */
const MANY = 3;

/** Topics named in such a line. */
const NAMED = 3;

/** Length of a name and of a reason, in code points: an annotation is read at a glance. */
const NAME_POINTS = 80;
const REASON_POINTS = 300;

interface FailedRow {
  readonly slug: string;
  readonly topic: string;
  readonly reason: string;
}

/**
 * One plain line for each failed row, or for all that failed for one reason; the most frequent
 * reasons first. Where there are more lines than GitHub shows, the last one counts the rest.
 */
export function annotationsOf({ tables }: RunReport): readonly string[] {
  const failed = tables.flatMap(({ slug, rows }) =>
    rows
      .filter(({ state }) => state === 'failed')
      .map(({ topic, reason }): FailedRow => ({ slug, topic: topic.topic, reason })),
  );
  const byReason = [...groupBy(failed, ({ reason }) => reason).values()];
  const groups = byReason
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => (group.length < MANY ? group.map((row) => [row]) : [group]));
  if (groups.length <= MOST_ANNOTATIONS) return groups.map(lineOf);
  const shown = groups.slice(0, MOST_ANNOTATIONS - 1);
  const more = failed.length - shown.reduce((sum, group) => sum + group.length, 0);
  return [...shown.map(lineOf), `${plural(more, 'more row')} failed.`];
}

function lineOf(rows: readonly FailedRow[]): string {
  const reason = ellipsize(rows[0]?.reason ?? '', REASON_POINTS);
  const [slug, ...others] = new Set(rows.map((row) => row.slug));
  const oneRoadmap = others.length === 0;
  const where = oneRoadmap ? `${slug}: ` : '';
  const names = rows
    .slice(0, NAMED)
    .map((row) => ellipsize(oneRoadmap ? row.topic : `${row.slug}: ${row.topic}`, NAME_POINTS));
  if (rows.length === 1) return `${where}${names.join('')} failed: ${reason}`;
  const more = rows.length - names.length;
  const list = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `${where}${plural(rows.length, 'row')} failed (${list}): ${reason}`;
}
