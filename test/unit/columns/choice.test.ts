import { describe, expect, it } from 'vitest';
import { choiceColumn } from '../../../src/columns/choice.ts';

const definition = {
  name: 'Level',
  id: 'level',
  instruction: 'how far on a learner is.',
  choices: ['low', 'middle', 'high'],
};
const column = choiceColumn(definition);

describe('a column of choices', () => {
  it.each(['low', 'middle', 'high'])('has the value %s', (value) => {
    expect(column.parse(value)).toEqual({ ok: true, value });
  });

  it.each(['Low', ' low', 'LOW\n', '\u200blow'])(
    'has its value as it is defined, however it is written: %j',
    (raw) => {
      expect(column.parse(raw)).toEqual({ ok: true, value: 'low' });
    },
  );

  it('has the value that is written exactly so before one that differs in case', () => {
    const { parse } = choiceColumn({ ...definition, choices: ['Go', 'GO'] });
    expect(parse('GO')).toEqual({ ok: true, value: 'GO' });
    expect(parse('go')).toEqual({ ok: true, value: 'Go' });
  });

  it.each(['', 'low.', 'none', 'low or high', 'lo w', `low${' '.repeat(500)}`])(
    'has no other value: %j',
    (raw) => {
      expect(column.parse(raw)).toEqual({ ok: false, why: 'invalid level' });
    },
  );

  it.each([undefined, null, 1, true, ['low'], { value: 'low' }])(
    'has no value that is no text: %j',
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
    expect(choiceColumn({ ...definition, name: 'Difficulty', choices: ['low'] }).width).toBe(10);
  });

  it('is expected to take as many tokens as the longest of them', () => {
    expect(column.tokens).toEqual({ expected: 5, max: 10 });
    const long = choiceColumn({ ...definition, choices: ['low', 'x'.repeat(40)] });
    expect(long.tokens).toEqual({ expected: 13, max: 26 });
  });

  it('is summed up by how often each is chosen, the one that never is too', () => {
    expect(column.summarize(['low', 'High', 'low'])).toBe(
      'Level: 2 low (67 %), 0 middle (0 %), 1 high (33 %).',
    );
    expect(column.summarize(Array<string>(1_200).fill('low'))).toBe(
      'Level: 1,200 low (100 %), 0 middle (0 %), 0 high (0 %).',
    );
  });
});
