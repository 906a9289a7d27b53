import { describe, expect, it } from 'vitest';
import { tableText as textOf } from '../../../../src/cli/terminal/table.ts';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import type { FinishedRow } from '../../../../src/values/finish.ts';
import { finishedOf, MORE_COLUMNS, topicOf } from '../../samples.ts';

const rows = [
  finishedOf({
    topic: topicOf({ topic: 'Kiln' }),
    values: { TLDR: 'Oven that hardens clay', Challenge: 'practice' },
  }),
  finishedOf({ topic: topicOf({ topic: 'Glaze' }), values: {}, state: 'pending' }),
];

/** The table of these rows, of so many of them and of so many characters. */
const tableText = (some: readonly FinishedRow[], shown: number, width: number, columns = COLUMNS) =>
  textOf(some, columns, { rows: shown, width });

const widths = (text: string) => text.split('\n').map((line) => [...line].length);

describe('the table of a terminal', () => {
  it('shows category, topic, TLDR and challenge', () => {
    const lines = tableText(rows, 10, 100).split('\n');
    expect(lines[1]).toMatch(/Category.*Topic.*TLDR.*Challenge/);
    expect(lines.join('\n')).toMatch(/Ceramics.*Kiln.*Oven that hardens clay.*practice/);
  });

  it('shows that a row failed, and leaves out those that wait', () => {
    const failed = finishedOf({ topic: topicOf({ topic: 'Slip' }), state: 'failed', values: {} });
    const text = tableText([...rows, failed], 10, 100);
    expect(text).toMatch(/Slip.*\(failed\)/);
    expect(text).not.toContain('Glaze');
    expect(text).toMatch(/and 1 more row in the file\n$/);
  });

  it('has no Challenge column where no row has one', () => {
    const preview = finishedOf({ values: { TLDR: 'Oven' } });
    expect(tableText([preview], 10, 100)).not.toContain('Challenge');
  });

  it('shows as many rows as it is told, and counts the others', () => {
    const text = tableText(
      Array.from({ length: 5 }, () => rows[0] ?? finishedOf()),
      3,
      100,
    );
    expect(text.match(/Kiln/g)).toHaveLength(3);
    expect(text).toMatch(/and 2 more rows in the file\n$/);
    expect(tableText(rows.slice(0, 1), 1, 100)).not.toContain('more');
  });

  it.each([100, 120, 200])('fits %d columns, long words and all', (columns) => {
    const long = finishedOf({
      topic: topicOf({ topic: 'x'.repeat(150), category: 'A long category name '.repeat(5) }),
      values: { TLDR: `${'word '.repeat(11)}${'y'.repeat(60)}`, Challenge: 'practice' },
    });
    expect(Math.max(...widths(tableText([long, ...rows], 10, columns)))).toBeLessThanOrEqual(
      columns,
    );
  });

  it('has no colours: it may go to a file', () => {
    expect(tableText(rows, 10, 100)).not.toContain('\u001b');
  });

  it('has the state of its rows where none has a value', () => {
    const text = tableText([finishedOf({ values: {}, state: 'failed' })], 10, 100);
    expect(text).toMatch(/Topic.*TLDR/);
    expect(text).toMatch(/Kiln.*\(failed\)/);
  });

  it('of no rows is a head', () => {
    expect(tableText([], 10, 100)).toContain('TLDR');
  });

  it('lets no cell of somebody else’s table steer the terminal', () => {
    const stale = finishedOf({
      state: 'stale',
      values: { TLDR: 'Old\u001b]0;title\u0007 \u009b2J \u202evalue', Challenge: '\u001b[2J' },
    });
    expect(tableText([stale], 10, 100)).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
  });
});

describe('the table of a terminal with more columns', () => {
  const wide = finishedOf({
    values: { TLDR: 'Oven', Challenge: 'practice', Note: 'Gets hot', Level: 'low' },
  });
  /** The parts of a line between its borders, as wide as they are. */
  const cellsOf = (text: string, line: number) => text.split('\n')[line]?.split('│').slice(1, -1);

  it('shows them in their order', () => {
    const text = tableText([wide], 10, 120, MORE_COLUMNS);
    expect(
      cellsOf(text, 1)
        ?.slice(2)
        .map((cell) => cell.trim()),
    ).toEqual(['TLDR', 'Challenge', 'Note', 'Level']);
    expect(text).toMatch(/Oven.*practice.*Gets hot.*low/);
  });

  it.each([120, 121, 200])(
    'shares %i characters between the texts, short values take what they need',
    (width) => {
      const text = tableText([wide], 10, width, MORE_COLUMNS);
      const [tldr = 0, challenge, note, level] = (cellsOf(text, 1) ?? [])
        .slice(2)
        .map(({ length }) => length);
      expect([challenge, level]).toEqual(['Challenge'.length + 2, 'middle'.length + 2]);
      expect(tldr).toBe(note);
      expect(Math.max(...widths(text))).toBeLessThanOrEqual(width);
      expect(Math.max(...widths(text))).toBeGreaterThan(width - 2);
    },
  );

  it('gives a text no less than it can be read in, and names the columns without room', () => {
    const text = tableText([wide], 10, 40, MORE_COLUMNS);
    expect((cellsOf(text, 1) ?? []).map(({ length }) => length)).toEqual([18, 20]);
    expect(text).toMatch(/\nnot shown: Challenge, Note, Level\n$/);
  });

  it('leaves out a text without room, and shows a short value after it', () => {
    const text = tableText([wide], 10, 72, MORE_COLUMNS);
    expect(Math.max(...widths(text))).toBeLessThanOrEqual(72);
    expect(text).toMatch(/TLDR.*Challenge.*Level/);
    expect(text).toMatch(/\nnot shown: Note\n$/);
  });

  it('shows the beginning of a long text of several lines', () => {
    const steps = Array.from({ length: 60 }, (_, i) => `- Step number ${i}`);
    const long = finishedOf({ values: { TLDR: 'Oven', Note: steps.join('\n') } });
    const text = tableText([long], 10, 100, MORE_COLUMNS);
    expect(text).toContain('- Step number 0 -');
    expect(text).toContain('…');
    expect(text.split('\n').length).toBeLessThan(20);
  });

  it('has none of which no row has a value', () => {
    const text = tableText(
      [finishedOf({ values: { TLDR: 'Oven', Level: 'low' } })],
      10,
      120,
      MORE_COLUMNS,
    );
    expect(
      cellsOf(text, 1)
        ?.slice(2)
        .map((cell) => cell.trim()),
    ).toEqual(['TLDR', 'Level']);
  });
});
