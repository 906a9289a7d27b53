import { describe, expect, it } from 'vitest';
import { numberColumn } from '../../../src/columns/number.ts';

const definition = { name: 'Hours', id: 'hours', instruction: 'hours of study.' };
const whole = numberColumn({ ...definition, from: 1, to: 200, decimals: 0 });
const precise = numberColumn({ ...definition, from: -5, to: 5, decimals: 2 });

describe('a column of numbers', () => {
  it.each([
    [12, '12'],
    ['12', '12'],
    [' 12\n', '12'],
    ['+12', '12'],
    ['012', '12'],
    [12.0, '12'],
    ['12.0', '12'],
    ['12.', '12'],
    ['1.2E+01', '12'],
    [100, '100'],
    [1, '1'],
    [200, '200'],
  ])('has %j as %s, in plain decimal notation', (raw, value) => {
    expect(whole.parse(raw)).toEqual({ ok: true, value });
  });

  it.each([
    [2.5, '2.5'],
    ['2.50', '2.5'],
    ['.25', '0.25'],
    [-0.5, '-0.5'],
    [-0, '0'],
    ['-0.00', '0'],
    [5, '5'],
  ])('with decimals has %j as %s, without zeros at its end', (raw, value) => {
    expect(precise.parse(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ...['', ' ', 'twelve', '12 hours', '1,200', '12,5', '10-20', '0x10', '1e', '--1', '1 2', '١٢'],
    ...['NaN', 'Infinity', '1e999', '***', `${'1'.repeat(100_000)}`, `1${' '.repeat(100_000)}`],
    ...[Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, [12], { hours: 12 }],
  ])('has no value that is not wholly a number: %j', (raw) => {
    expect(whole.parse(raw)).toEqual({ ok: false, why: 'Hours is not a number' });
  });

  it.each([
    [0, 'Hours is below 1'],
    ['-3', 'Hours is below 1'],
    [201, 'Hours is above 200'],
    [1e21, 'Hours is above 200'],
    ['1e21', 'Hours is above 200'],
  ])('has no value out of its range, and says on which side: %j', (raw, why) => {
    expect(whole.parse(raw)).toEqual({ ok: false, why });
  });

  it.each([1.5, '1.5', 199.999, 0.1 + 0.9 + 1e-9])(
    'has no fraction where it has no decimals: %j',
    (raw) => {
      expect(whole.parse(raw)).toEqual({ ok: false, why: 'Hours is not a whole number' });
    },
  );

  it('has no more decimals than it may have', () => {
    expect(precise.parse('1.234')).toEqual({ ok: false, why: 'Hours has over 2 decimals' });
  });

  it('asks for a whole number, or for any', () => {
    expect(whole.schema).toEqual({ type: 'integer' });
    expect(precise.schema).toEqual({ type: 'number' });
  });

  it('is as wide as its longest number, or its name', () => {
    expect(whole.width).toBe('Hours'.length);
    const large = numberColumn({ ...definition, from: 0, to: 1_000_000, decimals: 3 });
    expect(large.width).toBeGreaterThanOrEqual('999999.999'.length);
  });

  it('is summed up by its median and range', () => {
    expect(whole.summarize(['10', '2', '40'])).toBe('Hours: median 10 (2 to 40).');
    expect(whole.summarize(['10', '2', '40', '11'])).toBe('Hours: median 10.5 (2 to 40).');
    expect(whole.summarize(['7', '7'])).toBe('Hours: median 7.');
    expect(precise.summarize(['0.25', '-1.5'])).toBe('Hours: median -0.625 (-1.5 to 0.25).');
  });

  it('leaves out of its sum what a person wrote that is no number', () => {
    expect(whole.summarize(['10', 'a few', '20'])).toBe('Hours: median 15 (10 to 20).');
    expect(whole.summarize(['a few'])).toBe('Hours: no numbers.');
  });
});
