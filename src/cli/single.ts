import type { Column } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import { messageOf, RoadmapError } from '../lib/error.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { isPattern } from '../sources/slug.ts';
import { parseEntry } from '../sources/sources.ts';
import { UsageError } from './args.ts';
import { type CliWorld, remoteOf } from './world.ts';

interface SingleOptions {
  readonly columns: readonly Column[];
  /** Called only for what is fetched: a roadmap that is read from a path depends on no setting. */
  readonly config: () => Config;
  /** For its picture alone, which more files have than topics. */
  readonly isDrawing?: boolean;
}

/**
 * Loads the one roadmap that an argument names, for a command without a model. Throws a `UsageError` for
 * anything else, and a `RoadmapError` or `FileError` if it cannot be loaded.
 */
export async function loadSingle(
  name: string,
  { columns, config, isDrawing = false }: SingleOptions,
  world: CliWorld,
): Promise<Roadmap> {
  const entry = parseEntry(name);
  if (entry === null || isPattern(entry.slug)) {
    throw new UsageError(`${name} is not the slug or path of a single roadmap.`);
  }
  const { source } = entry;
  // Messages show the name as the user wrote it.
  const target = { ...entry, name };
  const places = {
    columns,
    files: world.files,
    signal: world.signal,
    get remote() {
      return remoteOf(config(), world);
    },
  };
  try {
    return await ((isDrawing && source.loadDrawing?.(target, places)) ||
      source.load(target, places));
  } catch (error) {
    // Errors of paths begin with them.
    throw source.upstream ? new RoadmapError(`${name}: ${messageOf(error)}`) : error;
  }
}
