import { describe, expect, test } from 'vitest';
import { hang as silentModel } from '../fakes/gemini.ts';
import {
  branchRule,
  type FaultRule,
  forbidden,
  hang,
  lose,
  meanwhile,
  onCommit,
  onGraphql,
  onRest,
  rateLimited,
  refused,
  SOMEBODY,
  staleData,
  status,
  type When,
} from '../fakes/github.ts';
import { WINDOWS } from '../platform.ts';
import { GITHUB_TOKEN } from './action.ts';
import { dispatchEvent, pullRequestEvent, pushEvent } from './events.ts';
import { github, POTTERY, publish, published, STUDIO, studio, tableOf } from './publishing.ts';
import { gemini, said, statsOf } from './refresh.ts';
import { idOf, invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const BOTH = { roadmap: 'plans/pottery\nplans/studio' };
const HEADER =
  '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge","Id","Revision"\n';

/** A checkout in which the text of the first topic of pottery is another. */
const rewritten = () =>
  tempWorkspace(
    invented('pottery', { count: 3, text: (n) => (n === 0 ? 'New text.' : undefined) }),
  );

describe('publish: commit', () => {
  test('puts all tables into one commit, byte for byte, and says which', async () => {
    const hub = await github();
    const run = await publish(hub, { inputs: BOTH });

    expect(run.code).toBe(0);
    const [commit, ...older] = await hub.commits('main');
    expect(older).toHaveLength(1);
    expect(commit).toMatchObject({
      oid: run.outputs['commit-sha'],
      message: 'Refresh roadmaps: pottery, studio',
      author: 'github-actions[bot]',
    });
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
    expect(await hub.file('main', STUDIO)).toBe(await tableOf(run, STUDIO));
    expect(run.outputs).toMatchObject({ changed: 'true', 'artifact-id': '' });
    expect(run.summary).toContain(`/commit/${run.outputs['commit-sha']}`);
    expect(run.summary).toContain(`/blob/${run.outputs['commit-sha']}/${STUDIO}`);
  });

  test('makes no commit where nothing changed, and takes the values from the branch', async () => {
    const hub = await github();
    await published(hub);
    const fake = await gemini();
    // A new checkout: the table is on the branch alone.
    const run = await publish(hub, { gemini: fake });

    expect(run.code).toBe(0);
    expect(run.summary).toContain(
      `https://github.com/octo-org/roadmaps/blob/${await hub.head('main')}/${POTTERY}`,
    );
    expect(run.outputs).toMatchObject({ changed: 'false', 'commit-sha': '' });
    expect(fake.requests).toHaveLength(0);
    expect(await hub.commits('main')).toHaveLength(2);
    expect(await tableOf(run)).toBe(await hub.file('main', POTTERY));
  });

  test('writes a table anew that was saved with a byte order mark', async () => {
    const hub = await github();
    const { table } = await published(hub);
    await hub.commit('main', { [POTTERY]: `\uFEFF${table}` });
    const run = await publish(hub);

    expect(run.outputs).toMatchObject({ changed: 'true' });
    expect(statsOf(run)).toMatchObject({ rows: { cached: 3 } });
    expect(await hub.file('main', POTTERY)).toBe(table);
  });

  test('commits the tables that changed, and no other', async () => {
    const hub = await github();
    await publish(hub, { inputs: BOTH });
    const workspace = await tempWorkspace({
      ...invented('pottery', { count: 4 }),
      ...invented('studio', { count: 3, first: 4 }),
    });
    const run = await publish(hub, { workspace, inputs: BOTH });

    expect(run.outputs.changed).toBe('true');
    const [commit] = await hub.commits('main');
    expect(commit).toMatchObject({ message: 'Refresh roadmaps: pottery', files: [POTTERY] });
    expect(run.summary).toMatch(/1 (?:topic )?added/);
  });

  test('keeps what a person edited on the branch', async () => {
    const hub = await github();
    const { table } = await published(hub);
    const edited = table.replace(/"Row [^"]*"/, '"By hand"');
    expect(edited).not.toBe(table);
    await hub.commit('main', { [POTTERY]: edited });
    const run = await publish(hub);

    expect(statsOf(run)).toMatchObject({ rows: { cached: 3 } });
    expect(await hub.file('main', POTTERY)).toBe(edited);
  });

  test('leaves a table alone that is not UTF-8, and says so', async () => {
    const hub = await github();
    const { table } = await published(hub);
    // As Excel saves "CSV" on a German Windows.
    const bytes = Buffer.from(table.replace(/"Row [^"]*"/, '"Café für Töpfer"'), 'latin1');
    await hub.commit('main', { [POTTERY]: bytes });
    const fake = await gemini();
    const run = await publish(hub, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      'pottery: the published roadmaps/pottery.csv is not encoded as UTF-8. Save it as UTF-8.',
    ]);
    expect(fake.requests).toHaveLength(0);
    expect(await hub.commits('main')).toHaveLength(3);
  });

  test('leaves a table alone that has a merge conflict, and says so', async () => {
    const hub = await github();
    const { table } = await published(hub);
    const [header = '', first = '', ...rows] = table.split('\n');
    const other = first.replace(/"Row [^"]*"/, '"By hand"');
    const conflict = ['<<<<<<< HEAD', first, '=======', other, '>>>>>>> other'];
    await hub.commit('main', { [POTTERY]: [header, ...conflict, ...rows].join('\n') });
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      'pottery: roadmaps/pottery.csv contains merge-conflict markers (line 2). Resolve the conflict first.',
    ]);
    expect(await hub.commits('main')).toHaveLength(3);
  });

  test('goes to the branch that is asked for, from a pull request too', async () => {
    const hub = await github();
    await hub.commit('data', { 'notes.txt': 'x' });
    const run = await publish(hub, {
      event: pullRequestEvent(),
      inputs: { branch: 'data', comment: 'never' },
    });

    expect(run.code).toBe(0);
    expect(await hub.file('data', POTTERY)).toBe(await tableOf(run));
    expect(await hub.file('main', POTTERY)).toBeNull();
  });

  test('takes the message that is asked for', async () => {
    const hub = await github();
    const message = 'data: {count} table ({slugs})\n\nNightly.';
    await publish(hub, { inputs: { 'commit-message': message } });

    expect((await hub.commits('main'))[0]?.message).toBe('data: 1 table (pottery)\n\nNightly.');
  });

  test('commits what could be loaded, and fails for the rest', async () => {
    const hub = await github();
    const run = await publish(hub, { inputs: { roadmap: 'plans/pottery\nplans/none' } });

    expect(run.code).toBe(1);
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
  });

  test('makes no commit in a dry run, whose plan knows the published rows', async () => {
    const hub = await github();
    await published(hub);
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const run = await publish(hub, { workspace, inputs: { 'dry-run': 'true' } });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ rows: { cached: 3, pending: 1 } });
    expect(await hub.commits('main')).toHaveLength(2);
  });

  test('never overwrites a file that is not a table of ours', async () => {
    const hub = await github();
    await hub.commit('main', { [POTTERY]: 'my,own,list\n' });
    const fake = await gemini();
    const run = await publish(hub, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringContaining('is not a table of roadmap-enrich'),
    ]);
    expect(fake.requests).toHaveLength(0);
    expect(await hub.file('main', POTTERY)).toBe('my,own,list\n');
  });
});

