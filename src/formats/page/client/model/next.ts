import type { PageColumn } from '../../page-data.ts';
import type { Entry } from './filters.ts';

/**
 * What to learn now: the first topic in reading order that is not done. Where a column says which topics
 * need experience, those come after all others. Null if everything is done.
 */
export function nextTopic(entries: readonly Entry[], columns: readonly PageColumn[]): Entry | null {
  const open = entries.filter(({ done }) => !done);
  const challenge = columns.findIndex(
    ({ name, choices }) => name === 'Challenge' && choices.includes('expert'),
  );
  return open.find(({ row }) => row.cells[challenge] !== 'expert') ?? open[0] ?? null;
}
