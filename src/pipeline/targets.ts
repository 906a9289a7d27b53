import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { RoadmapError } from '../lib/error.ts';
import { isPattern } from '../sources/slug.ts';
import type { Entry, SourceWorld } from '../sources/sources.ts';

/** A roadmap to load, and its table. */
export interface Target extends Entry {
  readonly csvPath: string;
  /** No entry names it: it merely matches a pattern. */
  readonly isMatch: boolean;
}

/** Whether a roadmap is the file that its table replaces. */
export function isOutput({ source, name, csvPath }: Target): boolean {
  // Not every file system distinguishes upper and lower case; in doubt, they are the same file.
  return !source.upstream && resolve(name).toLowerCase() === resolve(csvPath).toLowerCase();
}

/**
 * The entries with their tables, patterns expanded, each once. Throws a `RoadmapError` if two of them
 * would write the same table, or a pattern cannot be looked up.
 */
export async function targetsOf(config: Config, world: SourceWorld): Promise<readonly Target[]> {
  // Slugs that differ only in case share one table if the file system ignores case.
  const byName = new Map<string, Target>();
  for (const entry of config.roadmap) {
    for (const target of await entry.source.names(entry, world)) {
      const { slug } = target;
      const other = byName.get(slug.toLowerCase());
      if (other !== undefined && labelOf(other) !== labelOf(target)) {
        throw new RoadmapError(
          `${labelOf(other)} and ${labelOf(target)} have the same name ${slug}. Rename one, or run them separately with different outputs.`,
        );
      }
      const csvPath = config.output.replaceAll('{slug}', () => slug);
      const isMatch = isPattern(entry.slug) && other?.isMatch !== false;
      byName.set(slug.toLowerCase(), { ...target, csvPath, isMatch });
    }
  }
  return [...byName.values()];
}

/** What messages call an entry. */
const labelOf = ({ source, name }: Entry) => (source.upstream ? `the slug ${name}` : name);
