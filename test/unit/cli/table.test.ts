import { describe, expect, it } from 'vitest';
import { tableText } from '../../../src/cli/table.ts';
import { finishedOf, topicOf } from '../samples.ts';

const rows = [
  finishedOf({ topic: topicOf({ topic: 'Kiln' }), tldr: 'Oven that hardens clay' }),
  finishedOf({ topic: topicOf({ topic: 'Glaze' }), tldr: '', challenge: '', state: 'pending' }),
];

const widths = (text: string) => text.split('\n').map((line) => [...line].length);

describe('the table of a terminal', () => {
  it('shows category, topic, TLDR and challenge', () => {
    const lines = tableText(rows, 10, 100).split('\n');
    expect(lines[1]).toMatch(/Category.*Topic.*TLDR.*Challenge/);
    expect(lines.join('\n')).toMatch(/Ceramics.*Kiln.*Oven that hardens clay.*practice/);
  });

  it('shows the state of a row without a TLDR', () => {
    expect(tableText(rows, 10, 100)).toMatch(/Glaze.*\(pending\)/);
  });

  it('has no Challenge column where no row has one', () => {
    const preview = finishedOf({ challenge: '' });
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
    expect(tableText(rows, 1, 100)).toMatch(/and 1 more row in the file\n$/);
    expect(tableText(rows, 2, 100)).not.toContain('more');
  });

  it.each([100, 120, 200])('fits %d columns, long words and all', (columns) => {
    const long = finishedOf({
      topic: topicOf({ topic: 'x'.repeat(150), category: 'A long category name '.repeat(5) }),
      tldr: `${'word '.repeat(11)}${'y'.repeat(60)}`,
    });
    expect(Math.max(...widths(tableText([long, ...rows], 10, columns)))).toBeLessThanOrEqual(
      columns,
    );
  });

  it('has no colours: it may go to a file', () => {
    expect(tableText(rows, 10, 100)).not.toContain('\u001b');
  });

  it('of no rows is a head', () => {
    expect(tableText([], 10, 100)).toContain('TLDR');
  });

  it('lets no cell of somebody else’s table steer the terminal', () => {
    const stale = finishedOf({
      state: 'stale',
      tldr: 'Old\u001b]0;title\u0007 \u009b2J \u202evalue',
      challenge: '\u001b[2J',
    });
    expect(tableText([stale], 10, 100)).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
  });
});
