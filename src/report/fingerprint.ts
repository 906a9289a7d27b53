import { sha256 } from '../lib/hash.ts';
import { quality } from './figures.ts';
import { openRows } from './open-rows.ts';
import type { Report } from './run-report.ts';

/** What services put into messages to identify a request: its id and its time. */
const REQUEST_MARKS = new RegExp(
  [
    '[0-9A-F]{4}(?::[0-9A-F]{2,}){2,}', // GitHub
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', // Azure, which stores caches and artifacts
    '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z',
  ].join('|'),
  'gi',
);

/**
 * Identifies the result of a run: it changes whenever a reader would find another result in the
 * report. What the run took does not count (requests, tokens, cost, time and the forecast made from
 * them), nor do the links to run, commit and artifact, nor the commit of a roadmap's source.
 */
export function fingerprint({ run, links, notes }: Report): string {
  const { stats, tables, planned, preview, errors } = run;
  const { complete, stopped, rows, requests, roadmaps } = stats;
  const result = {
    complete,
    stopped,
    rows,
    // A run without requests has a different headline.
    sentRequests: requests.total > 0,
    roadmaps: roadmaps.map(({ source: _, error, ...roadmap }) => ({
      ...roadmap,
      error: error && withoutMarks(error),
    })),
    planned,
    preview,
    quality: quality(run),
    changes: tables.map(({ slug, changes, files: [record] }) => {
      return { slug, changes, isNew: record.published === null };
    }),
    openRows: openRows(run).map(({ slug, row: { topic, state, reason, rests } }) => {
      return [slug, topic.topic, state, reason, rests];
    }),
    errors: errors.map(withoutMarks),
    notes: notes.map(withoutMarks),
    pullRequest: links.pullRequest,
  };
  return sha256(JSON.stringify(result), 16);
}

/** A recurring error is the same error, whatever request it came with. */
const withoutMarks = (message: string) => message.replace(REQUEST_MARKS, '');
