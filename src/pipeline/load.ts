import type { Column } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import { STOP_REASONS } from '../engine/result.ts';
import { type PublishedRow, readPublished } from '../formats/csv/read.ts';
import { rowsById } from '../formats/csv/rows-by-id.ts';
import { tableWarnings } from '../formats/csv/warnings.ts';
import { VIEWS } from '../formats/formats.ts';
import { mapConcurrent } from '../lib/concurrency.ts';
import { messageOf, RoadmapError } from '../lib/error.ts';
import { joinSome } from '../lib/text/message.ts';
import { thousands } from '../lib/text/words.ts';
import { untilDeadline } from '../lib/timeout.ts';
import { type PublishedFile, publishedText } from '../publish/published.ts';
import { countRows, type RoadmapStats } from '../report/run-report.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { isPattern } from '../sources/slug.ts';
import { type SourceWorld, setNames } from '../sources/sources.ts';
import { withBaseEdit } from './base-edit.ts';
import { checkPagePath } from './index-pages.ts';
import { checkGraph, checkLosses } from './losses.ts';
import { withOwnColumns } from './own-columns.ts';
import { type PassedOver, passOver } from './pass-over.ts';
import { isOutput, type Target, targetsOf } from './targets.ts';
import { keepUnread } from './unread.ts';
import { checkView, type ExistingView, leftViews, readHere, viewPath } from './views.ts';

/** Roadmaps loaded side by side. */
const CONCURRENCY = 8;

/** Rows of a run: they take 2 GB of memory, what Node has on the smallest runners of GitHub. */
export const MAX_RUN_ROWS = 400_000;

/** A table before the run writes it. */
export interface ExistingTable {
  readonly path: string;
  /** Its text in the workspace; null if there is none. */
  readonly here: string | null;
  /** Its published text; null if there is none. */
  readonly published: string | null;
  /** The published text, with the edits of the base where it is that of our open pull request. */
  readonly merged: string | null;
  /** Whether there were such edits. */
  readonly editedOnBase: boolean;
}

/** A roadmap and what is published of it. */
export interface LoadedRoadmap {
  readonly roadmap: Roadmap;
  /** Its texts are roadmap.sh's, whose licence forbids publishing them. */
  readonly upstream: boolean;
  /** It is a list that its own table replaces. */
  readonly isSource: boolean;
  readonly record: ExistingTable;
  /** The files besides it, in other formats. */
  readonly views: readonly ExistingView[];
  /** Why a published file could not be read, so that the workspace's is used; empty if all were. */
  readonly publishedError: string;
  /** Rows of the published record by the id of their topic. */
  readonly publishedRows: ReadonlyMap<string, PublishedRow>;
  /** What a maintainer should know of the published record. One line each. */
  readonly tableWarnings: readonly string[];
}

/** What loading needs from its surroundings. */
export interface LoadWorld extends SourceWorld {
  readonly columns: readonly Column[];
  /** Reads what is published at a path; null if the tables of the workspace are the published ones. */
  readonly readPublished: ((path: string) => Promise<PublishedFile>) | null;
  /** Limit of the rows of a run, if it is not the usual one. */
  readonly maxRows?: number;
}

/** Roadmaps, and those that could not be loaded: the error is one line that says what to do. */
export interface Loaded {
  readonly roadmaps: readonly LoadedRoadmap[];
  readonly unloaded: readonly RoadmapStats[];
  /** Slugs that a pattern matches, of roadmaps without topics. */
  readonly passedOver: readonly string[];
}

/**
 * Loads all roadmaps concurrently. An error of one is reported with it and does not affect the
 * others. Throws a `RoadmapError` if two entries would write the same table, a pattern cannot be
 * looked up, all roadmaps are passed over, or they have too many rows together.
 */
export async function loadRoadmaps(config: Config, world: LoadWorld): Promise<Loaded> {
  const loading = { ...world, signal: untilDeadline(config['deadline-minutes'], world.signal) };
  const targets = await targetsOf(config, loading);
  const { maxRows = MAX_RUN_ROWS } = world;
  let rows = 0;
  const checkRows = () => {
    if (rows <= maxRows) return;
    throw new RoadmapError(
      `The roadmaps have more than ${thousands(maxRows)} rows together, which may exceed the memory. Split them over several runs.`,
    );
  };
  const results = await mapConcurrent(targets, CONCURRENCY, async (target) => {
    try {
      loading.signal.throwIfAborted();
      // What is not loaded takes no memory.
      checkRows();
      checkOwnSource(target, config);
      const loaded = await loadOne(target, config, loading);
      if ('roadmap' in loaded) rows += loaded.roadmap.topics.length;
      return loaded;
    } catch (error) {
      const { slug, csvPath: csv } = target;
      const message = messageOf(error) + (await pathHint(target, config, world));
      return unloadedStats({ slug, csv }, message);
    }
  });
  if (world.signal.aborted) {
    // Nothing was sent yet, and what a cancel left unread is not out of reach: all tables stay.
    const cancelled = targets.map(({ slug, csvPath: csv }) =>
      unloadedStats({ slug, csv }, STOP_REASONS.cancelled),
    );
    return { roadmaps: [], unloaded: cancelled, passedOver: [] };
  }
  checkRows();
  const passedOver = results.flatMap((result) => ('passedOver' in result ? result.passedOver : []));
  if (passedOver.length === results.length) {
    throw new RoadmapError(
      `${joinSome(setNames(config.roadmap))}: no roadmap has topics (${joinSome(passedOver)}). Choose others.`,
    );
  }
  return {
    roadmaps: results.filter((result) => 'roadmap' in result),
    unloaded: results.filter((result) => 'error' in result),
    passedOver,
  };
}