describe('a branch that moved', () => {
  test('once is looked at again, and the commit lands on its new head', async () => {
    const hub = await github();
    hub.faults.add(meanwhile(onCommit, () => hub.commit('main', { 'other.txt': 'x' })));
    const run = await publish(hub);

    expect(run.code).toBe(0);
    expect(await hub.file('main', 'other.txt')).toBe('x');
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
  });

  test('at every try ends the run with what can be done, and the table in the workspace', async () => {
    const hub = await github();
    hub.faults.add(staleData(Number.POSITIVE_INFINITY));
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/main moved.*concurrency group/)]);
    expect(hub.requests.filter(onCommit)).toHaveLength(10);
    expect(statsOf(run)).toMatchObject({ complete: true });
    expect(await tableOf(run)).toContain('"Row ');
    expect(run.summary).toContain('concurrency group');
    expect(run.outputs['commit-sha']).toBe('');
  });

  test('because somebody edited our table, is left alone with a warning', async () => {
    const hub = await github();
    await published(hub);
    const theirs = `${HEADER}"","","Theirs","","","","","${idOf('pottery', 0)}",""\n`;
    hub.faults.add(meanwhile(onCommit, () => hub.commit('main', { [POTTERY]: theirs })));
    const run = await publish(hub, { workspace: await rewritten() });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([expect.stringMatching(/pottery\.csv.*skipped/)]);
    expect(await hub.file('main', POTTERY)).toBe(theirs);
    expect(run.outputs['commit-sha']).toBe('');
    expect(run.summary).toContain('skipped');
  });

  test('under one of two tables, still gets the other', async () => {
    const hub = await github();
    hub.faults.add(meanwhile(onCommit, () => hub.commit('main', { [STUDIO]: HEADER })));
    const run = await publish(hub, { inputs: BOTH });

    expect(run.code).toBe(0);
    expect(await hub.file('main', STUDIO)).toBe(HEADER);
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
  });

  test('to the very table that we have, is done', async () => {
    const hub = await github();
    const { table } = await published(await github());
    hub.faults.add(
      meanwhile(onCommit, () => hub.commit('main', { [POTTERY]: table }, { login: SOMEBODY })),
    );
    const run = await publish(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([]);
    expect(await hub.commits('main')).toHaveLength(2);
    // It is not our commit that did it.
    expect(run.outputs['commit-sha']).toBe('');
  });

  test('lets two jobs at once both land', async () => {
    const hub = await github();
    const runs = await Promise.all([
      publish(hub, { inputs: { roadmap: 'plans/pottery' } }),
      publish(hub, { inputs: { roadmap: 'plans/studio' } }),
    ]);

    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(await hub.file('main', POTTERY)).not.toBeNull();
    expect(await hub.file('main', STUDIO)).not.toBeNull();
    expect(await hub.commits('main')).toHaveLength(3);
  });
});

