import { z } from 'zod';
import { type Column, cellOf } from '../columns/column.ts';
import type { Values } from '../engine/model.ts';

/** A cached value. Its dates are in UTC. */
export interface StoredValue {
  /** The row's key. */
  readonly k: string;
  readonly values: Values;
  readonly model: string;
  readonly prompt: number;
  /** When the model gave it, in ISO 8601. */
  readonly made: string;
  /** The month in which a run last needed it, `YYYY-MM`. */
  readonly used: string;
}

/** A final refusal: the reason, and when. */
export interface StoredRefusal {
  readonly k: string;
  readonly refused: string;
  readonly made: string;
}

/** What the cache holds of one row: one line of its file. */
export type StoredEntry = StoredValue | StoredRefusal;

/** Months after which entries that no run needed are dropped. */
export const UNUSED_MONTHS = 3;

/** Days after which a refused row is asked again. */
export const REFUSED_DAYS = 7;

const DAY_MS = 86_400_000;

const key = z.string().regex(/^[0-9a-f]{64}$/);
const made = z.iso.datetime();
const valueLine = z.looseObject({
  k: key,
  model: z.string().max(100),
  prompt: z.number().int(),
  made,
  used: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
const refusalLine = z.object({ k: key, refused: z.string().max(100), made });

/**
 * An entry from its line, or null where that is torn or invalid. The cells of a value are members of
 * their column's id, each in the form that its column keeps.
 */
export function parseStoredEntry(text: string, columns: readonly Column[]): StoredEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const line = valueLine.safeParse(json).data;
  if (line === undefined) return refusalLine.safeParse(json).data ?? null;
  const values: Record<string, string> = {};
  for (const { id, name, parse } of columns) {
    const cell = parse(line[id]);
    if (!cell.ok || cell.value !== line[id]) return null;
    values[name] = cell.value;
  }
  const { k, model, prompt, made, used } = line;
  return { k, values, model, prompt, made, used };
}

/** The line of an entry, without its line break. */
export function formatStoredEntry(entry: StoredEntry, columns: readonly Column[]): string {
  if ('refused' in entry) return JSON.stringify(entry);
  const { k, values, ...rest } = entry;
  const cells = Object.fromEntries(columns.map((column) => [column.id, cellOf(values, column)]));
  return JSON.stringify({ k, ...cells, ...rest });
}

/** Whether an entry is to be dropped. */
export function isOutdated(entry: StoredEntry, now: Date): boolean {
  // A day or month that is yet to come is no date of ours: it would hold for ever.
  const age = now.getTime() - Date.parse(entry.made);
  if ('refused' in entry) return age > REFUSED_DAYS * DAY_MS || age < -DAY_MS;
  const months = monthIndex(monthOf(now)) - monthIndex(entry.used);
  return months > UNUSED_MONTHS || months < -1;
}

/** `YYYY-MM`, in UTC. */
export function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}