/** The statistics of a roadmap that is not done, and keeps its files. */
export function unloadedStats(
  { slug, csv }: Pick<RoadmapStats, 'slug' | 'csv'>,
  error: string,
): RoadmapStats & { readonly error: string } {
  return { slug, csv, changed: false, rows: countRows([]), guessed: 0, source: null, error };
}

/** What to write instead, if a file or folder has the name of the slug; or why there is no file. */
async function pathHint(
  { source, slug, name }: Target,
  { face }: Config,
  { files }: LoadWorld,
): Promise<string> {
  // What must not be accessed, such as a link out of the workspace, is not what was meant.
  const kindOf = (path: string) => files.kind(path).catch(() => 'forbidden');
  if (source.upstream) {
    for (const path of [slug, `${slug}.csv`, `lists/${slug}.csv`]) {
      if (!['file', 'folder'].includes(await kindOf(path))) continue;
      return ` To use the local ${slug}, write ${path === slug ? `./${slug}` : path}.`;
    }
    return '';
  }
  if (face === 'cli' || isPattern(slug) || (await kindOf(name)) !== 'missing') return '';
  return ' If the repository has it, run actions/checkout first.';
}

async function loadOne(
  target: Target,
  config: Config,
  world: LoadWorld,
): Promise<LoadedRoadmap | PassedOver> {
  const { csvPath, source } = target;
  const { columns, files } = world;
  checkPagePath(csvPath, config);
  const wanted = VIEWS.filter(({ name }) => config.formats.includes(name));
  // Whatever blocks a file is found before anything is fetched.
  const here = await readHere(files, csvPath);
  const viewsHere = await Promise.all(
    wanted.map(async (view) => {
      const path = viewPath(csvPath, view);
      const text = await readHere(files, path);
      checkView(text, path, view);
      return { view, path, here: text };
    }),
  );
  const isSource = isOutput(target);
  const read = (text: string | null, name = csvPath) =>
    readPublished(text ?? '', name, columns, isSource);
  // What is wrong with a list that is its own table, it says itself.
  const rowsHere = isSource ? null : read(here);
  const loaded = await source
    .load({ ...target, isOutput: isSource }, world)
    .catch((error: unknown) => passOver(error, { ...target, here }, world.readPublished));
  if ('passedOver' in loaded) return loaded;
  const { topics } = loaded;
  const [there, ...viewsThere] = await Promise.all(
    [csvPath, ...viewsHere.map(({ path }) => path)].map((path) => world.readPublished?.(path)),
  );
  const record = {
    path: csvPath,
    here,
    published: publishedText(there, here),
    merged: there?.known ? withBaseEdit(there, read) : here,
    editedOnBase: there?.known === true && !!there.baseEdit,
  };
  const views = viewsHere.map((existing, index) => {
    const published = publishedText(viewsThere[index], existing.here);
    checkView(published, existing.path, existing.view);
    return { ...existing, published };
  });
  const rows = record.merged === here && rowsHere ? rowsHere : read(record.merged);
  const publishedRows = rowsById(rows, topics);
  const kept = withOwnColumns(keepUnread(loaded, publishedRows), publishedRows);
  if (source.upstream) checkGraph(kept, publishedRows, csvPath);
  const { face, 'max-removed': maxRemoved } = config;
  checkLosses(kept, publishedRows, { maxRemoved, path: csvPath, face });
  return {
    roadmap: {
      ...kept,
      notices: [...(kept.notices ?? []), ...(await leftViews(csvPath, wanted, files))],
    },
    upstream: source.upstream,
    isSource,
    record,
    views,
    publishedError: [there, ...viewsThere].find((file) => file?.known === false)?.error ?? '',
    publishedRows,
    tableWarnings: tableWarnings({ ...kept, rows, byId: publishedRows, columns }),
  };
}

/** Refuses to empty a column of the only file that holds it. */
function checkOwnSource(target: Target, config: Config): void {
  if (config['include-description'] === false && isOutput(target)) {
    const { name } = target;
    const leaveOut =
      config.face === 'cli' ? '--no-include-description' : 'include-description: false';
    throw new RoadmapError(
      `${name} is both source and output, so ${leaveOut} would erase its descriptions. Set another output.`,
    );
  }
}
