import { createHash } from 'node:crypto';
import type { Entry } from './entry.ts';
import { slugOf } from './slug.ts';

/**
 * The names of a run's roadmaps as the user gave them, each once: patterns stay patterns, so that a
 * new roadmap upstream does not make it another set.
 */
export function setNames(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.map(entryName))];
}

/** Eight hex digits that stand for a set of names, whatever their order. */
export function namesHash(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort();
  return createHash('sha256').update(sorted.join('\n')).digest('hex').slice(0, 8);
}

function entryName(entry: Entry): string {
  if (entry.kind === 'path') return slugOf(entry.path);
  return entry.kind === 'slug' ? entry.slug : entry.pattern;
}
