import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../bench/arguments.ts';
import { loadBeside } from '../../../bench/beside.ts';
import { parseOptions } from '../../../bench/options.ts';

describe('the options of the bench', () => {
  it('are seeds from 1 on by default', () => {
    const { seeds, beside } = parseOptions([]);
    expect([seeds[0], seeds.length, beside]).toEqual([1, 20, null]);
  });

  it('name other seeds and another checkout', () => {
    expect(parseOptions(['--seeds', '3', '--from', '401', '--beside', '../old'])).toEqual({
      seeds: [401, 402, 403],
      beside: '../old',
    });
  });

  it.each([
    ['--seeds', '0'],
    ['--from', '1.5'],
    ['--seeds', 'many'],
    ['--seed', '5'],
    ['--beside'],
    ['5'],
  ])('are a usage error: %s %s', (...args) => {
    expect(() => parseOptions(args.filter((arg) => arg !== undefined))).toThrow(UsageError);
  });

  it('say so if the folder is no checkout', async () => {
    await expect(loadBeside('/nowhere')).rejects.toThrow('--beside: /nowhere is no checkout');
  });
});
