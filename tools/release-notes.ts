import { readFileSync } from 'node:fs';

/**
 * The notes of a version (`1.2.3` or the tag `v1.2.3`): the text of the changelog between its heading,
 * `## 1.2.3 - 2026-01-31`, and the next one. Throws if there are none, or no date.
 */
export function releaseNotes(changelog: string, version: string): string {
  const wanted = version.replace(/^v/, '');
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0] === wanted);
  const notes = section?.slice(`${section}\n`.indexOf('\n')).trim() ?? '';
  if (notes === '') {
    throw new Error(
      `CHANGELOG.md has no notes for ${wanted}: add them under "## ${wanted} - YYYY-MM-DD".`,
    );
  }
  const [heading = ''] = section?.split('\n', 1) ?? [];
  if (!/^\S+ - \d{4}-\d{2}-\d{2}$/.test(heading)) {
    throw new Error(
      `CHANGELOG.md has no date for ${wanted}: change "## ${heading}" to "## ${wanted} - YYYY-MM-DD".`,
    );
  }
  return notes;
}

if (import.meta.main) {
  const changelog = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
  try {
    console.log(releaseNotes(changelog, process.argv[2] ?? ''));
  } catch (error) {
    // To standard error, since standard output goes to a file. GitHub shows the line with the run.
    console.error(`::error::${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
