import { type Column, cellOf } from '../columns/column.ts';
import type { Item, PromptItem, Values } from '../engine/model.ts';
import { byCodeUnit } from '../lib/collections.ts';
import type { Topic } from '../sources/roadmap.ts';
import { filledCells, hasCells, isFilled, type Published } from './cells.ts';
import { isOfText, isRevision, keptRevision, toItem } from './key.ts';
import type { Store } from './store.ts';

/** A cell of the table that breaks the rule of its column, and stays as a person wrote it. */
export interface RuleBreak {
  /** The column's name. */
  readonly column: string;
  readonly why: string;
}

/** A topic with what is known about its values before the first request. */
export interface PlannedRow {
  readonly topic: Topic;
  readonly item: Item;
  /** Values for the current description, by column, and the Revision that the table has for them. */
  readonly known: Published;
  /**
   * The Revision of the published row, if it is that of a text: columns that are not asked for now may
   * have values for it.
   */
  readonly revision: string;
  /** Where the known values are from: the table, if it has all of them. */
  readonly from: 'table' | 'cache';
  /** When the model gave the oldest of the values to renew, in ISO 8601; empty if unknown. */
  readonly made: string;
  /** Those of the known values that a list gives, whatever the description. */
  readonly given: Values;
  /** Values for an older description, shown until they are renewed. */
  readonly outdated: Published | null;
  /** Why the model gave no value for a column recently, by column: it is not asked again yet. */
  readonly refused: ReadonlyMap<string, string>;
  readonly ruleBreaks: readonly RuleBreak[];
  /** Names of renewed columns in which a person edited the row, as far as that is known. */
  readonly edited: readonly string[];
  /** Names of the columns to request. */
  readonly lacks: readonly string[];
}

/** What a run requests from its model. */
export interface Asking {
  /** Names of columns whose values the model replaces. */
  readonly renewed: ReadonlySet<string>;
  /** The columns that the model can fill in. */
  readonly askable: readonly Column[];
  /** The model is a preview: it is not asked about rows that have values. */
  readonly preview: boolean;
}

export interface PlanRowOptions extends Asking {
  /** The columns of the table. */
  readonly columns: readonly Column[];
  readonly published: ReadonlyMap<string, Published>;
  readonly store: Store;
}

/**
 * Finds the values of a row, cell by cell: those of the published table, so that a person's edit
 * stays; else those of the cache; else they are requested from the model.
 */
export function planRow(topic: Topic, options: PlanRowOptions): PlannedRow {
  const { columns, published, store, renewed, askable, preview } = options;
  const item = toItem(topic);
  const row = published.get(topic.id);
  const { revision = '' } = row ?? {};
  const cells = row === undefined ? {} : filledCells(row, columns);
  const textRevision = isOfText(revision) ? revision : '';
  const given = filledCells({ values: topic.given ?? {}, revision: '' }, columns);
  if (topic.unread) {
    const known = { values: given, revision: '' };
    const outdated = hasCells(cells) ? { values: cells, revision } : null;
    const unknown = { refused: new Map(), ruleBreaks: [], edited: [], lacks: [] };
    const table = { from: 'table', made: '', revision: textRevision } as const;
    return { topic, item, known, given, outdated, ...table, ...unknown };
  }
  // A person filled in cells beside an empty Revision, or a preview's: for the text as it is.
  const isCurrent = isRevision(revision, item.key) || !isOfText(revision);
  const outdated = hasCells(cells) && !isCurrent ? { values: cells, revision } : null;
  const own = { ...(isCurrent ? cells : {}), ...given };
  const stored = columns.flatMap((column) => {
    const entry = store.get(item.key, column);
    return entry === null ? [] : [[column.name, entry] as const];
  });
  const cached = Object.fromEntries(stored.map(([name, { v }]) => [name, v]));
  const values: Values = { ...cached, ...own };
  // A preview calls no model, so none can have refused it.
  const refusals = preview
    ? []
    : columns.flatMap((column) => {
        const entry = cellOf(values, column) === '' ? store.refusal(item.key, column) : null;
        return entry === null ? [] : [[column.name, entry.refused] as const];
      });
  const refused = new Map(refusals.filter(([name]) => !renewed.has(name)));
  const lacked = askable.filter((column) => {
    if (cellOf(given, column) !== '') return false;
    return renewed.has(column.name) || (cellOf(values, column) === '' && !refused.has(column.name));
  });
  const lacks = preview && outdated !== null ? [] : lacked.map(({ name }) => name);
  return {
    topic,
    item,
    known: { values, revision: keptRevision(revision, item.key) },
    revision: textRevision,
    from: isFilled(own, columns) ? 'table' : 'cache',
    made: oldestOf(stored.flatMap(([name, { made }]) => (lacks.includes(name) ? made : []))),
    given,
    outdated,
    refused,
    ruleBreaks: ruleBreaksOf(own, cached, { columns, renewed }),
    edited: lacked
      .filter((column) => isEdited(cellOf(own, column), cached[column.name], column))
      .map(({ name }) => name),
    lacks,
  };
}

