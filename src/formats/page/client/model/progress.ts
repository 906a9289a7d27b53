import { TOPIC_ID } from '../../../../graph/graph.ts';
import type { PageRow } from '../../page-data.ts';

/** A tick that a reader set or took away. */
export interface Tick {
  readonly done: boolean;
  /** The cell of the Status or Done column at that time: once it changes, it counts again. */
  readonly status: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** A reader's note on a topic; empty where it was deleted. */
export interface Note {
  readonly text: string;
  readonly at: number;
}

/** What a reader made of a roadmap, by the ids of topics: also of those that the table lost. */
export interface Progress {
  readonly ticks: ReadonlyMap<string, Tick>;
  readonly notes: ReadonlyMap<string, Note>;
}

export const NO_PROGRESS: Progress = { ticks: new Map(), notes: new Map() };

/** Of the text that is stored and exported; another is not ours to read, or to write over. */
const VERSION = 1;

/** Whether a topic is done: as its reader ticked it, unless its cell has changed since. */
export function isTopicDone(
  { id, status, done }: Pick<PageRow, 'id' | 'status' | 'done'>,
  { ticks }: Pick<Progress, 'ticks'>,
): boolean {
  const tick = ticks.get(id);
  return tick !== undefined && tick.status === status ? tick.done : done;
}

/** A note's text; empty without one. */
export const noteOf = (id: string, { notes }: Pick<Progress, 'notes'>) => notes.get(id)?.text ?? '';

/** How many topics a reader has ticked, and on how many there is a note. */
export function countsOf({ ticks, notes }: Progress) {
  return {
    ticks: [...ticks.values()].filter(({ done }) => done).length,
    notes: [...notes.values()].filter(({ text }) => text !== '').length,
  };
}

/** Two states as one: of each tick and note the newer. The order of the two does not matter. */
export function merge(one: Progress, other: Progress): Progress {
  return {
    ticks: mergeMaps(one.ticks, other.ticks, ({ done, status }) => `${Number(done)}${status}`),
    notes: mergeMaps(one.notes, other.notes, ({ text }) => text),
  };
}

/** @param rank Decides between two of one moment. */
function mergeMaps<T extends { readonly at: number }>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  rank: (item: T) => string,
): ReadonlyMap<string, T> {
  const merged = new Map(one);
  for (const [id, item] of other) {
    const mine = merged.get(id);
    const isNewer =
      mine === undefined || item.at > mine.at || (item.at === mine.at && rank(item) > rank(mine));
    if (isNewer) merged.set(id, item);
  }
  return merged;
}

/** As it is stored and exported. */
export function formatProgress(slug: string, { ticks, notes }: Progress): string {
  const parts = { ticks: Object.fromEntries(ticks), notes: Object.fromEntries(notes) };
  return JSON.stringify({ app: 'roadmap-enrich', version: VERSION, slug, ...parts });
}

/** What was stored or exported, and of which roadmap; null of any other text. */
export function parseProgress(text: string): (Progress & { readonly slug: string }) | null {
  const stored = parseObject(text);
  if (stored?.app !== 'roadmap-enrich' || stored.version !== VERSION) return null;
  return {
    slug: String(stored.slug),
    ticks: readMap(stored.ticks, ({ done, status, at }) =>
      typeof done === 'boolean' && typeof status === 'string' && isTime(at)
        ? { done, status, at }
        : null,
    ),
    notes: readMap(stored.notes, ({ text, at }) =>
      typeof text === 'string' && isTime(at) ? { text, at } : null,
    ),
  };
}

const isTime = (value: unknown): value is number => Number.isFinite(value);

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

/** The valid entries of an object. A map, as an id may be the name of anything that objects have. */
function readMap<T>(
  value: unknown,
  read: (entry: Readonly<Record<string, unknown>>) => T | null,
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  if (typeof value !== 'object' || value === null) return map;
  for (const [id, entry] of Object.entries(value)) {
    const item = read(asObject(entry) ?? {});
    if (item !== null && TOPIC_ID.test(id)) map.set(id, item);
  }
  return map;
}
