import { describe, expect, test } from 'vitest';
import { altered, apiError, normal, perDay, sequence } from '../fakes/gemini.ts';
import { type ActionRun, GITHUB_TOKEN } from './action.ts';
import { call, csvOf, enrich, gemini, KEY, rowsOf, said, statsOf } from './refresh.ts';
import { idOf, invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

/** Texts that mean something to a runner, a terminal, a spreadsheet or a Markdown renderer. */
const HOSTILE = [
  '::set-output name=stats::injected',
  '::add-mask::injected',
  ' ::error::injected',
  'text ##[error]injected',
  'text\r::error::injected',
  'text\n::error::injected',
  'text\u0085::error::injected',
  'text\u2028::error::injected',
  '\u200b::stop-commands::injected',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007',
  '=HYPERLINK("https://example.com","x")',
  '+1',
  '-1',
  '@SUM(A1)',
  "'=1",
  "''-1",
  '\t=1',
  'a "quoted", cell',
  '[x](https://example.com) <img src=x> `code` @octocat #1 | b',
  '</details><script>alert(1)</script>',
  '%0A::error::injected %25',
  '\u202egnirts',
];

const COMMANDS = ['add-mask', 'warning'];

/** Fails if a command was executed that the action does not mean to give. */
function expectOwnCommands(run: ActionRun, allowed: readonly string[] = COMMANDS): void {
  const foreign = run.commands.filter(({ name }) => !allowed.includes(name));
  expect(foreign).toEqual([]);
  expect(said(run, 'add-mask').toSorted()).toEqual([KEY, GITHUB_TOKEN].toSorted());
  for (const name of ['warning', 'error', 'notice']) {
    const bare = said(run, name).filter((text) => /^injected/.test(text));
    expect(bare).toEqual([]);
  }
  expect(`${run.stdout}${run.stderr}`).not.toContain('\u001b');
  expect(Object.values(run.outputs).filter((value) => value === 'injected')).toEqual([]);
}

/** What is left of a text once it is on one line without what nobody sees. */
const seen = (text: string) =>
  text
    .replace(/[\u0000-\u0008\u000e-\u001f\u200b\u202e]/gu, '')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();

const hostileRoadmap = () =>
  invented('pottery', {
    count: HOSTILE.length,
    label: (n) => HOSTILE[n],
    text: (n) => `About ${HOSTILE[n]?.replaceAll(/[\r\n\u0085\u2028]/g, ' ')}`,
  });

describe('hostile topics and texts', () => {
  test('execute no command and stand in the table as they are', async () => {
    const workspace = await tempWorkspace(hostileRoadmap());
    const run = await enrich(workspace, { gemini: await gemini() });

    expect(run.code).toBe(0);
    expectOwnCommands(run);
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { enriched: HOSTILE.length } });
    const rows = await rowsOf(workspace);
    const topics = rows.map(({ Topic }) => Topic);
    expect(topics.toSorted()).toEqual(HOSTILE.map(seen).toSorted());
  });

  test('begin no cell with what a spreadsheet would run', async () => {
    const workspace = await tempWorkspace(hostileRoadmap());
    await enrich(workspace, { gemini: await gemini() });

    const csv = await csvOf(workspace);
    expect(csv).not.toMatch(/(^|[,\n])"[=+\-@\t\r]/);
    expect(csv).toContain(`"'=HYPERLINK(""https://example.com"",""x"")"`);
    expect(csv).toContain(`"'''-1"`);
  });

  test('are no Markdown, HTML or mention in the summary, and are in no warning raw', async () => {
    const workspace = await tempWorkspace({
      ...hostileRoadmap(),
      [`plans/pottery/content/##[error]injected@${idOf('pottery', 900)}.md`]: 'An orphan.',
      [`plans/pottery/content/other@${idOf('pottery', 0)}.md`]: '# ::error::injected\n\nTwice.',
    });
    const run = await enrich(workspace, { gemini: await gemini(perDay()) });

    expect(run.code).toBe(0);
    // Of rows that are left, a notice says so.
    expectOwnCommands(run, [...COMMANDS, 'notice']);
    expect(run.summary).toContain('octocat');
    // The last line links to the run: ours.
    const foreign = run.summary.trimEnd().split('\n').slice(0, -1).join('\n');
    for (const raw of ['](', '<img', '<script', '`code`', '@octocat', ' #1', '##[', '\u202e']) {
      expect(foreign).not.toContain(raw);
    }
    const cells = foreign.split('\n').filter((line) => line.includes('octocat'));
    expect(cells).toEqual([expect.stringMatching(/^\|[^|]*\| pending \|[^|]*\|$/)]);
  });

  test('do nothing to a terminal', async () => {
    const workspace = await tempWorkspace(hostileRoadmap());
    const run = await call(workspace, ['plans/pottery', '--cache', 'none'], {
      gemini: await gemini(),
    });

    expect(run.code).toBe(0);
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/\u001b|\r|\u202e|\u0007/);
  });
});

