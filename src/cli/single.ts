import type { Column } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import { messageOf, RoadmapError } from '../lib/error.ts';
import type { Remote } from '../sources/remote/remote.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { isPattern } from '../sources/slug.ts';
import { parseEntry } from '../sources/sources.ts';
import { UsageError } from './arguments/split.ts';
import { type CliWorld, remoteOf } from './world.ts';

interface SingleOptions {
  readonly columns: readonly Column[];
  /** Called only for what is fetched: a roadmap that is read from a path depends on no setting. */
  readonly config: () => Config;
  /** What the argument may be besides, for the message if it is neither: `a table, or `. */
  readonly also?: string;
  /** For its picture alone, which more files have than topics. */
  readonly isDrawing?: boolean;
}

/**
 * Loads the one roadmap that an argument names, for a command without a model. Throws a `UsageError` for
 * anything else, and a `RoadmapError` or `FileError` if it cannot be loaded.
 */
export async function loadSingle(
  name: string,
  { columns, config, also = '', isDrawing = false }: SingleOptions,
  world: CliWorld,
): Promise<Roadmap> {
  const entry = parseEntry(name);
  if (entry === null || isPattern(entry.slug)) {
    throw new UsageError(`${name} is not ${also}the slug or path of a single roadmap.`);
  }
  // Messages show the name as the user wrote it.
  const target = { ...entry, name };
  const { source } = entry;
  const places = { columns, files: world.files, signal: world.signal };
  const load = (remote: () => Remote) => {
    const all = {
      ...places,
      get remote() {
        return remote();
      },
    };
    return (isDrawing && source.loadDrawing?.(target, all)) || source.load(target, all);
  };
  if (!source.upstream) return load(() => remoteOf(config(), world));
  // A wrong setting is an error of its own.
  const remote = remoteOf(config(), world);
  try {
    return await load(() => remote);
  } catch (cause) {
    throw new RoadmapError(`${name}: ${messageOf(cause)}`, { cause });
  }
}
