import { ABSENT, type CellAnswer, type ParsedAnswer, type PromptItem } from '../engine/model.ts';
import { groupBy } from '../lib/collections.ts';
import { comparable } from '../lib/text/comparable.ts';
import type { Column } from './column.ts';
import { labelsOf } from './labels.ts';

/** What an answer says of each column that a row lacks. */
type Row = ReadonlyMap<string, CellAnswer>;

/**
 * Reads an answer cell by cell: every complete object in the text is validated on its own, so prose,
 * code fences, wrappers and a truncated end cost only the rows they hold, and an invalid value only
 * its column. A value that its row does not lack is ignored.
 *
 * @param columns Those that were asked for.
 */
export function parseAnswer(
  text: string,
  items: readonly PromptItem[],
  columns: readonly Column[],
): ParsedAnswer {
  const byId = new Map(items.map((item) => [item.id, item]));
  const labels = labelsOf(items);
  const rows = new Map<PromptItem, Row>();
  const lackedBy = ({ lacks }: PromptItem) => columns.filter(({ name }) => lacks.includes(name));
  for (const object of completeObjects(text)) {
    const item = typeof object.id === 'string' ? byId.get(object.id) : undefined;
    if (item === undefined) continue;
    const label = labels.get(item) ?? item.topic;
    const why = rows.has(item) ? 'more than one answer' : mistakenIdentity(object, label);
    rows.set(
      item,
      why === '' ? parseRow(object, lackedBy(item)) : withoutValues(lackedBy(item), why),
    );
  }
  for (const item of items) {
    if (!rows.has(item)) rows.set(item, withoutValues(lackedBy(item), ABSENT));
  }
  for (const column of columns.filter(({ distinct }) => distinct)) {
    for (const item of sharingValues(rows, column)) {
      const why = `same ${column.name} as another topic`;
      rows.set(item, new Map(rows.get(item)).set(column.name, { ok: false, why, alone: true }));
    }
  }
  return rows;
}

/** Why an object is not about the row whose id it has; empty if it is. */
function mistakenIdentity({ topic }: Record<string, unknown>, label: string): string {
  if (typeof topic !== 'string') return 'invalid topic';
  return comparable(topic) === comparable(label) ? '' : 'topic does not match';
}

function parseRow(object: Record<string, unknown>, columns: readonly Column[]): Row {
  return new Map(
    columns.map(({ name, id, parse }) => {
      return [name, parse(Object.hasOwn(object, id) ? object[id] : undefined)] as const;
    }),
  );
}

function withoutValues(columns: readonly Column[], why: string): Row {
  return new Map(columns.map(({ name }) => [name, { ok: false, why }]));
}

/** Rows of different topics with the same value in a column. */
function sharingValues(rows: ParsedAnswer, { name }: Column): readonly PromptItem[] {
  const values = [...rows].flatMap(([item, row]) => {
    const cell = row.get(name);
    return cell?.ok ? [{ item, value: cell.value }] : [];
  });
  return [...groupBy(values, ({ value }) => value).values()]
    .filter((group) => new Set(group.map(({ item }) => comparable(item.topic))).size > 1)
    .flatMap((group) => group.map(({ item }) => item));
}

/**
 * An object's beginning that no string can hold: there, its quote would have a backslash before it, or
 * end the string, and nothing but punctuation may follow that.
 */
const OBJECT_BEGINS = /\{\s*"\w/y;

/** A row may hold objects as values, these others, and so on up to this many levels. */
const MAX_LEVELS = 3;

/** An object that is not complete yet. */
interface OpenObject {
  readonly start: number;
  /** How many levels of objects it has, itself included. */
  levels: number;
  /** Something in it has an id, so it is a wrapper. */
  holdsRow: boolean;
}

/**
 * All complete JSON objects of a text, each before the one around it, without wrappers. Quotes count only within braces, and a
 * string ends at a line break and where an object must begin, so neither prose nor a stray quote hides
 * what follows.
 */
export function completeObjects(text: string): readonly Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = [];
  const open: OpenObject[] = [];
  const begin = (start: number) => open.push({ start, levels: 1, holdsRow: false });
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"' || char === '\n') inString = false;
      else if (char === '{' && beginsObject(text, i)) {
        inString = false;
        begin(i);
      }
    } else if (char === '"') {
      inString = open.length > 0;
    } else if (char === '{') {
      begin(i);
    } else if (char === '}') {
      const ended = open.pop();
      const isWhole = ended !== undefined && !ended.holdsRow && ended.levels <= MAX_LEVELS;
      const object = isWhole ? parseObject(text.slice(ended.start, i + 1)) : null;
      if (object) objects.push(object);
      const around = open.at(-1);
      if (around === undefined || ended === undefined) continue;
      around.levels = Math.max(around.levels, ended.levels + 1);
      around.holdsRow ||= ended.holdsRow || typeof object?.id === 'string';
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
