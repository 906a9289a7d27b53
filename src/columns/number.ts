import type { Parsed } from '../engine/model.ts';
import type { Column, ColumnBase } from './column.ts';
import { rangeOf } from './summary.ts';

/** A number and nothing else, as JSON, people and spreadsheets write it. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** A longer text is no number that anybody wrote. In UTF-16 units. */
const MAX_LENGTH = 40;

/** Digits that take about one output token. */
const DIGITS_PER_TOKEN = 3;

export interface NumberLimits {
  readonly from: number;
  readonly to: number;
  /** Digits after the decimal point. */
  readonly decimals: number;
}

/** A column of numbers within a range. */
export function numberColumn(definition: ColumnBase & NumberLimits): Column {
  const { from, to, decimals, name, id, plural = name, identity = id, instruction } = definition;
  const limits = { from, to, decimals };
  const digits = Math.max(...[from, to].map((limit) => plain(limit, decimals).length)) + decimals;
  const expected = 4 + Math.ceil(digits / DIGITS_PER_TOKEN);
  return {
    ...{ name, id, identity, instruction },
    kind: 'number',
    tokens: { expected, max: expected * 2 },
    distinct: false,
    schema: { type: decimals === 0 ? 'integer' : 'number' },
    // The decimal point takes a place of its own.
    width: Math.max(name.length, digits + 1),
    parse: (raw) => {
      const cell = parseNumber(raw, limits);
      return cell.ok ? cell : { ok: false, why: `${name} ${cell.why}` };
    },
    // `Hours: median 12 (2 to 40).`
    summarize: (values) => {
      // A person may have written something else, or a number out of range.
      const numbers = values
        .map(numberOf)
        .filter(Number.isFinite)
        .toSorted((a, b) => a - b);
      if (numbers.length === 0) return `${plural}: no numbers.`;
      // Of an even number of values, the middle lies between two: at most one digit more.
      const median = plain(medianOf(numbers), decimals + 1);
      return `${plural}: median ${median}${rangeOf(numbers, (value) => plain(value, decimals))}.`;
    },
  };
}

/**
 * A number in plain decimal notation without zeros at the end, or why it is none within the limits.
 * Limits are far from where numbers lose digits.
 */
function parseNumber(raw: unknown, { from, to, decimals }: NumberLimits): Parsed<string> {
  const invalid = (why: string): Parsed<string> => ({ ok: false, why });
  const value = typeof raw === 'string' ? numberOf(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) return invalid('is not a number');
  if (value < from) return invalid(`is below ${plain(from, decimals)}`);
  if (value > to) return invalid(`is above ${plain(to, decimals)}`);
  const text = plain(value, decimals);
  if (Number(text) !== value)
    return invalid(decimals === 0 ? 'is not a whole number' : `has over ${decimals} decimals`);
  return { ok: true, value: text };
}

function numberOf(raw: string): number {
  if (raw.length > MAX_LENGTH) return Number.NaN;
  const text = raw.trim();
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}

/** A number of moderate size in plain decimal notation, without zeros at the end. */
export function plain(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
