import { describe, expect, it } from 'vitest';
import { choiceColumn } from '../../../src/columns/choice.ts';

const column = choiceColumn({
  name: 'Level',
  id: 'level',
  instruction: 'how far on a learner is.',
  choices: ['low', 'middle', 'high'],
  tokens: { expected: 4, max: 8 },
});

describe('a column of choices', () => {
  it.each(['low', 'middle', 'high'])('has the value %s', (value) => {
    expect(column.parse(value)).toEqual({ ok: true, value });
  });

  it.each(['', 'Low', ' low', 'low.', 'none', undefined, null, 1, ['low']])(
    'has no other: %j',
    (raw) => {
      expect(column.parse(raw)).toEqual({ ok: false, why: 'invalid level' });
    },
  );

  it('asks for one of them, and may repeat it', () => {
    expect(column.schema).toEqual({ type: 'string', enum: ['low', 'middle', 'high'] });
    expect(column.distinct).toBe(false);
  });

  it('is as wide as the longest of them, or its name', () => {
    expect(column.width).toBe('middle'.length);
    expect(choiceColumn({ ...column, name: 'Difficulty', choices: ['low'] }).width).toBe(10);
  });

  it('is summed up by how often each is chosen, the one that never is too', () => {
    expect(column.summarize(['low', 'high', 'low'])).toBe(
      'Levels: 2 low (67 %), 0 middle (0 %), 1 high (33 %).',
    );
    expect(column.summarize(Array<string>(1_200).fill('low'))).toBe(
      'Levels: 1,200 low (100 %), 0 middle (0 %), 0 high (0 %).',
    );
  });
});
