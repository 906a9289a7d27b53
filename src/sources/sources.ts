import type { Files } from '../lib/files.ts';
import { local } from './local/local.ts';
import { pathOfAddress } from './remote/address.ts';
import { type Remote, roadmapSite } from './remote/remote.ts';
import type { Roadmap } from './roadmap.ts';
import { SLUG } from './slug.ts';

/** A kind of place that roadmaps come from. */
export interface Source {
  /**
   * Its entries are slugs and its texts roadmap.sh's, whose licence forbids publishing them. Those of
   * other sources are paths and the user's own.
   */
  readonly upstream: boolean;
  /** Reads one line of the `roadmap` input; null if it is not for this source. */
  parse(line: string): Entry | null;
  /** The roadmaps that an entry means, each with its own slug. */
  names(entry: Entry, world: SourceWorld): Promise<readonly Entry[]>;
  /** Throws a `RoadmapError`, or a `FileError`: one line that says what is wrong and what to do. */
  load(target: LoadTarget, world: SourceWorld): Promise<Roadmap>;
  /** Loads only what a drawing shows, if that takes fewer requests than `load`. */
  loadDrawing?(target: Entry, world: SourceWorld): Promise<Roadmap>;
}

/** One line of the `roadmap` input, or one of the roadmaps that it means. */
export interface Entry {
  readonly source: Source;
  /** A path, a slug, or a pattern over slugs. */
  readonly name: string;
  /** What tables and reports call it; a pattern until `names` has looked it up. */
  readonly slug: string;
}

/** A roadmap to load. */
export interface LoadTarget extends Entry {
  /** It is a list that its own table replaces: what it holds must be in the table as it is. */
  readonly isOutput?: boolean;
}

/** What loading touches of the world. */
export interface SourceWorld {
  /** The columns that the model fills in: a list's cells under their names are not read. */
  readonly columns: readonly { readonly name: string }[];
  readonly files: Files;
  readonly remote: Remote;
  /** Ends loading between two texts; its reason is an error that says why. */
  readonly signal: AbortSignal;
}

/**
 * Finds the source of a line of the `roadmap` input; null if no source takes it. The address of a
 * roadmap's page means its slug, and comes before the rule that a path has a slash.
 */
export function parseEntry(line: string): Entry | null {
  const page = pathOfAddress(line);
  if (page !== null) return SLUG.test(page) ? roadmapSite.parse(page) : null;
  return local.parse(line) ?? roadmapSite.parse(line);
}

/**
 * The names of a run's roadmaps as the user gave them, each once: patterns stay patterns, so that a
 * new roadmap at roadmap.sh does not make it another set.
 */
export function setNames(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.map(({ slug }) => slug))];
}
