import { COLUMNS } from '../../columns/built-in.ts';
import { roadmapEntries } from '../../config/schemas.ts';
import { groupBy } from '../../lib/collections.ts';
import { joinSome, sanitize } from '../../lib/text/message.ts';
import { plural, withoutStop } from '../../lib/text/words.ts';
import { type Entry, parseEntry } from '../../sources/sources.ts';
import { UsageError } from '../arguments/split.ts';
import { pathInRepository, type Repository } from '../repository.ts';
import { loadSingle } from '../single.ts';
import { type CliWorld, configOf } from '../world.ts';
import type { PlannedRoadmap } from './plan.ts';

/** Characters that end a line in YAML, or that it forbids, and spaces that it would drop or take for indents. */
const UNWRITABLE = /[\p{Cc}\u2028\u2029\uFEFF]|^\s|\s$|(?:^|[\\/])\s|\s(?:[\\/]|$)/u;

/** What is wrong with the names of roadmaps, a line each. No file is looked at. */
export function roadmapErrors(names: readonly string[]): readonly string[] {
  const { data: entries = [], error } = roadmapEntries.safeParse(names.join('\n'));
  const wrong = error?.issues.map(({ message }) => `${withoutStop(message)}.`) ?? [];
  // GitHub would compute it, whatever it is in.
  const computed = names.filter((name) => name.includes('${{'));
  const unwritable = names.filter((name) => UNWRITABLE.test(name));
  return [
    ...wrong,
    ...unwritable.map(
      (name) =>
        `${sanitize(name)}: a workflow cannot name a path with control characters or spaces at its ends. Rename it.`,
    ),
    ...computed.map(
      (name) => `${sanitize(name)}: a workflow cannot name a path with an expression.`,
    ),
    ...sameNames(entries),
  ];
}

function sameNames(entries: readonly Entry[]): readonly string[] {
  return [...groupBy(entries, ({ slug }) => slug)]
    .filter(([, same]) => same.length > 1)
    .map(([slug, same]) => {
      const names = joinSome(same.map(({ name }) => name));
      return `${names} would write one table, ${slug}.csv. Rename one, or give it a workflow of its own.`;
    });
}

/** Splits a line of names: at commas, and at spaces unless they are within a path. */
export function splitNames(line: string): readonly string[] {
  return line
    .split(',')
    .flatMap((part) => (parseEntry(part.trim()) === null ? part.split(/\s+/) : [part]))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The roadmaps of valid names, as a workflow names them. Throws a `UsageError` for a path outside. */
export function planRoadmaps(
  names: readonly string[],
  folder: string,
  { root }: Repository,
): readonly (PlannedRoadmap & { readonly entry: Entry })[] {
  return roadmapEntries.parse(names.join('\n')).map((entry) => {
    const { name, slug, source } = entry;
    if (source.upstream) return { entry, name, slug, isFile: false };
    const path = pathInRepository(name, folder, root);
    if (path === null) {
      throw new UsageError(
        `${sanitize(name)} is outside ${sanitize(root)}. A workflow can read only files of its repository: move it there.`,
      );
    }
    // A folder at the root would be taken for a slug.
    const isPath = parseEntry(path)?.source === source;
    return { entry, name: isPath ? path : `./${path}`, slug, isFile: true };
  });
}

/**
 * Reads the roadmap of a path, reports how many topics it has, and returns the names of its own columns.
 * Throws what loading throws, and an error of its own if there is no topic.
 */
export async function checkFile({ name }: Entry, world: CliWorld): Promise<readonly string[]> {
  const config = () => configOf({ roadmap: name });
  const roadmap = await loadSingle(asPath(name), { columns: COLUMNS, config }, world);
  const { topics, extraColumns = [], notices = [], warnings } = roadmap;
  for (const notice of notices) world.log.notice(`${name}: ${notice}`);
  for (const warning of warnings) world.log.remark(`${name}: ${warning}`);
  world.log.info(`${name}: ${plural(topics.length, 'topic')}`);
  return extraColumns;
}

/** Entries lose the `./` that tells a folder from a slug. */
const asPath = (name: string) => (parseEntry(name)?.source.upstream === false ? name : `./${name}`);
