import { ABSENT, type ParsedAnswer, type PromptItem, type Values } from '../engine/model.ts';
import { groupBy } from '../lib/collections.ts';
import { comparable } from '../lib/text/comparable.ts';
import { type Column, cellOf, type Parsed, parseCells } from './column.ts';
import { labelsOf } from './labels.ts';

/**
 * Reads an answer row by row: every complete object in the text is validated on its own, so prose,
 * code fences, wrappers and a truncated end cost only the rows they hold.
 */
export function parseAnswer(
  text: string,
  items: readonly PromptItem[],
  columns: readonly Column[],
): ParsedAnswer {
  const byId = new Map(items.map((item) => [item.id, item]));
  const labels = labelsOf(items);
  const excessive = new Map<PromptItem, Values | null>();
  const values = new Map<PromptItem, Values>();
  const missing = new Map<PromptItem, string>();
  const seen = new Set<PromptItem>();
  for (const object of completeObjects(text)) {
    const item = typeof object.id === 'string' ? byId.get(object.id) : undefined;
    if (item === undefined) continue;
    if (seen.has(item)) {
      values.delete(item);
      excessive.delete(item);
      missing.set(item, 'more than one answer');
      continue;
    }
    seen.add(item);
    const row = parseRow(object, labels.get(item) ?? item.topic, columns);
    if (row.ok) values.set(item, row.value);
    else missing.set(item, row.why);
    if (!row.ok && row.cut !== undefined) excessive.set(item, row.cut);
  }
  for (const item of items) if (!seen.has(item)) missing.set(item, ABSENT);
  const duplicates = findDuplicates(values, columns);
  for (const item of duplicates.keys()) values.delete(item);
  return { values, missing, duplicates, excessive };
}

function parseRow(
  object: Record<string, unknown>,
  label: string,
  columns: readonly Column[],
): Parsed<Values> {
  if (typeof object.topic !== 'string') return { ok: false, why: 'invalid topic' };
  if (comparable(object.topic) !== comparable(label))
    return { ok: false, why: 'topic does not match' };
  return parseCells(({ id }) => (Object.hasOwn(object, id) ? object[id] : undefined), columns);
}

/** Rows of different topics with the same value in a column whose values must differ. */
function findDuplicates(
  values: ReadonlyMap<PromptItem, Values>,
  columns: readonly Column[],
): ReadonlyMap<PromptItem, string> {
  const duplicates = new Map<PromptItem, string>();
  for (const column of columns.filter(({ distinct }) => distinct)) {
    for (const group of groupBy([...values], ([, row]) => cellOf(row, column)).values()) {
      if (new Set(group.map(([{ topic }]) => comparable(topic))).size < 2) continue;
      for (const [item] of group) duplicates.set(item, `same ${column.name} as another topic`);
    }
  }
  return duplicates;
}

/**
 * An object's beginning that no string can hold: there, its quote would have a backslash before it, or
 * end the string, and nothing but punctuation may follow that.
 */
const OBJECT_BEGINS = /\{\s*"\w/y;

/**
 * All complete innermost JSON objects of a text. Quotes count only within braces, and a string ends at
 * a line break and where an object must begin, so neither prose nor a stray quote hides what follows.
 */
export function completeObjects(text: string): readonly Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = [];
  let depth = 0;
  let start = -1;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"' || char === '\n') inString = false;
      else if (char === '{' && beginsObject(text, i)) {
        inString = false;
        start = i;
      }
    } else if (char === '"') {
      inString = depth > 0;
    } else if (char === '{') {
      depth += 1;
      start = i;
    } else if (char === '}') {
      depth = Math.max(0, depth - 1);
      const object = start === -1 ? null : parseObject(text.slice(start, i + 1));
      if (object) objects.push(object);
      // What is around it is no innermost object.
      start = -1;
    }
  }
  return objects;
}

function beginsObject(text: string, at: number): boolean {
  OBJECT_BEGINS.lastIndex = at;
  return OBJECT_BEGINS.test(text);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