describe('a commit whose answer was lost', () => {
  test('is found done, and not made twice', async () => {
    const hub = await github();
    hub.faults.add(lose(onCommit));
    const run = await publish(hub);

    expect(run.code).toBe(0);
    expect(await hub.commits('main')).toHaveLength(2);
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
    expect(run.outputs['commit-sha']).toBe(await hub.head('main'));
  });
});

test.skipIf(WINDOWS)(
  'a run that is cancelled while it asks commits nothing, and no error is told',
  async () => {
    const hub = await github();
    const fake = await gemini(silentModel);
    const signal = { send: 'SIGINT', when: fake.until(({ length }) => length === 1) } as const;
    const run = await publish(hub, { gemini: fake, signal });

    expect(run.code).toBe(130);
    expect(said(run, 'error')).toEqual([]);
    expect(await hub.commits('main')).toHaveLength(1);
  },
);

describe.skipIf(WINDOWS)('a run that is cancelled while GitHub is silent', () => {
  test.each<[string, When]>([
    ['when it commits', onCommit],
    ['when it reads what is published', onRest('GET', /contents/)],
    ['when it looks for the branch', onGraphql],
  ])('%s, ends in time with all that is known', async (_, when) => {
    const hub = await github();
    let silent = () => {};
    const silence = new Promise<void>((resolve) => {
      silent = resolve;
    });
    hub.faults.add(
      meanwhile(when, () => silent()),
      hang(when),
    );
    const run = await publish(hub, { signal: { send: 'cancel', when: silence } });

    expect(run.code).toBe(130);
    expect(run.signal).toBeNull();
    expect(Object.keys(run.outputs)).toContain('stats');
    expect(await hub.commits('main')).toHaveLength(1);
  });
});

describe('a service in trouble', () => {
  test.each<[string, FaultRule]>([
    ['answers 502 once', status(502, { when: onCommit, body: '<html>Unicorn!</html>', times: 1 })],
    ['sends 429 once', rateLimited({ status: 429, retryAfter: 1, times: 1 })],
    ['sends a secondary limit once', rateLimited({ status: 403, retryAfter: 1, times: 1 })],
  ])('that %s, is waited for', async (_, fault) => {
    const hub = await github();
    hub.faults.add(fault);
    const run = await publish(hub);

    expect(run.code).toBe(0);
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
  });

  test.each<[string, FaultRule]>([
    ['answers 502 to the end', status(502, { when: onCommit, body: '<html>Unicorn!</html>' })],
    ['asks for an hour', rateLimited({ status: 403, retryAfter: 3_600, when: onCommit })],
  ])('that %s, costs the publishing alone', async (_, fault) => {
    const hub = await github();
    hub.faults.add(fault);
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/Not published.*next run/)]);
    expect(run.stdout).not.toContain('<html>');
    expect(statsOf(run)).toMatchObject({ complete: true });
    expect(await tableOf(run)).toContain('"Row ');
  });

  test('before the run, costs neither rows nor table', async () => {
    const hub = await github();
    hub.faults.add(status(503, { when: onGraphql }));
    const run = await publish(hub, { inputs: { comment: 'never' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/Not published/)]);
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 3 } });
    expect(await tableOf(run)).toContain('"Row ');
  });
});

