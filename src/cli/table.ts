import Table from 'cli-table3';
import type { FinishedRow } from '../enrichment/finish.ts';
import { oneLine } from '../log.ts';

/** Widths of the columns on a terminal of 100 columns; TLDR takes what is left on others. */
const TOPIC_WIDTH = 26;
const CATEGORY_WIDTH = 22;
const CHALLENGE_WIDTH = 11;
const BORDERS = 5;
const NARROWEST_TLDR = 24;

/** The first `shown` rows of a table as text, for a terminal of so many columns. */
export function tableText(rows: readonly FinishedRow[], shown: number, columns: number): string {
  const withChallenge = rows.some(({ challenge }) => challenge !== '');
  const fixed = CATEGORY_WIDTH + TOPIC_WIDTH + (withChallenge ? CHALLENGE_WIDTH : 0) + BORDERS;
  const table = new Table({
    head: ['Category', 'Topic', 'TLDR', ...(withChallenge ? ['Challenge'] : [])],
    colWidths: [
      CATEGORY_WIDTH,
      TOPIC_WIDTH,
      Math.max(NARROWEST_TLDR, columns - fixed),
      ...(withChallenge ? [CHALLENGE_WIDTH] : []),
    ],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { topic, tldr, challenge, state } of rows.slice(0, shown)) {
    const text = tldr === '' ? `(${state})` : tldr;
    const cells = [topic.category, topic.topic, text, ...(withChallenge ? [challenge] : [])];
    // A stale value is a stranger's: it stands in the table as it was found.
    table.push(cells.map(oneLine));
  }
  const more = rows.length - shown;
  return `${table.toString()}\n${more > 0 ? `and ${more} more rows in the file\n` : ''}`;
}
