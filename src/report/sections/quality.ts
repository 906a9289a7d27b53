import { CHALLENGES } from '../../columns/tldr.ts';
import { percent, thousands } from '../../lib/text/words.ts';
import type { Report, RunReport } from '../run-report.ts';

/** How many rows have a value, how long their TLDRs are, and how their challenges are spread. */
export function qualitySection({ run }: Report): string {
  const { rows, successRate, plan } = run.stats;
  if (plan || rows.total === 0) return '';
  // That of a preview says nothing of a model.
  const rate = run.preview ? '' : `Success rate ${percent(successRate)}.`;
  return [rate, lengths(run), balance(run)].filter((sentence) => sentence !== '').join(' ');
}

const valuesOf = ({ tables }: RunReport) =>
  tables.flatMap(({ rows }) => rows.filter(({ tldr }) => tldr !== ''));

function lengths(run: RunReport): string {
  const values = valuesOf(run);
  if (values.length === 0) return '';
  const counts = values.map(({ tldr }) => tldr.split(/\s+/u).length);
  // A loop: all rows may be too many arguments for one call.
  let [sum, least, most] = [0, Infinity, 0];
  for (const length of counts) {
    sum += length;
    least = Math.min(least, length);
    most = Math.max(most, length);
  }
  const range = least === most ? '' : ` (${least} to ${most})`;
  return `TLDRs: ${(sum / values.length).toFixed(1)} words on average${range}.`;
}

/** A preview judges nothing. */
function balance(run: RunReport): string {
  const values = valuesOf(run).filter(({ challenge }) => challenge !== '');
  if (values.length === 0) return '';
  const parts = CHALLENGES.map((name) => {
    const count = values.filter(({ challenge }) => challenge === name).length;
    return `${thousands(count)} ${name} (${Math.round((count / values.length) * 100)} %)`;
  });
  return `Challenges: ${parts.join(', ')}.`;
}