describe('a published table that cannot be read', () => {
  test.each<[string, FaultRule]>([
    ['for a fault of the service', status(500, { when: onRest('GET', /contents/) })],
    [
      'since a replica lags behind',
      status(404, {
        when: onRest('GET', /contents/),
        body: { message: 'No commit found for the ref abc' },
      }),
    ],
    [
      'as GitHub does not find what it lists',
      status(404, { when: onRest('GET', /contents/), body: { message: 'Not Found' } }),
    ],
  ])('%s, is not overwritten, and no row is lost', async (_, fault) => {
    const hub = await github();
    const { table } = await published(hub);
    const edited = table.replace(/"Row [^"]*"/, '"By hand"');
    await hub.commit('main', { [POTTERY]: edited });
    hub.faults.add(fault);
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/Not published: 1 table/)]);
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 3 } });
    expect(await tableOf(run)).toContain('"Row ');
    expect(await hub.file('main', POTTERY)).toBe(edited);
  });
});

describe('what GitHub refuses', () => {
  test.each<[string, FaultRule, RegExp]>([
    ['a commit to a protected branch', branchRule('classic'), /publish: pull-request/],
    ['a commit that breaks a ruleset', branchRule('ruleset'), /publish: pull-request/],
    ['a commit without permission', forbidden(), /"contents: write"/],
  ])('%s is an error that says what to do, and all else is written', async (_, fault, says) => {
    const hub = await github();
    hub.faults.add(fault);
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(says)]);
    expect(statsOf(run)).toMatchObject({ complete: true });
    expect(await tableOf(run)).toContain('"Row ');
    expect(run.summary).toContain('❌ **Not published: all 3 rows are enriched**');
    expect(run.stdout).not.toContain('Complete');
    expect(run.outputs).toMatchObject({ changed: 'true', 'commit-sha': '' });
  });

  // As tools that use the same API report them.
  test.each([
    ['FORBIDDEN', 'Repository was archived so is read-only'],
    ['UNPROCESSABLE', 'Repository was archived so is read-only'],
    ['FORBIDDEN', 'Resource protected by organization SAML enforcement'],
    [
      'FORBIDDEN',
      'Although you appear to have the correct authorization credentials, the `octo-org` organization has an IP allow list enabled, and your IP address is not permitted to access this resource',
    ],
    ['FORBIDDEN', 'Repository rule violations found\n\nFile path is restricted'],
    ['FORBIDDEN', 'Repository rule violations found\n\nCommit message must match a pattern'],
  ])('for another reason (%s, %j) is an error in its own words', async (type, message) => {
    const hub = await github();
    hub.faults.add(refused({ type, message }));
    const run = await publish(hub);

    expect(run.code).toBe(1);
    const words = message.replace(/\s+/g, ' ');
    expect(said(run, 'error')).toEqual([
      `Not published: GitHub refuses the commit to main (${words}).`,
    ]);
  });

  test('as a pull request to a repository that was archived is not for lack of permission', async () => {
    const hub = await github();
    const message = 'Repository was archived so is read-only.';
    hub.faults.add(status(403, { when: onRest('POST', /^\/git\/refs$/), body: { message } }));
    const run = await publish(hub, { inputs: { publish: 'pull-request' } });

    expect(said(run, 'error')).toEqual([
      'Not published: GitHub refuses the pull request to main (Repository was archived so is read-only).',
    ]);
  });

  test('since the token of an app expired during the run is an error that says so', async () => {
    const hub = await github();
    hub.faults.add(status(401, { when: onCommit }));
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/expired during the run .*one hour.*deadline-minutes below 50/),
    ]);
  });

  test('since the repository has another name is an error that says so', async () => {
    const hub = await github();
    hub.faults.add(status(307, { when: onRest('POST', /^\/git\/refs$/) }));
    const run = await publish(hub, { inputs: { publish: 'pull-request' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/renamed or moved.*Start a new run/),
    ]);
  });

  test('since the server has no GraphQL is an error that says what to set', async () => {
    const hub = await github();
    // As Gitea and Forgejo answer.
    hub.faults.add(status(404, { when: onGraphql, body: '404 page not found' }));
    const run = await publish(hub, { inputs: { comment: 'never' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/GraphQL API .*missing.*Set publish to none/),
    ]);
    expect(await tableOf(run)).toContain('"Row ');
  });

  test('since the GraphQL of the server is too old is an error that says what it lacks', async () => {
    const hub = await github();
    // graphql-ruby's words, in which GitHub answers, with the code undefinedField.
    const message = "Field 'createCommitOnBranch' doesn't exist on type 'Mutation'";
    const body = { errors: [{ message, extensions: { code: 'undefinedField' } }] };
    hub.faults.add(status(200, { when: onCommit, body }));
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/too old \(Field 'createCommitOnBranch' .*Set publish to none/),
    ]);
    expect(hub.requests.filter(onCommit)).toHaveLength(1);
  });

  test('a token that is none is an error, and all else is written', async () => {
    const hub = await github({ tokens: {} });
    const run = await publish(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/rejects the github-token .*Bad credentials/),
    ]);
    expect(await tableOf(run)).toContain('"Row ');
  });

  test('a commit for a pull request of a fork is one notice', async () => {
    const account = { login: 'github-actions[bot]', permission: 'read' } as const;
    const hub = await github({ tokens: { [GITHUB_TOKEN]: account } });
    const run = await publish(hub, {
      event: pullRequestEvent({ headRepository: 'somebody/roadmaps' }),
      inputs: { branch: 'main' },
    });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/There is nothing to fix/)]);
    expect(said(run, 'warning')).toEqual([]);
    expect(said(run, 'error')).toEqual([]);
    expect(await hub.commits('main')).toHaveLength(1);
  });

  test('and why, without a key and on a fork, is still one notice', async () => {
    const account = { login: 'github-actions[bot]', permission: 'read' } as const;
    const hub = await github({ tokens: { [GITHUB_TOKEN]: account } });
    const run = await publish(hub, {
      event: pullRequestEvent({ headRepository: 'somebody/roadmaps' }),
      inputs: { branch: 'main', 'gemini-api-key': '' },
    });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toHaveLength(1);
  });
});

