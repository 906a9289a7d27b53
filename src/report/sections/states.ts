import type { FinishedRow, RowState } from '../../values/finish.ts';
import { REFUSED_DAYS } from '../../values/stored-entry.ts';

/** The states that a reader has to know to act on them. */
const MEANINGS = {
  failed: 'the model refused the row or never gave a valid answer',
  stale: 'has a value for an older text, could not be renewed now',
  pending: 'not asked, or not answered, for lack of quota, budget, time, key or text',
} as const satisfies Partial<Record<RowState, string>>;

/** A line that says what the states of these rows mean, and when the rows are asked again. */
export function statesNote(rows: readonly FinishedRow[]): string {
  const present = new Set<RowState>(rows.map(({ state }) => state));
  const meanings = Object.entries(MEANINGS)
    .filter(([state]) => present.has(state as keyof typeof MEANINGS))
    .map(([state, meaning]) => `**${state}**: ${meaning}.`);
  const again = rows.some(({ refused }) => refused)
    ? `The next run asks again, for refused rows after ${REFUSED_DAYS} days or with \`refresh: all\`.`
    : 'The next run asks again.';
  return `<sub>${[...meanings, again].join(' ')}</sub>`;
}
