import { checkListed, type ListedSlugs } from '../listed.ts';
import { entriesOf } from './entries.ts';
import type { PlacedFinding } from './finding.ts';
import type { Use } from './uses.ts';

/** Roadmaps of roadmap.sh that a step names, and that are not listed; none without a list. */
export function unknownSlugs(
  { step, path }: Use,
  listed: ListedSlugs | null,
): readonly PlacedFinding[] {
  if (listed === null) return [];
  const slugs = entriesOf(step).flatMap(({ source, slug }) => (source.upstream ? slug : []));
  return slugs.flatMap((slug) => {
    const { status, message, action = '' } = checkListed(slug, listed);
    return status === 'problem'
      ? [{ at: [...path, 'with', 'roadmap'], status, message, action }]
      : [];
  });
}