describe('a link on the branch', () => {
  test.each([
    ['commit', 'at the table', { [POTTERY]: 'other.csv' }],
    ['pull-request', 'at the table', { [POTTERY]: 'other.csv' }],
    ['commit', 'on the way to the table', { roadmaps: 'tables' }],
    ['pull-request', 'on the way to the table', { roadmaps: 'tables' }],
  ])('with %s, %s, is neither followed nor replaced', async (mode, _, links) => {
    const hub = await github();
    await hub.commit('main', { 'roadmaps/other.csv': HEADER, 'tables/pottery.csv': HEADER });
    if ('roadmaps' in links) await hub.commit('main', { 'roadmaps/other.csv': null });
    const head = await hub.commit('main', links, { mode: '120000' });
    const fake = await gemini();
    const run = await publish(hub, { gemini: fake, inputs: { publish: mode } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toContainEqual(
      expect.stringMatching(
        /neither followed nor replaced\. Remove it there, or set another output/,
      ),
    );
    expect(fake.requests).toHaveLength(0);
    expect(await hub.head('main')).toBe(head);
    expect(await hub.pulls()).toEqual([]);
  });

  test('elsewhere is nobody’s concern, and an executable table is a table', async () => {
    const hub = await github();
    await hub.commit('main', { 'roadmaps/link.csv': 'other.csv' }, { mode: '120000' });
    await hub.commit('main', { [POTTERY]: HEADER }, { mode: '100755' });
    const run = await publish(hub);

    expect(run.code).toBe(0);
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
  });
});

describe('before the model is asked', () => {
  test('a branch that does not exist is an error', async () => {
    const hub = await github();
    const fake = await gemini();
    const run = await publish(hub, { gemini: fake, inputs: { branch: 'gone' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/no branch gone.*Create it/)]);
    expect(fake.requests).toHaveLength(0);
    expect(run.outputs).toMatchObject({ stats: '', 'commit-sha': '' });
  });

  test.each(['pull_request_target', 'issue_comment', 'workflow_run'])(
    'a run on %s is refused',
    async (name) => {
      const hub = await github();
      const fake = await gemini();
      const event = { ...pullRequestEvent({ event: 'pull_request_target' }), name };
      const run = await publish(hub, { gemini: fake, event, inputs: { branch: 'main' } });

      expect(run.code).toBe(1);
      expect(said(run, 'error')).toEqual([expect.stringContaining(`refused on ${name}`)]);
      expect(fake.requests).toHaveLength(0);
    },
  );

  test('a run of a tag has to say the branch', async () => {
    const hub = await github();
    const tag = dispatchEvent();
    const event = { ...tag, env: { ...tag.env, GITHUB_REF: 'refs/tags/v1' } };
    const run = await publish(hub, { event });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/not on a branch. Set branch/)]);
  });

  test('all faults are told together', async () => {
    const hub = await github();
    const event = pullRequestEvent({ event: 'pull_request_target' });
    const run = await publish(hub, { event, inputs: { model: 'No!', 'github-token': '' } });

    expect(said(run, 'error')).toHaveLength(3);
  });

  test('an offline preview is refused', async () => {
    const run = await publish(await github(), { inputs: { model: 'offline' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringContaining('preview')]);
  });
});

