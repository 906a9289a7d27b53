import type { Link, Report } from '../model.ts';

/** Where the run and what it published can be seen. */
export function linksSection({ links }: Report): string {
  const { commit, pullRequest, artifact, run } = links;
  const named: readonly (readonly [string, Link | undefined])[] = [
    ['Commit', commit],
    ['Pull request', pullRequest],
    ['Artifact', artifact],
    ['Run', run],
  ];
  return named
    .flatMap(([label, link]) => (link ? [`${label} [${link.name}](${link.url})`] : []))
    .join(' · ');
}
