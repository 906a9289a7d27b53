import { z } from 'zod';
import { quote } from '../lib/text/message.ts';
import type { Column } from './column.ts';
import { columnOf, definition, identityOf, idOf } from './definition.ts';
import { BUILT_IN_NAMES, type Entry, type Issue, readEntry } from './entry.ts';
import { type LocatedError, readYaml, type Yaml } from './yaml.ts';

const MAX_COLUMNS = 12;

/** More are not reported at once. */
const MAX_ERRORS = 20;

/** A line of names, which needs not be looked at as YAML. */
const NAMES = /^(?!- )[\p{L}\p{M}\p{N} _,-]{1,1000}$/u;

/** The whole text, for the JSON schema that editors use; the entries are checked one by one. */
export const columnsSchema = z.union([
  z.string().describe('Names of built-in columns, separated by commas.'),
  z
    .array(z.union([z.enum(BUILT_IN_NAMES).describe('A built-in column.'), definition]))
    .min(1)
    .max(MAX_COLUMNS),
]);

/**
 * The columns that a text names or defines: names separated by commas, or YAML. All errors are
 * reported at once; each is worded to follow what the text is called.
 */
export function parseColumns(
  text: string,
):
  | { readonly ok: true; readonly columns: readonly Column[] }
  | { readonly ok: false; readonly errors: readonly LocatedError[] } {
  const yaml: Yaml = NAMES.test(text)
    ? { ok: true, value: text, lineOf: () => null }
    : readYaml(text);
  if (!yaml.ok) return yaml;
  const { value, lineOf } = yaml;
  const list = listOf(value);
  const issues: Issue[] = [];
  if (list === null) {
    const hasKey = typeof value === 'object' && value !== null && 'columns' in value;
    const message = hasKey
      ? 'must be the list alone, without the key "columns" above it'
      : 'must be names separated by commas, or a list with "- " before each column';
    issues.push({ path: [], message });
  } else if (list.length === 0) {
    issues.push({ path: [], message: 'must name at least one column' });
  } else if (list.length > MAX_COLUMNS) {
    issues.push({ path: [], message: `has ${list.length} columns; the limit is ${MAX_COLUMNS}` });
  }
  const read = (list ?? []).map(({ item, path }) => readEntry(item, path));
  const entries = read.map(({ entry }) => entry);
  issues.push(...read.flatMap((one) => one.issues), ...repeated(entries, lineOf));
  if (issues.length === 0) return { ok: true, columns: columnsOf(entries) };
  const located = new Map(
    issues.map(({ path, message }) => {
      const line = lineOf(path);
      return [`${line} ${message}`, { line, message }];
    }),
  );
  const errors = [...located.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const more = errors.length - MAX_ERRORS;
  return {
    ok: false,
    errors: [
      ...errors.slice(0, MAX_ERRORS),
      ...(more > 0 ? [{ line: null, message: `has ${more} more errors` }] : []),
    ],
  };
}

/** The columns with their places; null for a value of another kind. */
function listOf(
  value: unknown,
): readonly { readonly item: unknown; readonly path: readonly PropertyKey[] }[] | null {
  if (value === null) return [];
  if (typeof value === 'string') {
    const names = value.split(',').map((name) => name.trim());
    return names.filter((name) => name !== '').map((item) => ({ item, path: [] }));
  }
  return Array.isArray(value)
    ? value.map((item: unknown, index) => ({ item, path: [index] }))
    : null;
}

/** Errors of columns that have the name or the definition of one before. */
function repeated(
  entries: readonly Entry[],
  lineOf: (path: readonly PropertyKey[]) => number | null,
): readonly Issue[] {
  const issues: Issue[] = [];
  const names = new Map<string, Entry>();
  const identities = new Map<string, Entry>();
  const at = ({ path }: Entry) => {
    const line = lineOf(path);
    return line === null ? '' : ` (line ${line})`;
  };
  for (const entry of entries) {
    const { name = '', made, path } = entry;
    const named = names.get(name.toLowerCase());
    if (name !== '' && named) {
      issues.push({ path, message: `the name ${quote(name)} is used twice${at(named)}` });
    } else names.set(name.toLowerCase(), entry);
    if (made === null || 'parse' in made) continue;
    const identity = identityOf(made);
    const same = identities.get(identity);
    if (same) {
      const message = `${quote(name)} is defined like ${quote(same.name ?? '')}${at(same)}. Remove one`;
      issues.push({ path, message });
    } else identities.set(identity, entry);
  }
  return issues;
}

/** Built-in columns have their ids whatever else there is. */
function columnsOf(entries: readonly Entry[]): readonly Column[] {
  const made = entries.flatMap((entry) => entry.made ?? []);
  const taken = new Set(made.flatMap((one) => ('parse' in one ? one.id : [])));
  return made.map((one) => {
    if ('parse' in one) return one;
    const id = idOf(one.name, taken);
    taken.add(id);
    return columnOf(one, id);
  });
}
