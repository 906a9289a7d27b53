import { similarNames } from '../../lib/text/similar.ts';
import { plural } from '../../lib/text/words.ts';
import { matchesPattern } from '../../sources/remote/pattern.ts';
import { isPattern } from '../../sources/slug.ts';
import { type Finding, ok, problem } from './check.ts';

/** The roadmaps that roadmap.sh, or a mirror of it, lists. */
export interface ListedSlugs {
  readonly host: string;
  readonly slugs: readonly string[];
}

/** Whether a slug, or what a pattern stands for, is listed. */
export function checkListed(slug: string, { host, slugs }: ListedSlugs): Finding {
  if (isPattern(slug)) {
    const count = slugs.filter((other) => matchesPattern(other, slug)).length;
    return count > 0
      ? ok(`${slug} matches ${plural(count, 'roadmap')}`)
      : problem(`${slug} matches no roadmap`, SEE_LIST);
  }
  if (slugs.includes(slug)) return ok(`${slug} is listed`);
  const names = similarNames(slug, slugs).join(', ');
  return problem(
    `${host} has no roadmap ${slug}`,
    names === '' ? SEE_LIST : `Did you mean ${names}?`,
  );
}

const SEE_LIST = 'Run roadmap-enrich list to see all.';