describe('a hostile list', () => {
  /** The hostile texts as topics, ids, resources, other cells, and names of columns. */
  const hostileList = () => {
    const cells = (row: readonly string[]) =>
      row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const rows = HOSTILE.map((text) => [text, text, text, text, ...HOSTILE.map(() => text)]);
    const header = ['Topic', 'Id', 'Resources', 'Category', ...HOSTILE];
    return tempWorkspace({ 'plans/pottery.csv': [header, ...rows].map(cells).join('\n') });
  };
  const inputs = { roadmap: 'plans/pottery.csv' };

  test('executes no command and begins no cell with what a spreadsheet would run', async () => {
    const workspace = await hostileList();
    const run = await enrich(workspace, { gemini: await gemini(), inputs });

    expect(run.code).toBe(0);
    expectOwnCommands(run);
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { enriched: HOSTILE.length } });
    expect(run.summary).not.toContain('<img');
    const csv = await csvOf(workspace);
    expect(csv).not.toMatch(/(^|[,\n])"[=+\-@\t\r]/);
  });

  test('means the same once more, read from the table', async () => {
    const workspace = await hostileList();
    const fake = await gemini();
    await enrich(workspace, { gemini: fake, inputs });
    const before = await csvOf(workspace);
    const again = await enrich(workspace, {
      gemini: fake,
      inputs: { roadmap: 'roadmaps/pottery.csv' },
    });

    expect(statsOf(again)).toMatchObject({ rows: { cached: HOSTILE.length } });
    expect(await csvOf(workspace)).toBe(before);
  });
});

describe('a hostile model', () => {
  const tldrs = [
    '::error::injected',
    'text ##[error]injected',
    '=1+1',
    "'@SUM(A1)",
    '-1 | `x`',
    '<img src=x onerror=alert(1)>',
  ];

  test('executes no command, and its TLDRs are read back as they were written', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: tldrs.length }));
    const fake = await gemini(altered((row, i) => ({ ...row, tldr: tldrs[i] ?? '' })));
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(0);
    expectOwnCommands(run);
    expect((await rowsOf(workspace)).map(({ TLDR }) => TLDR)).toEqual(tldrs);
    expect(await csvOf(workspace)).not.toMatch(/(^|[,\n])"[=+\-@\t\r]/);

    const before = await csvOf(workspace);
    const again = await enrich(workspace, { gemini: fake });
    expect(statsOf(again)).toMatchObject({ rows: { cached: tldrs.length } });
    expect(await csvOf(workspace)).toBe(before);
  });

  test('executes no command by what its errors say', async () => {
    const message = 'Busy\n::error::injected\r::add-mask::injected ##[error]injected \u001b[31m';
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const fake = await gemini(
      sequence([normal, apiError(503, 'UNAVAILABLE', { message })], apiError(403, '', { message })),
    );
    const run = await enrich(workspace, {
      gemini: fake,
      inputs: { 'batch-size': '2', concurrency: '1' },
    });

    expect(run.code).toBe(1);
    expectOwnCommands(run, [...COMMANDS, 'error']);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/Busy.*gemini-api-key/)]);
    expect(run.summary).not.toContain('##[');
  });
});

describe('hostile names', () => {
  test('of a folder are made a slug, and execute nothing', async () => {
    const name = '##[error]injected `x` [y](z)';
    const graph = invented('pottery', { count: 2 })['plans/pottery/pottery.json'] ?? '';
    const workspace = await tempWorkspace({ [`plans/${name}/graph.json`]: graph });
    const run = await enrich(workspace, {
      gemini: await gemini(),
      inputs: { roadmap: `plans/${name}` },
    });

    expect(run.code).toBe(0);
    expectOwnCommands(run);
    expect(statsOf(run).roadmaps).toMatchObject([{ slug: '---error-injected--x---y--z-' }]);
    expect(run.summary).not.toContain('##[');
  });

  test('of a roadmap that does not exist execute nothing', async () => {
    const workspace = await tempWorkspace();
    const inputs = { roadmap: './##[error]injected\n./x\r::error::injected\n./\u001b[31m' };
    const run = await enrich(workspace, { inputs });

    expect(run.code).toBe(1);
    expectOwnCommands(run, [...COMMANDS, 'error']);
  });

  test('of inputs execute nothing', async () => {
    const workspace = await tempWorkspace();
    const hostile = '##[error]injected\n::error::injected';
    const inputs = { roadmap: hostile, model: hostile, 'batch-size': hostile, output: hostile };
    const run = await enrich(workspace, { inputs });

    expect(run.code).toBe(1);
    expectOwnCommands(run, [...COMMANDS, 'error']);
  });
});
