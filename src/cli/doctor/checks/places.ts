import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Files } from '../../../lib/files.ts';
import { isPattern } from '../../../sources/slug.ts';
import { cacheFile } from '../../cache-file.ts';
import { type Finding, findingOf, ok } from '../check.ts';
import type { Setup } from '../setup.ts';

/** Whether the cache can be read and written. Leaves nothing behind. */
export async function checkCache(given: string | undefined, files: Files): Promise<Finding> {
  try {
    const path = cacheFile(given);
    if (path === null) return ok('none is used');
    await files.checkTarget(path);
    if ((await files.kind(path)) === 'missing') return ok(`${path} can be created`);
    await access(path, constants.R_OK | constants.W_OK);
    return ok(`${path} can be read and written`);
  } catch (error) {
    return { action: 'Set another file with --cache, or none.', ...findingOf(error) };
  }
}

/** Whether every table can be written. Leaves nothing behind. */
export async function checkOutput({ config, entries }: Setup, files: Files): Promise<Finding> {
  const { output } = config;
  const slugs = entries.map(({ slug }) => slug).filter((slug) => !isPattern(slug));
  const paths = (slugs.length > 0 ? slugs : ['roadmap']).map((slug) =>
    output.replaceAll('{slug}', slug),
  );
  try {
    for (const path of new Set(paths)) await files.checkTarget(path);
    return ok(`${slugs.length === 1 ? paths[0] : output} can be written`);
  } catch (error) {
    return { action: 'Set another file with --output.', ...findingOf(error) };
  }
}
