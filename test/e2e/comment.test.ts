import { describe, expect, test } from 'vitest';
import { invalidKey, hang as silentModel } from '../fakes/gemini.ts';
import {
  BOT,
  type FakeGitHub,
  forbidden,
  meanwhile,
  onCommit,
  onRest,
  SOMEBODY,
  status,
} from '../fakes/github.ts';
import { WINDOWS } from '../platform.ts';
import { type ActionRun, GITHUB_TOKEN } from './action.ts';
import { dispatchEvent, pullRequestEvent, pushEvent } from './events.ts';
import { firstRun, github, type PublishOptions, publish, studio } from './publishing.ts';
import { gemini, said } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

/** A GitHub with a pull request from the branch `topic`, and its number. */
async function withPullRequest(...options: Parameters<typeof github>) {
  const hub = await github(...options);
  await hub.commit('topic', { 'notes.txt': 'x' });
  const { number } = await hub.createPull({ head: 'topic' });
  return { hub, number, event: pullRequestEvent({ number }) };
}

/** A step that only comments. */
const comment = (hub: FakeGitHub, { inputs, ...options }: PublishOptions): Promise<ActionRun> =>
  publish(hub, { ...options, inputs: { publish: 'none', ...inputs } });

/** As after a run that commented on the pull request of `withPullRequest`. */
const commented = firstRun(async () => {
  const { hub, event } = await withPullRequest();
  return { hub, run: await comment(hub, { event }) };
});

const writes = (hub: FakeGitHub) =>
  hub.requests.filter(
    ({ method, path }) =>
      method !== 'GET' && path.includes('/comments') && !path.endsWith('graphql'),
  );

describe('the comment on a pull request', () => {
  test('tells how the run ended', async () => {
    const { hub, number, event } = await withPullRequest();
    const run = await comment(hub, { event });

    expect(run.code).toBe(0);
    const comments = await hub.comments(number);
    expect(comments).toMatchObject([{ id: Number(run.outputs['comment-id']), author: BOT }]);
    expect(comments[0]?.body).toContain('Complete: all 3 rows are enriched');
    expect(comments[0]?.body).toContain('/actions/runs/4242');
  });

  test('is updated in place when something changed', async () => {
    const { hub, number, event } = await withPullRequest();
    await commented(hub);
    const [first] = await hub.comments(number);
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const run = await comment(hub, { event, workspace });

    expect(run.outputs['comment-id']).toBe(String(first?.id));
    const comments = await hub.comments(number);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('4 rows');
  });

  test('is not touched when it would say the same', async () => {
    const { hub, number, event } = await withPullRequest();
    const workspace = await studio();
    await comment(hub, { event, workspace });
    await comment(hub, { event, workspace });
    const before = writes(hub).length;
    const [old] = await hub.comments(number);
    const env = { GITHUB_RUN_ID: '5000' };
    const run = await comment(hub, { event, workspace, env });

    expect(run.outputs['comment-id']).toBe(String(old?.id));
    expect(writes(hub)).toHaveLength(before);
    expect(await hub.comments(number)).toEqual([old]);
  });

  test('is not touched when an error comes again with another request', async () => {
    const { hub, number, event } = await withPullRequest();
    const run = async (mark: string) => {
      hub.faults.clear();
      hub.faults.add({
        when: onCommit,
        fault: { kind: 'refuse', refusal: { type: 'UNPROCESSABLE', message: `Odd: \`${mark}\`` } },
      });
      return publish(hub, { event, inputs: { branch: 'main' } });
    };
    const first = await run('A1B2:3C4D5:6E7F8A:9B0C1D:65F0A1B2');
    const before = writes(hub).length;
    await run('0DD0:1234AB:99FF00:ABCDEF:65F0A1FF');

    expect(said(first, 'error')).toEqual([expect.stringContaining('A1B2:3C4D5')]);
    expect(await hub.comments(number)).toHaveLength(1);
    expect(writes(hub)).toHaveLength(before);
  });

  test('is one, though another run makes it at the same time', async () => {
    const { hub, number } = await withPullRequest();
    await commented(hub);
    const [theirs] = await hub.comments(number);
    const other = await withPullRequest();
    const made = () => other.hub.addComments(other.number, [theirs?.body ?? ''], BOT);
    other.hub.faults.add(meanwhile(onRest('POST', /comments/), made));
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const run = await comment(other.hub, { event: other.event, workspace });

    const comments = await other.hub.comments(other.number);
    expect(comments).toMatchObject([{ id: Number(run.outputs['comment-id']) }]);
    expect(comments[0]?.body).toContain('4 rows');
  });

  test('is found among 150 others, and is one', async () => {
    const { hub, number, event } = await withPullRequest();
    await hub.addComments(number, 120);
    await commented(hub);
    const first = (await hub.comments(number)).at(-1);
    await hub.addComments(number, 30);
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const run = await comment(hub, { event, workspace });

    expect(run.outputs['comment-id']).toBe(String(first?.id));
    expect(await hub.comments(number)).toHaveLength(151);
  });

  test('is not somebody else’s that looks like it', async () => {
    const { hub, number } = await withPullRequest();
    await commented(hub);
    const [ours] = await hub.comments(number);
    const other = await withPullRequest();
    await other.hub.addComments(other.number, [ours?.body ?? ''], SOMEBODY);
    await comment(other.hub, { event: other.event });

    const comments = await other.hub.comments(other.number);
    expect(comments.map(({ author }) => author)).toEqual([SOMEBODY, BOT]);
  });

  test.each<[string, PublishOptions]>([
    ['another job', { env: { GITHUB_JOB: 'other' } }],
    ['another workflow', { env: { GITHUB_WORKFLOW: 'Other' } }],
    ['another leg of a matrix', { inputs: { roadmap: 'plans/studio' } }],
  ])('is not that of %s', async (_, options) => {
    const { hub, number, event } = await withPullRequest();
    await commented(hub);
    await comment(hub, { event, ...options });

    expect(await hub.comments(number)).toHaveLength(2);
  });

  test('is there when the key is rejected', async () => {
    const { hub, number, event } = await withPullRequest();
    const run = await comment(hub, { event, gemini: await gemini(invalidKey) });

    expect(run.code).toBe(1);
    expect((await hub.comments(number))[0]?.body).toContain('rejected the API key');
  });

  test('is short enough for GitHub with 5,000 rows of long texts', async () => {
    const { hub, number, event } = await withPullRequest();
    const count = 5_000;
    const workspace = await tempWorkspace(
      invented('pottery', {
        count,
        text: (n) => (n % 50 === 0 ? `About ${n}: ${'<b>&[x](y) '.repeat(60)}` : null),
        label: (n) => `Topic ${n} ${'@everyone | '.repeat(10)}`,
      }),
    );
    const run = await comment(hub, {
      event,
      workspace,
      inputs: { 'max-requests': '3', 'batch-size': '100' },
    });

    expect(run.code).toBe(0);
    const [made] = await hub.comments(number);
    expect(made?.body.length).toBeLessThanOrEqual(60_200);
    expect(made?.body).toContain('5,000');
    expect(made?.body).not.toMatch(/@everyone/);
    expect(run.summary.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(run.summary)).toBeLessThan(900 * 1_024);
  });
});

