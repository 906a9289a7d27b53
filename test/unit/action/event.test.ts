import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../../src/action/event.ts';
import { temporaryFolder } from '../samples.ts';

interface Setup {
  readonly name?: string;
  readonly actor?: string;
  readonly event?: unknown;
}

const pullRequest = (repo: string | null, login = 'someone') => ({
  pull_request: { user: { login }, head: { repo: repo === null ? null : { full_name: repo } } },
});

async function check({ name = 'pull_request', actor = 'someone', event }: Setup) {
  const path = join(await temporaryFolder(), 'event.json');
  await writeFile(path, typeof event === 'string' ? event : JSON.stringify(event ?? {}));
  return readContext({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: path,
    GITHUB_ACTOR: actor,
    GITHUB_REPOSITORY: 'org/repo',
  }).withoutSecrets;
}

describe('a run has no secrets', () => {
  it.each([
    ['of a pull request of a fork', { event: pullRequest('someone/repo') }],
    ['of a pull request whose repository is gone', { event: pullRequest(null) }],
    ['that Dependabot started', { actor: 'dependabot[bot]', event: pullRequest('org/repo') }],
    ['that Dependabot started, whatever the event says', { actor: 'dependabot[bot]' }],
    ['of a review on a fork', { name: 'pull_request_review', event: pullRequest('someone/repo') }],
  ])('%s', async (_, setup) => {
    expect(await check(setup)).toBe(true);
  });
});

describe('a run of Dependabot', () => {
  it('has no secrets on a push', async () => {
    expect(await check({ name: 'push', actor: 'dependabot[bot]', event: {} })).toBe(true);
  });

  it('has none on pull_request_target, which has them for a fork', async () => {
    const name = 'pull_request_target';
    expect(await check({ name, event: pullRequest('org/repo', 'dependabot[bot]') })).toBe(true);
    expect(await check({ name, event: pullRequest('someone/repo') })).toBe(false);
  });
});

describe('a run has its secrets', () => {
  it.each([
    ['of a pull request within the repository', { event: pullRequest('org/repo') }],
    [
      'of a push of a person to a pull request of Dependabot',
      { event: pullRequest('org/repo', 'dependabot[bot]') },
    ],
    ['of a push', { name: 'push', event: {} }],
    ['of a schedule', { name: 'schedule', actor: 'dependabot[bot]' }],
    ['by hand', { name: 'workflow_dispatch' }],
    ['of an issue comment', { name: 'issue_comment', event: pullRequest('someone/repo') }],
    ['of an event that cannot be read', { event: '{"pull_request":' }],
    ['of an event in another form', { event: { pull_request: 7 } }],
  ])('%s', async (_, setup) => {
    expect(await check(setup)).toBe(false);
  });

  it('without any event', () => {
    expect(readContext({}).withoutSecrets).toBe(false);
    expect(readContext({ GITHUB_EVENT_NAME: 'pull_request' }).withoutSecrets).toBe(false);
  });
});

describe('the branch of a run', () => {
  const branchOf = (name: string, ref: string) =>
    readContext({ GITHUB_EVENT_NAME: name, GITHUB_REF: ref }).branch;

  it('is the one that was pushed to, with its slashes', () => {
    expect(branchOf('push', 'refs/heads/feature/x')).toBe('feature/x');
  });

  it.each([
    ['a tag', 'push', 'refs/tags/v1'],
    ['a pull request', 'pull_request', 'refs/pull/7/merge'],
    ['a pull request, run on its base', 'pull_request_target', 'refs/heads/main'],
    ['a merge queue', 'merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-abc'],
  ])('is none for %s', (_, name, ref) => {
    expect(branchOf(name, ref)).toBeNull();
  });
});
