import type { Column } from '../columns/column.ts';
import type { PromptItem } from '../engine/model.ts';
import { formerColumns } from '../formats/csv/read.ts';
import { groupBy } from '../lib/collections.ts';
import { countWarning, sanitize } from '../lib/text/message.ts';
import { joinParts, plural, thousands } from '../lib/text/words.ts';
import { countGuessed } from '../sources/roadmap.ts';
import { filledCells, isFilled } from '../values/cells.ts';
import { type Asking, type PlannedRow, planRow } from '../values/rows.ts';
import type { LoadedRoadmap } from './load.ts';
import type { World } from './refresh.ts';

/** A roadmap and what is known of its rows before the model is called. */
export interface PlannedRoadmap extends LoadedRoadmap {
  readonly rows: readonly PlannedRow[];
}

/** Finds the values that a roadmap's rows already have, and logs what a maintainer should know. */
export function planRoadmap(
  loaded: LoadedRoadmap,
  asking: Asking,
  { columns, store, log }: Pick<World, 'columns' | 'store' | 'log'>,
): PlannedRoadmap {
  const { publishedRows: published, record } = loaded;
  const { slug, topics, graph, warnings, notices = [] } = loaded.roadmap;
  log.info(`${slug}: ${plural(topics.length, 'topic')}`);
  for (const note of graph?.notes ?? []) log.detail(`${slug}: ${note}`);
  const guessed = countGuessed(topics);
  if (guessed > 0) {
    const count = `${thousands(guessed)} of ${plural(topics.length, 'row')}`;
    log.detail(`${slug}: ${count} placed by nearness: see the draw command`);
  }
  for (const notice of notices) log.notice(`${slug}: ${notice}`);
  for (const warning of [...warnings, ...loaded.tableWarnings]) log.remark(`${slug}: ${warning}`);

  for (const name of formerColumns(record.merged ?? '', columns)) {
    if (![...published.values()].some(({ own }) => (own.get(name) ?? '') !== '')) continue;
    log.notice(`${slug}: ${sanitize(name)} is filled in no more. Its values stay in the table.`);
  }
  const options = { ...asking, columns, published, store };
  const rows = topics.map((topic) => planRow(topic, options));
  const overruled = rows.flatMap((row) => overruledCells(row, published, columns));
  const replaced = 'of the table replaced, as the list has another value';
  // As likely as not, it is the list that was edited.
  for (const notice of countWarning(overruledOwn(loaded), 'cell', replaced)) {
    log.notice(`${slug}: ${notice}`);
  }
  for (const notice of newIds(loaded)) log.notice(`${slug}: ${notice}`);
  for (const remark of [...ruleRemarks(rows), ...countWarning(overruled, 'cell', replaced)]) {
    log.remark(`${slug}: ${remark}`);
  }
  return { ...loaded, rows };
}

/** Cells of the table that differ from those which the list gives: what a person wrote may go. */
function overruledCells(
  { topic, given }: PlannedRow,
  published: LoadedRoadmap['publishedRows'],
  columns: readonly Column[],
): readonly string[] {
  const row = published.get(topic.id);
  const cells = row === undefined ? {} : filledCells(row, columns);
  return Object.entries(given)
    .filter(([name, value]) => (cells[name] ?? value) !== value)
    .map(([name]) => `${topic.topic} (${name})`);
}

/** The same of columns that no model fills in. */
function overruledOwn({ roadmap, publishedRows }: LoadedRoadmap): readonly string[] {
  const { topics, extraColumns = [] } = roadmap;
  return topics.flatMap(({ id, topic, extra = [] }) => {
    const own = publishedRows.get(id)?.own;
    return extraColumns
      .filter((name, i) => (own?.get(name) ?? extra[i]) !== extra[i])
      .map((name) => `${topic} (${name})`);
  });
}

/** Topics of a list that have another Id than their rows, by which pages and flash cards know them. */
function newIds({ roadmap, publishedRows, views }: LoadedRoadmap): readonly string[] {
  if (roadmap.graph !== null || views.length === 0) return [];
  const names = roadmap.topics
    .filter(({ id }) => {
      const published = publishedRows.get(id)?.id ?? id;
      // Tables of the old exporter have none, and what has no letter a spreadsheet may have rewritten.
      return published !== id && /[a-z]/i.test(published);
    })
    .map(({ topic }) => topic);
  const [first] = countWarning(names, 'topic', 'with a new Id');
  if (first === undefined) return [];
  return [
    `${first} Ticks, notes and flash cards stay with the old Ids. To keep them, copy the Ids of the table to the list.`,
  ];
}

/** One remark for each column whose rule a person's cells break. */
function ruleRemarks(rows: readonly PlannedRow[]): readonly string[] {
  const breaks = rows.flatMap(({ topic, ruleBreaks }) =>
    ruleBreaks.map(({ column, why }) => ({ column, name: `${topic.topic} (${why})` })),
  );
  return [...groupBy(breaks, ({ column }) => column)].flatMap(([column, group]) => {
    const names = group.map(({ name }) => name);
    return countWarning(names, 'cell', `outside the rule of ${column}, kept as written`);
  });
}

/** Logs how many rows are reused, and how many are left to enrich. */
export function logReuse(
  plans: readonly PlannedRoadmap[],
  items: readonly PromptItem[],
  { columns, log, store }: Pick<World, 'columns' | 'store' | 'log'>,
): void {
  if (store.invalid > 0) {
    log.warning(`Cache: skipped ${plural(store.invalid, 'incomplete or invalid line')}.`);
  }
  const rows = plans.flatMap((plan) => plan.rows);
  const settled = rows.filter(({ lacks }) => lacks.length === 0);
  const countFrom = (place: 'table' | 'cache') =>
    settled.filter(({ from, known }) => from === place && isFilled(known.values, columns)).length;
  const [fromTable, fromCache] = [countFrom('table'), countFrom('cache')];
  if (fromTable + fromCache > 0) {
    const [only, ...more] = plans.map(({ record }) => record.path);
    const tables = more.length > 0 ? 'the tables' : fromCache > 0 ? 'the table' : only;
    const places = joinParts(
      [
        fromTable > 0 ? `${thousands(fromTable)} from ${tables}` : '',
        fromCache > 0 ? `${thousands(fromCache)} from the cache` : '',
      ],
      ', ',
    );
    log.info(
      `Reusing ${thousands(fromTable + fromCache)} of ${plural(rows.length, 'row')} (${places})`,
    );
  }
  const refused = settled.filter(({ refused }) => refused.size > 0).length;
  if (refused > 0) {
    log.info(`Skipping ${plural(refused, 'row')} that failed recently`);
  }
  const needed = rows.length - settled.length;
  const same = needed === items.length ? '' : ` (${thousands(items.length)} distinct descriptions)`;
  log.info(`Rows to enrich: ${thousands(needed)}${same}`);
  const edited = groupBy(
    rows.flatMap((row) => row.edited),
    (name) => name,
  );
  const counts = [...edited].map(([name, { length }]) => `${name} ${thousands(length)}`);
  if (counts.length > 0) {
    log.notice(
      `Refresh replaces cells that were edited by hand or break the rule of their column, at least: ${counts.join(', ')}.`,
    );
  }
}