const oldestOf = (times: readonly string[]) => times.toSorted()[0] ?? '';

/** Whether a cell of the table is not what the model gave: the cache has another, or it breaks the rule. */
function isEdited(cell: string, stored: string | undefined, column: Column): boolean {
  if (cell === '' || cell === stored) return false;
  const parsed = column.parse(cell);
  return stored !== undefined || !parsed.ok || parsed.value !== cell;
}

function ruleBreaksOf(
  cells: Values,
  cached: Values,
  { columns, renewed }: Pick<PlanRowOptions, 'columns' | 'renewed'>,
): readonly RuleBreak[] {
  return columns.flatMap((column) => {
    const cell = cellOf(cells, column);
    // What is in the cache is within the rule.
    if (cell === '' || cell === cellOf(cached, column) || renewed.has(column.name)) return [];
    const parsed = column.parse(cell);
    return parsed.ok ? [] : [{ column: column.name, why: parsed.why }];
  });
}

/**
 * What to send, each text once, in order of importance: rows that lack values, then outdated rows,
 * then, if values are renewed, the oldest. Of rows with one text, all that one of them lacks is
 * asked for. Ids are made unique, for roadmaps that share a node but not its description.
 *
 * @param triedFirst Rows whose values are renewed come first, to try the same few again.
 */
export function itemsToSend(
  rows: readonly PlannedRow[],
  columns: readonly Column[],
  triedFirst = false,
): readonly PromptItem[] {
  const needed = rows.filter(({ lacks }) => lacks.length > 0);
  const ranks = new Map(
    needed.map((row) => {
      const place = rank(row, columns);
      return [row, triedFirst && place === RENEWED ? -1 : place];
    }),
  );
  const rankOf = (row: PlannedRow) => ranks.get(row) ?? 0;
  const ordered = needed.toSorted((a, b) => rankOf(a) - rankOf(b) || byCodeUnit(a.made, b.made));
  const byKey = new Map<string, PromptItem>();
  const ids = new Set<string>();
  for (const { item, lacks } of ordered) {
    const same = byKey.get(item.key);
    if (same !== undefined) {
      byKey.set(item.key, { ...same, lacks: inOrder([...same.lacks, ...lacks], columns) });
      continue;
    }
    let id = item.id;
    for (let digits = 21; ids.has(id); digits++) id = item.key.slice(0, digits);
    ids.add(id);
    byKey.set(item.key, { ...item, id, lacks });
  }
  return [...byKey.values()];
}

function inOrder(names: readonly string[], columns: readonly Column[]): readonly string[] {
  return columns.map(({ name }) => name).filter((name) => names.includes(name));
}

/** The rank of rows that have a value in every column. */
const RENEWED = 2;

function rank({ known, outdated }: PlannedRow, columns: readonly Column[]): number {
  if (isFilled(known.values, columns)) return RENEWED;
  return outdated === null ? 0 : 1;
}
