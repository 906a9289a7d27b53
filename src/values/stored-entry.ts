import { z } from 'zod';
import type { Column } from '../columns/column.ts';

const KEY = /^[0-9a-f]{64}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const TIME = z.regexes.datetime({});

/** The longest identity of a column, value, name of a model, and reason, in characters. */
const MAX = { c: 40, v: 20_000, model: 100, refused: 100 };

const key = z.string();
const origin = {
  model: z.string(),
  prompt: z.number().int(),
  /** When the model gave it, in ISO 8601. */
  made: z.string(),
  /** The month in which a run last used it, `YYYY-MM`. */
  used: z.string(),
};
/** The column's identity. */
const c = z.string();

const value = z.object({ k: key, c, v: z.string(), ...origin });
const refusal = z.object({ k: key, c, refused: z.string(), made: z.string() });

/** The form before columns of the user's own: a line per row. */
const oldValue = z.object({ k: key, tldr: z.string(), challenge: z.string(), ...origin });
const oldRefusal = z.object({ k: key, refused: z.string(), made: z.string() });

/** Identities of the columns that there were then. */
const OLD_COLUMNS = ['tldr', 'challenge'] as const;

/** The cached value `v` of the column `c` for a row with the key `k`. Its dates are in UTC. */
export type StoredValue = Readonly<z.output<typeof value>>;

/** A final refusal of a cell, or that it never had a valid value: the reason and the date. */
export type StoredRefusal = Readonly<z.output<typeof refusal>>;

/** The cache's entry for one cell: one line of its file. */
export type StoredEntry = StoredValue | StoredRefusal;

/** Months after which entries that no run has used are dropped. */
export const UNUSED_MONTHS = 3;

/** Entries from so many months ahead are kept: the date may have been wrong when they were used. */
const MAX_MONTHS_AHEAD = 12;

/** Days after which a refused cell is retried. */
export const REFUSED_DAYS = 7;

const DAY_MS = 86_400_000;

/**
 * Reads a line: its entries (two of a line in the old form), none if it is torn or invalid. A value
 * of one of these columns must be in the form in which the column keeps it; those of other columns
 * belong to other workflows that share the cache.
 */
export function parseStoredEntries(
  text: string,
  columns: ReadonlyMap<string, Column>,
): readonly StoredEntry[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const entry = value.safeParse(json).data ?? refusal.safeParse(json).data;
  const entries = entry === undefined ? parseOldLine(json) : [entry];
  return entries.every((each) => isValid(each, columns)) ? entries : [];
}

function parseOldLine(json: unknown): readonly StoredEntry[] {
  const row = oldValue.safeParse(json).data;
  if (row !== undefined) {
    const { k, tldr, challenge, ...rest } = row;
    return OLD_COLUMNS.map((id) => ({ k, c: id, v: id === 'tldr' ? tldr : challenge, ...rest }));
  }
  const refused = oldRefusal.safeParse(json).data;
  return refused === undefined ? [] : OLD_COLUMNS.map((id) => ({ ...refused, c: id }));
}

function isValid(entry: StoredEntry, columns: ReadonlyMap<string, Column>): boolean {
  // Here rather than in the schemas, which check a string's form at several times the cost.
  if (!KEY.test(entry.k) || !TIME.test(entry.made) || !fits(entry.c, MAX.c)) return false;
  if ('refused' in entry) return entry.refused.length <= MAX.refused;
  if (!MONTH.test(entry.used) || !fits(entry.v, MAX.v)) return false;
  if (entry.model.length > MAX.model) return false;
  const cell = columns.get(entry.c)?.parse(entry.v);
  return cell === undefined || (cell.ok && cell.value === entry.v);
}

const fits = (text: string, max: number) => text !== '' && text.length <= max;

/** The line of an entry, without its line break. */
export function formatStoredEntry(entry: StoredEntry): string {
  if ('refused' in entry) {
    const { k, c, refused, made } = entry;
    return JSON.stringify({ k, c, refused, made });
  }
  const { k, c, v, model, prompt, made, used } = entry;
  return JSON.stringify({ k, c, v, model, prompt, made, used });
}

/**
 * Whether to drop an entry. `lastUsed` is the last month of any entry of the file: on a machine whose
 * date was set far forward, they would all be dropped at once.
 */
export function isOutdated(entry: StoredEntry, now: Date, lastUsed: string): boolean {
  if ('refused' in entry) {
    const age = now.getTime() - Date.parse(entry.made);
    return age > REFUSED_DAYS * DAY_MS || age < -DAY_MS;
  }
  const used = monthIndex(entry.used);
  const month = now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  // An entry from a distant future is not ours, and would stay forever.
  if (used > month + MAX_MONTHS_AHEAD) return true;
  return Math.min(month, monthIndex(lastUsed) + 1) - used > UNUSED_MONTHS;
}

/** The last month in which any of the entries was used, `YYYY-MM`; empty if none was. */
export function lastUsedOf(entries: readonly StoredEntry[]): string {
  const months = entries.map((entry) => ('used' in entry ? entry.used : ''));
  return months.reduce((last, month) => (month > last ? month : last), '');
}

/** `YYYY-MM`, in UTC. */
export function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}
