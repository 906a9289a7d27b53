import { z } from 'zod';
import { type Column, cellOf, parseCells } from '../columns/column.ts';
import type { Values } from '../engine/model.ts';

const key = z.string().regex(/^[0-9a-f]{64}$/);
const made = z.iso.datetime();
const value = z.object({
  k: key,
  model: z.string().max(100),
  prompt: z.number().int(),
  /** When the model gave it, in ISO 8601. */
  made,
  /** The month in which a run last used it, `YYYY-MM`. */
  used: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
const refusal = z.object({ k: key, refused: z.string().max(100), made });

/** A cached value of the row with the key `k`. Its dates are in UTC. */
export type StoredValue = Readonly<z.output<typeof value>> & { readonly values: Values };

/** A final refusal: its reason and date. */
export type StoredRefusal = Readonly<z.output<typeof refusal>>;

/** The cache's entry for one row: one line of its file. */
export type StoredEntry = StoredValue | StoredRefusal;

/** Months after which entries that no run has used are dropped. */
export const UNUSED_MONTHS = 3;

/** Entries from so many months ahead are kept: the date may have been wrong when they were used. */
const MAX_MONTHS_AHEAD = 12;

/** Days after which a refused row is retried. */
export const REFUSED_DAYS = 7;

const DAY_MS = 86_400_000;

/**
 * Reads a line; null if it is torn or invalid. Each cell is a member named by its column's id, in the
 * form in which the column keeps it.
 */
export function parseStoredEntry(text: string, columns: readonly Column[]): StoredEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const line = value.loose().safeParse(json).data;
  if (line === undefined) return refusal.safeParse(json).data ?? null;
  const cells = parseCells(({ id }) => line[id], columns);
  if (!cells.ok || columns.some((column) => cellOf(cells.value, column) !== line[column.id])) {
    return null;
  }
  const { k, model, prompt, made, used } = line;
  return { k, values: cells.value, model, prompt, made, used };
}

/** The line of an entry, without its line break. */
export function formatStoredEntry(entry: StoredEntry, columns: readonly Column[]): string {
  if ('refused' in entry) return JSON.stringify(entry);
  const { k, values, ...rest } = entry;
  const cells = Object.fromEntries(columns.map((column) => [column.id, cellOf(values, column)]));
  return JSON.stringify({ k, ...cells, ...rest });
}

/**
 * Whether to drop an entry. `lastUsed` is the last month of any entry of the file: on a machine whose
 * date was set far forward, they would all be dropped at once.
 */
export function isOutdated(entry: StoredEntry, now: Date, lastUsed: string): boolean {
  const age = now.getTime() - Date.parse(entry.made);
  if ('refused' in entry) return age > REFUSED_DAYS * DAY_MS || age < -DAY_MS;
  const used = monthIndex(entry.used);
  const month = monthIndex(monthOf(now));
  // An entry from a distant future is not ours, and would stay forever.
  if (used > month + MAX_MONTHS_AHEAD) return true;
  return Math.min(month, monthIndex(lastUsed) + 1) - used > UNUSED_MONTHS;
}

/** The last month in which any of the entries was used, `YYYY-MM`; empty if none was. */
export function lastUsedOf(entries: readonly (StoredEntry | null)[]): string {
  const months = entries.map((entry) => (entry !== null && 'used' in entry ? entry.used : ''));
  return months.reduce((last, month) => (month > last ? month : last), '');
}

/** `YYYY-MM`, in UTC. */
export function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}
