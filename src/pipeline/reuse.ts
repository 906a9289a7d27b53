import { type Column, cellOf } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import type { PromptItem } from '../engine/model.ts';
import { otherColumns } from '../formats/csv/read.ts';
import type { Log } from '../lib/log.ts';
import { sanitize } from '../lib/text/message.ts';
import { plural } from '../lib/text/words.ts';
import type { Topic } from '../sources/roadmap.ts';
import {
  holdsValue,
  type PlannedRow,
  type Published,
  planRows,
  type Renew,
} from '../values/rows.ts';
import type { Store } from '../values/store.ts';
import type { LoadedRoadmap } from './load.ts';

/** Where values are looked for, and what is found is said. */
interface Reuse {
  readonly store: Store;
  readonly log: Log;
}

export interface PlanOptions extends Reuse {
  readonly config: Config;
  readonly columns: readonly Column[];
}

/** A roadmap with what is known of its rows before the model is asked. */
export interface PlannedRoadmap extends LoadedRoadmap {
  readonly rows: readonly PlannedRow[];
}

/** Finds the values that the rows of a roadmap have already, and logs what a maintainer should know. */
export function planRoadmap(
  loaded: LoadedRoadmap,
  { config, columns, store, log }: PlanOptions,
): PlannedRoadmap {
  const { publishedRows: published } = loaded;
  const roadmap = { ...loaded.roadmap, topics: keepUnread(loaded.roadmap.topics, published) };
  log.info(`${roadmap.slug}: ${plural(roadmap.topics.length, 'topic')}`);
  for (const note of roadmap.notes) log.info(`${roadmap.slug}: ${note}`);
  for (const warning of roadmap.warnings) log.remark(`${roadmap.slug}: ${warning}`);
  for (const column of lostColumns(loaded, columns)) {
    log.remark(
      `${roadmap.slug}: the column ${sanitize(column)} of the table is not kept. A .csv list keeps its own.`,
    );
  }
  const lone = [...published.values()].filter((row) => isIncomplete(row, columns));
  if (lone.length > 0) {
    const [first, ...others] = columns.map(({ name }) => name);
    log.info(
      `${roadmap.slug}: ${plural(lone.length, `${first}`)} without a ${others.join(', ')}: a preview, or an edit that lacks one, and not kept`,
    );
  }
  const rows = planRows(roadmap.topics, { columns, published, store, renew: renewOf(config) });
  for (const { topic, invalidEdit } of rows) {
    if (invalidEdit === null) continue;
    log.remark(
      `${roadmap.slug}: the table's value of ${sanitize(topic.topic)} breaks the rules (${invalidEdit}): ` +
        'a valid one replaces it.',
    );
  }
  return { ...loaded, roadmap, rows };
}

/** Columns that somebody added to the table by hand. */
function lostColumns(
  { files: [record], roadmap }: LoadedRoadmap,
  columns: readonly Column[],
): readonly string[] {
  const kept = (roadmap.extraColumns ?? []).map((name) => name.trim());
  return otherColumns(record.published ?? '', columns).filter(
    (name) => name !== '' && !kept.includes(name),
  );
}

/** Cells that are no value, as the others are missing. */
function isIncomplete(row: Published, columns: readonly Column[]): boolean {
  const [first] = columns;
  return first !== undefined && cellOf(row.values, first) !== '' && !holdsValue(row, columns);
}

function renewOf({ model, refresh }: Config): Renew {
  if (model === 'offline') return 'none';
  return refresh === 'all' ? 'all' : 'outdated';
}

/** A topic whose text is out of reach stays in the table as it was published. */
function keepUnread(topics: readonly Topic[], published: LoadedRoadmap['publishedRows']) {
  return topics.map((topic) => {
    const old = topic.unread ? published.get(topic.id) : undefined;
    return old ? { ...topic, description: old.description, resources: old.resources } : topic;
  });
}

/** Logs how many rows are reused, and how many are left to ask for. */
export function logReuse(
  rows: readonly PlannedRow[],
  items: readonly PromptItem[],
  { log, store }: Reuse,
): void {
  const kept = rows.filter((row) => !row.needed && row.value !== null);
  const fromTable = kept.filter((row) => row.value?.from === 'table').length;
  const refused = rows.filter((row) => !row.needed && row.refused !== null).length;
  if (store.invalid > 0) {
    log.warning(`Cache: ${plural(store.invalid, 'line')} skipped, torn or invalid.`);
  }
  const entries = `${store.size.toLocaleString('en-US')} ${store.size === 1 ? 'entry' : 'entries'}`;
  log.info(
    `Cache: ${entries}; ${plural(kept.length, 'row')} reused ` +
      `(${fromTable} from the table, ${kept.length - fromTable} from the cache)`,
  );
  if (refused > 0)
    log.info(
      `${plural(refused, 'row')} not asked: the model refused ${refused === 1 ? 'it' : 'them'} recently`,
    );
  const needed = rows.filter((row) => row.needed).length;
  const same = needed === items.length ? '' : ` (${items.length} different texts)`;
  log.info(`Rows to enrich: ${needed.toLocaleString('en-US')}${same}`);
}