describe('on a push by Dependabot', () => {
  test('a token that can only read is one notice, as is the lack of a key', async () => {
    const account = { login: 'github-actions[bot]', permission: 'read' } as const;
    const hub = await github({ tokens: { [GITHUB_TOKEN]: account } });
    const run = await publish(hub, {
      event: pushEvent({ actor: 'dependabot[bot]' }),
      inputs: { 'gemini-api-key': '' },
    });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toHaveLength(1);
  });
});

describe('in a merge queue', () => {
  test('the tables do not go to the branch that GitHub made for it', async () => {
    const hub = await github();
    const queue = pushEvent({ branch: 'gh-readonly-queue/main/pr-7-abc' });
    const run = await publish(hub, { event: { ...queue, name: 'merge_group' } });

    expect(said(run, 'notice')).toEqual([expect.stringMatching(/artifact/)]);
    expect(await hub.commits('main')).toHaveLength(1);
  });
});

describe('publish without a value', () => {
  test('is an artifact, as without the input', async () => {
    const hub = await github();
    const run = await publish(hub, { inputs: { publish: '' } });

    // No artifact service here: to have tried it is what is to be seen.
    expect(said(run, 'error')).toEqual([expect.stringMatching(/artifact could not be/)]);
  });
});

describe('a table that could not be written', () => {
  test('is not published either', async () => {
    const hub = await github();
    const run = await publish(hub, { inputs: { output: `roadmaps/${'x'.repeat(240)}.csv` } });

    expect(run.code).toBe(1);
    expect(await hub.commits('main')).toHaveLength(1);
    expect(run.outputs['csv-paths']).toBe('[]');
  });
});

describe('on a pull request', () => {
  test('without branch, the tables go into an artifact, with a notice', async () => {
    const hub = await github();
    const run = await publish(hub, { event: pullRequestEvent(), inputs: { comment: 'never' } });

    expect(said(run, 'notice')).toEqual([
      expect.stringMatching(/artifact.*needs the input branch/),
    ]);
    // No artifact service here: to have tried it is what is to be seen.
    expect(said(run, 'error')).toEqual([expect.stringMatching(/artifact could not be/)]);
    expect(await hub.commits('main')).toHaveLength(1);
  });
});

describe('a run that could not do its job', () => {
  test('publishes nothing', async () => {
    const hub = await github();
    const run = await publish(hub, {
      workspace: await studio(),
      inputs: { 'gemini-api-key': '' },
    });

    expect(run.code).toBe(1);
    expect(await hub.commits('main')).toHaveLength(1);
  });
});
