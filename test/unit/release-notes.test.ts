import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { releaseNotes } from '../../tools/release-notes.ts';

const CHANGELOG = `# Changelog

## 1.10.0 - 2026-03-01

### Added

- A tenth thing.

## 1.1.0 - 2026-02-01

- A first thing.

## 1.0.0 - 2026-01-01
`;

it('gives the section of a tag, without its heading and without the next section', () => {
  expect(releaseNotes(CHANGELOG, 'v1.10.0')).toBe('### Added\n\n- A tenth thing.');
});

it('does not take a version for another that begins like it', () => {
  expect(releaseNotes(CHANGELOG, 'v1.1.0')).toBe('- A first thing.');
});

it.each(['v1.0.0', 'v1.2.0', 'v1'])('has nothing to give for %s, and says what to do', (tag) => {
  expect(() => releaseNotes(CHANGELOG, tag)).toThrow(`under "## ${tag.slice(1)} - YYYY-MM-DD"`);
});

it.each(['- unreleased', '', '- 31.1.2026'])('refuses a version whose date is "%s"', (date) => {
  const heading = `## 2.0.0 ${date}`.trimEnd();
  expect(() => releaseNotes(`${heading}\n\n- A thing.\n`, 'v2.0.0')).toThrow(
    `CHANGELOG.md has no date for 2.0.0: change "${heading}" to "## 2.0.0 - YYYY-MM-DD".`,
  );
});

it('ends in one line of the log, and gives nothing', () => {
  const tool = fileURLToPath(new URL('../../tools/release-notes.ts', import.meta.url));
  const run = spawnSync(process.execPath, [tool, 'v0.0.0'], { encoding: 'utf8' });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/^::error::CHANGELOG\.md has no notes for 0\.0\.0: .*\n$/);
});
