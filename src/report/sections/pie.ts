import { type RowState, STATES } from '../../values/finish.ts';
import type { Report } from '../run-report.ts';

/** A picture helps where at least two slices can be told from a line: the least share of the rows. */
const VISIBLE = 1 / 20;

/** A colour has one meaning in every report; all are readable on white and on black. */
const COLOURS: Readonly<Record<RowState, string>> = {
  enriched: '#4c9a6a',
  cached: '#6f9bd1',
  stale: '#d9a441',
  failed: '#d1605e',
  pending: '#9aa0a6',
};

/** The rows by state as a picture; the table of the roadmaps says the same in words. */
export function pieSection({ run }: Report): string {
  const { rows, plan } = run.stats;
  const visible = STATES.filter((state) => rows[state] >= rows.total * VISIBLE && rows[state] > 0);
  if (plan || visible.length < 2) return '';
  const states = STATES.filter((state) => rows[state] > 0);
  const colours = Object.fromEntries(states.map((state, i) => [`pie${i + 1}`, COLOURS[state]]));
  return [
    '```mermaid',
    `%%{init: ${JSON.stringify({ themeVariables: colours })}}%%`,
    'pie showData',
    '    title Rows by state',
    ...states.map((state) => `    "${state}" : ${rows[state]}`),
    '```',
  ].join('\n');
}
