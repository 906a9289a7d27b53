import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { COLUMNS } from '../../src/columns/built-in.ts';
import { choiceColumn } from '../../src/columns/choice.ts';
import type { Column } from '../../src/columns/column.ts';
import { textColumn } from '../../src/columns/text.ts';
import type { PromptItem, Values } from '../../src/engine/model.ts';
import type { FinishedTable } from '../../src/formats/format.ts';
import type { RunReport, Table } from '../../src/report/run-report.ts';
import { countRows, type RoadmapStats, type Stats } from '../../src/report/run-report.ts';
import type { Topic } from '../../src/sources/roadmap.ts';
import type { Published } from '../../src/values/cells.ts';
import type { FinishedRow } from '../../src/values/finish.ts';
import { revisionOf, rowKey, toItem } from '../../src/values/key.ts';
import type { StoredValue } from '../../src/values/stored-entry.ts';

// Small valid values of the main types; a test names only what it is about.

export function topicOf(changes: Partial<Topic> = {}): Topic {
  return {
    id: 'id-1',
    topic: 'Kiln',
    category: 'Ceramics',
    subcategory: 'Firing',
    path: ['Ceramics', 'Firing'],
    description: 'A kiln is an oven for hardening clay.',
    resources: ['https://example.com/kiln'],
    ...changes,
  };
}

export function itemOf(changes: Partial<Omit<PromptItem, 'key'>> = {}): PromptItem {
  const item = {
    id: 'id-1',
    topic: 'Kiln',
    description: 'An oven for clay.',
    context: 'Ceramics',
    lacks: COLUMNS.map(({ name }) => name),
    ...changes,
  };
  return { key: rowKey(item), ...item };
}

/** The values of a row in the built-in columns. */
export const valuesOf = (tldr: string, challenge = 'practice') => ({
  TLDR: tldr,
  Challenge: challenge,
});

export function finishedOf(changes: Partial<FinishedRow> = {}): FinishedRow {
  return {
    topic: topicOf(),
    values: { TLDR: 'Oven that hardens clay', Challenge: 'practice' },
    revision: 'r0123456789ab',
    state: 'enriched',
    reason: '',
    rests: false,
    ...changes,
  };
}

/** A table as a format gets it. */
export function finishedTableOf(changes: Partial<FinishedTable> = {}): FinishedTable {
  return {
    slug: 'ceramics',
    title: 'Ceramics',
    columns: COLUMNS,
    extraColumns: [],
    rows: [finishedOf()],
    graph: null,
    ...changes,
  };
}

/** What is published of a topic, for its very text. */
export function publishedOf(topic: Topic, changes: Partial<Published> = {}): Published {
  return {
    values: { TLDR: 'From the table', Challenge: 'expert' },
    revision: revisionOf(toItem(topic).key),
    ...changes,
  };
}

/** The entries of a row in the cache: one for each of its values. */
export function entriesOf(
  k: string,
  values: Values,
  origin: Omit<StoredValue, 'k' | 'c' | 'v'>,
): readonly StoredValue[] {
  return MORE_COLUMNS.flatMap(({ name, identity }) => {
    const v = values[name] ?? '';
    return v === '' ? [] : [{ k, c: identity, v, ...origin }];
  });
}

/** The columns of a table that has more than the built-in ones: another of either kind. */
export const MORE_COLUMNS: readonly Column[] = [
  ...COLUMNS,
  textColumn({
    name: 'Note',
    id: 'note',
    instruction: 'a remark of at most 5 words.',
    words: 5,
    points: 60,
  }),
  choiceColumn({
    name: 'Level',
    id: 'level',
    instruction: '"low", "middle" or "high".',
    choices: ['low', 'middle', 'high'],
  }),
];

export function roadmapStatsOf(changes: Partial<RoadmapStats> = {}): RoadmapStats {
  return {
    slug: 'ceramics',
    csv: 'roadmaps/ceramics.csv',
    changed: true,
    rows: countRows(['enriched']),
    guessed: 0,
    source: null,
    ...changes,
  };
}

export function statsOf(changes: Partial<Stats> = {}): Stats {
  return {
    version: 1,
    complete: true,
    stopped: null,
    rows: countRows(['enriched']),
    successRate: 100,
    requests: { total: 1, batch: 0, single: 1, retries: 0 },
    tokens: { input: 400, output: 45, cached: 0 },
    costUsd: 0.0002,
    durationMs: 1200,
    columns: [],
    models: [],
    roadmaps: [roadmapStatsOf()],
    ...changes,
  };
}

function tableOf(changes: Partial<Table> = {}): Table {
  return {
    slug: 'ceramics',
    title: 'Ceramics',
    files: [{ path: 'roadmaps/ceramics.csv', text: '', published: null }],
    publishedError: '',
    rows: [finishedOf()],
    changes: null,
    compareWith: () => null,
    stats: roadmapStatsOf(),
    ...changes,
  };
}

export function reportOf(changes: Partial<RunReport> = {}): RunReport {
  return {
    stats: statsOf(),
    columns: COLUMNS,
    tables: [tableOf()],
    preview: false,
    planned: null,
    forecast: '',
    savedUsd: 0,
    indexes: [],
    unbatchedEstimate: null,
    errors: [],
    ...changes,
  };
}

/** A folder of its own for one test, gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'unit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The text that holds what nobody sees: control, bidirectional and zero-width characters, breaks. */
export const UNSEEN = [
  '\u0000',
  '\u0007',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u009b',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2069',
  '\ufeff',
] as const;

/** `U+200B`, for the names of tests. */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
