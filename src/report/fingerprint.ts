import { createHash } from 'node:crypto';
import { quality } from './figures.ts';
import { openRows } from './open-rows.ts';
import type { Report } from './run-report.ts';

/** What services put into messages to tell one request from another, and its time. */
const REQUEST_MARKS = new RegExp(
  [
    '[0-9A-F]{4}(?::[0-9A-F]{2,}){2,}', // GitHub
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', // Azure, which stores caches and artifacts
    '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z',
  ].join('|'),
  'gi',
);

const HEX_DIGITS = 16;

/**
 * Identifies the result of a run: it differs as soon as a reader would find another result in the
 * report. It is the same for two runs with the same result, whatever they took: requests, tokens,
 * cost, time, the forecast made from them, and the links to run, commit and artifact do not count,
 * nor does the commit that a roadmap's texts were read at.
 */
export function fingerprint({ run, links, notes }: Report): string {
  const { stats, tables, planned, preview, errors } = run;
  const { complete, stopped, rows, requests, roadmaps } = stats;
  const result = {
    complete,
    stopped,
    rows,
    // A run that sent no requests is described in other words.
    sentRequests: requests.total > 0,
    roadmaps: roadmaps.map(({ source: _, error, ...roadmap }) => ({
      ...roadmap,
      error: error && withoutMarks(error),
    })),
    planned,
    preview,
    quality: quality(run),
    changes: tables.map(({ slug, changes, files: [record] }) => {
      return { slug, ...changes, isNew: record.published === null };
    }),
    openRows: openRows(run).map(({ slug, row: { topic, state, reason, refused } }) => {
      return [slug, topic.topic, state, reason, refused];
    }),
    errors: errors.map(withoutMarks),
    notes: notes.map(withoutMarks),
    pullRequest: links.pullRequest,
  };
  return createHash('sha256').update(JSON.stringify(result)).digest('hex').slice(0, HEX_DIGITS);
}

/** An error that recurs is the same error, though it came with another request. */
const withoutMarks = (message: string) => message.replace(REQUEST_MARKS, '');