describe('a comment is made', () => {
  test('on a push to a branch with an open pull request, where it is always wanted', async () => {
    const { hub, number } = await withPullRequest();
    const event = pushEvent({ branch: 'topic' });
    const run = await comment(hub, { event, inputs: { comment: 'always' } });

    expect(await hub.comments(number)).toMatchObject([{ id: Number(run.outputs['comment-id']) }]);
  });
});

describe('no comment is made', () => {
  test.each<[string, PublishOptions]>([
    ['on a push', { event: pushEvent({ branch: 'topic' }) }],
    ['on a branch without a pull request', { event: pushEvent(), inputs: { comment: 'always' } }],
    ['by hand', { event: dispatchEvent() }],
    ['of a dry run', { inputs: { 'dry-run': 'true' } }],
    ['where none is wanted', { inputs: { comment: 'never' } }],
    ['without a token', { inputs: { 'github-token': '' } }],
  ])('%s', async (_, options) => {
    const { hub, number, event } = await withPullRequest();
    const run = await comment(hub, { event, ...options });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([]);
    expect(run.outputs['comment-id']).toBe('');
    expect(await hub.comments(number)).toEqual([]);
  });

  test.skipIf(WINDOWS)('of a run that is cancelled', async () => {
    const { hub, number, event } = await withPullRequest();
    const fake = await gemini(silentModel);
    const run = await comment(hub, {
      event,
      gemini: fake,
      signal: { send: 'SIGINT', when: fake.until(({ length }) => length === 1) },
    });

    expect(run.code).toBe(130);
    expect(await hub.comments(number)).toEqual([]);
  });

  test('from a fork, whose token can only read: no word of it but in the log', async () => {
    const account = { login: BOT, permission: 'read' } as const;
    const { hub, number } = await withPullRequest({ tokens: { [GITHUB_TOKEN]: account } });
    const event = pullRequestEvent({ number, headRepository: 'somebody/roadmaps' });
    const run = await comment(hub, { event, inputs: { 'gemini-api-key': '' } });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toHaveLength(1);
    expect(said(run, 'warning')).toEqual([]);
    expect(run.stdout).toMatch(/No comment: .*read-only/);
  });
});

describe('a comment that GitHub refuses', () => {
  test('to a fork for another reason than its token is not blamed on that', async () => {
    const { hub, number } = await withPullRequest();
    hub.faults.add(status(500, { when: onRest('POST', /comments/) }));
    const event = pullRequestEvent({ number, headRepository: 'somebody/roadmaps' });
    const run = await comment(hub, { event, inputs: { 'gemini-api-key': '' } });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([]);
    expect(run.stdout).toMatch(/No comment: (?!.*read-only)/);
  });

  test('is a warning that names the permission', async () => {
    const { hub, event } = await withPullRequest();
    hub.faults.add(forbidden());
    const run = await comment(hub, { event });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([expect.stringMatching(/"pull-requests: write"/)]);
    expect(run.outputs['comment-id']).toBe('');
  });

  test('since the conversation is locked, is a warning that says so', async () => {
    const { hub, event } = await withPullRequest();
    const body = { message: 'Unable to create comment because issue is locked.' };
    hub.faults.add(status(403, { when: onRest('POST', /comments/), body }));
    const run = await comment(hub, { event });

    expect(said(run, 'warning')).toEqual([
      'No comment: the pull request is locked (Unable to create comment ' +
        'because issue is locked). Unlock it, or set comment to never.',
    ]);
  });

  test.each([404, 422, 500])('with %d is a warning', async (code) => {
    const { hub, event } = await withPullRequest();
    hub.faults.add(status(code, { when: onRest('POST', /comments/) }));
    const run = await comment(hub, { event });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([expect.stringMatching(/^No comment/)]);
  });
});
