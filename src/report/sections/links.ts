import type { Link, Report } from '../run-report.ts';

/** Where the run and what it published can be seen. */
export function linksSection({ links }: Report): string {
  const { commit, pullRequest, artifact, run } = links;
  const named: readonly (readonly [string, Link | undefined])[] = [
    ['Commit', commit],
    ['Pull request', pullRequest],
    ['Artifact', artifact],
    ['Run', run],
  ];
  return named.flatMap(([label, link]) => (link ? [`${label} ${linkTo(link)}`] : [])).join(' · ');
}

/** The name is ours; the address comes from an answer, and is not believed to be plain. */
function linkTo({ name, url }: Link): string {
  if (!URL.canParse(url)) return name;
  const { protocol, href } = new URL(url);
  const plain = href.replace(/[()<>\s\\]/g, (char) =>
    encodeURIComponent(char).replace('(', '%28').replace(')', '%29'),
  );
  return protocol === 'https:' || protocol === 'http:' ? `[${name}](${plain})` : name;
}
