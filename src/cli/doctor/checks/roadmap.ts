import { normalize, sep } from 'node:path';
import { messageOf } from '../../../lib/error.ts';
import { plural, withoutStop } from '../../../lib/text/words.ts';
import type { Entry } from '../../../sources/sources.ts';
import type { CliWorld } from '../../world.ts';
import { type Finding, findingOf, ok, skipped, warning } from '../check.ts';
import { checkListed } from '../listed.ts';
import type { Online } from '../online.ts';
import type { Setup } from '../setup.ts';

/** Whether a roadmap can be loaded: a path by loading it, a slug or a pattern by the list of the site. */
export function checkRoadmap(
  entry: Entry,
  places: { readonly setup: Setup; readonly world: CliWorld; readonly online: Online },
): Promise<Finding> {
  return entry.source.upstream ? checkSlug(entry, places.online) : checkPath(entry, places);
}

async function checkPath(
  entry: Entry,
  { setup, world, online }: { setup: Setup; world: CliWorld; online: Online },
): Promise<Finding> {
  const { files, signal } = world;
  const { columns, config } = setup;
  const table = normalize(config.output.replaceAll('{slug}', entry.slug)).replaceAll(sep, '/');
  const remote = { site: online.site, repository: null };
  try {
    const { topics, warnings } = await entry.source.load(
      { ...entry, isOutput: table === entry.name },
      { columns, files, remote, signal },
    );
    const found = `${entry.name} has ${plural(topics.length, 'topic')}`;
    const [first] = warnings;
    if (first === undefined) return ok(found);
    const more = warnings.length > 1 ? ` (and ${plural(warnings.length - 1, 'more warning')})` : '';
    return warning(`${found}; ${withoutStop(first)}${more}`, 'Check the roadmap.');
  } catch (error) {
    const message = messageOf(error);
    return findingOf(message.includes(entry.name) ? message : `${entry.name}: ${message}`);
  }
}

async function checkSlug({ slug }: Entry, online: Online): Promise<Finding> {
  const listed = await online.listed();
  if (listed !== null) return checkListed(slug, listed);
  return skipped(`${slug}: there is no list of roadmaps to look it up in`);
}
