import type { z } from 'zod';
import { quote } from '../lib/text/message.ts';
import { similarNames } from '../lib/text/similar.ts';
import { BUILT_IN } from './built-in.ts';
import type { Column } from './column.ts';
import { type Definition, definition, definitionOf } from './definition.ts';
import { KINDS, type Kind, LIMITS } from './limits.ts';

export const BUILT_IN_NAMES = BUILT_IN.map(({ name }) => name);

/** What is wrong with a value of the text, at its path. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A column of the list, as far as it is valid. */
export interface Entry {
  readonly path: readonly PropertyKey[];
  /** Undefined if it has none. */
  readonly name: string | undefined;
  readonly made: Column | Definition | null;
}

/** Reads one column of the list: the name of a built-in one, or a definition. */
export function readEntry(
  item: unknown,
  path: readonly PropertyKey[],
): { readonly entry: Entry; readonly issues: readonly Issue[] } {
  if (typeof item === 'string') {
    const column = BUILT_IN.find(({ name }) => name === item);
    const issues = column ? [] : [{ path, message: unknownName(item) }];
    return { entry: { path, name: item, made: column ?? null }, issues };
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    const message =
      'must be the name of a built-in column, or a definition with name, ask and kind';
    return { entry: { path, name: undefined, made: null }, issues: [{ path, message }] };
  }
  // `text:` without limits has the default ones.
  const given = Object.fromEntries(
    Object.entries(item).map(([key, value]) => [
      key,
      value === null && KINDS.some((kind) => kind === key) ? {} : value,
    ]),
  );
  const { data, error } = definition.safeParse(given);
  const name = typeof given.name === 'string' ? given.name.trim().normalize('NFC') : undefined;
  const kinds = KINDS.filter((kind) => kind in given);
  const [kind, ...others] = kinds;
  const issues = [...(error?.issues ?? []).flatMap(wordIssue), ...kindIssues(kinds)];
  const made = data && kind && others.length === 0 ? definitionOf(data, kind) : null;
  return {
    entry: { path, name, made },
    issues: issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
  };
}

/** What people put between names instead of commas, a dash that does not begin its line included. */
const GAPS = /[\s;|]+(?:-\s+)?/;

function unknownName(name: string): string {
  const parts = name.split(GAPS);
  if (parts.length > 1 && parts.every((part) => BUILT_IN_NAMES.includes(part))) {
    return `${quote(name)} is not a built-in column; put commas between names, or "- " before each on a line of its own`;
  }
  if (/[./\\]/.test(name)) {
    return `${quote(name)} is not a built-in column. A file is named alone, and ends in .yml, .yaml or .json`;
  }
  const lower = BUILT_IN_NAMES.map((one) => one.toLowerCase());
  const [similar = ''] = similarNames(name.toLowerCase(), lower);
  const meant = BUILT_IN_NAMES[lower.indexOf(similar)];
  return meant === undefined
    ? `${quote(name)} is not a built-in column. Use ${BUILT_IN_NAMES.join(', ')}, or define it by name, ask and kind`
    : `${quote(name)} is not a built-in column; the nearest is ${meant}`;
}

/** An issue of the schema in the words of the text: `text.words must be a whole number ...`. */
function wordIssue(issue: z.core.$ZodIssue): readonly Issue[] {
  const { path, message } = issue;
  const names = path.filter((step) => typeof step === 'string').join('.');
  // What is wrong with one of the choices is not wrong with their list.
  const place = names === 'choice' && path.length > 1 ? 'a choice' : names;
  if (issue.code !== 'unrecognized_keys') return [{ path, message: `${place} ${message}` }];
  const [kind] = path;
  const known = Object.keys(
    kind === 'text' || kind === 'number' || kind === 'list' ? LIMITS[kind].shape : definition.shape,
  );
  return issue.keys.map((key) => {
    const [similar] = similarNames(key, known);
    const hint = similar === undefined ? `use ${known.join(', ')}` : `the nearest is ${similar}`;
    const where = place === '' ? '' : ` in ${place}`;
    return { path: [...path, key], message: `unknown key ${quote(key)}${where}; ${hint}` };
  });
}

function kindIssues(kinds: readonly Kind[]): readonly Issue[] {
  if (kinds.length === 1) return [];
  const message =
    kinds.length === 0
      ? `needs a kind: ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}`
      : `has ${kinds.join(' and ')}; keep one of them`;
  return [{ path: kinds.slice(1, 2), message }];
}
