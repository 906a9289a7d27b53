import Table from 'cli-table3';
import { oneLine } from '../lib/log.ts';
import { plural } from '../lib/text/words.ts';
import type { FinishedRow } from '../values/finish.ts';

/** Widths of the columns; TLDR takes what is left of the terminal. */
const CATEGORY_WIDTH = 22;
const TOPIC_WIDTH = 26;
const NARROW_TOPIC_WIDTH = 18;
const CHALLENGE_WIDTH = 11;
const NARROWEST_TLDR = 20;

/** A terminal of fewer columns has no room for the category; of still fewer, for a whole topic. */
const WIDE_COLUMNS = 96;
const MEDIUM_COLUMNS = 72;

/** The first `shown` rows of a table as text, for a terminal of `columns` columns. */
export function tableText(rows: readonly FinishedRow[], shown: number, columns: number): string {
  const withChallenge = rows.some(({ challenge }) => challenge !== '');
  const withCategory = columns >= WIDE_COLUMNS;
  const widths = [
    ...(withCategory ? [CATEGORY_WIDTH] : []),
    columns < MEDIUM_COLUMNS ? NARROW_TOPIC_WIDTH : TOPIC_WIDTH,
  ];
  const last = withChallenge ? [CHALLENGE_WIDTH] : [];
  // A border stands before every column, and behind the last.
  const used = [...widths, ...last].reduce((sum, width) => sum + width + 1, 2);
  const tldrWidth = Math.max(NARROWEST_TLDR, columns - used);
  const table = new Table({
    head: [
      ...(withCategory ? ['Category'] : []),
      'Topic',
      'TLDR',
      ...(withChallenge ? ['Challenge'] : []),
    ],
    colWidths: [...widths, tldrWidth, ...last],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { topic, tldr, challenge, state } of rows.slice(0, shown)) {
    const text = tldr === '' ? `(${state})` : tldr;
    const cells = [
      ...(withCategory ? [topic.category] : []),
      topic.topic,
      text,
      ...(withChallenge ? [challenge] : []),
    ];
    // A stale value is a stranger's: it stands in the table as it was found.
    table.push(cells.map(oneLine));
  }
  const more = rows.length - shown;
  return `${table.toString()}\n${more > 0 ? `and ${plural(more, 'more row')} in the file\n` : ''}`;
}
