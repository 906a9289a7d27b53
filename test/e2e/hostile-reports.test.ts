import { describe, expect, test } from 'vitest';
import { altered, perDay } from '../fakes/gemini.ts';
import type { FakeGitHub } from '../fakes/github.ts';
import { elementsOf, htmlOf, tablesOf, textOf } from '../unit/report/html.ts';
import type { ActionRun } from './action.ts';
import { pullRequestEvent } from './events.ts';
import { github, POTTERY, type PublishOptions, publish } from './publishing.ts';
import { csvOf, gemini, rowsOf, said } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

/** An injection of each kind, for a runner, a reader of Markdown, a spreadsheet, and GitHub. */
const INJECTIONS = [
  '::add-mask::injected',
  'x ##[error]injected',
  'x\r::error::injected',
  '@octocat and @octo-org/owners',
  'see #1, GH-1, octo-org/roadmaps#2',
  'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  'https://evil.example/x www.evil.example',
  'mailto:a@evil.example a@evil.example',
  '[click](https://evil.example "t")',
  '![x](https://evil.example/x.png)',
  '<https://evil.example>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details></td></table><h1>x</h1>',
  '<!-- x',
  '--> x',
  'a | b | c',
  '`code` ``x``',
  '**bold** __x__ ~~gone~~ *i*',
  '# heading',
  '- [x] done',
  '1. one',
  '> quoted',
  '```mermaid pie "x": 1 ```',
  '[^1] [x]: https://evil.example',
  ':rocket: $x^2$ $$y$$',
  '&lt;b&gt; &#64;octocat',
  '=HYPERLINK("https://evil.example")',
  '+1',
  '-1',
  '@SUM(A1)',
  "'=1",
  '\u202egnirts \u200bzero',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007',
  '\\[x\\](y) \\',
  '{slugs} $(id) `id`',
];

/** What a report of ours is made of, and nothing else. */
const OURS = new Set([
  ...['h2', 'h3', 'p', 'strong', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ...['details', 'summary', 'sub', 'pre', 'code', 'a'],
]);

/** Fails if a text became anything but text. */
function expectInert(markdown: string): void {
  const html = htmlOf(markdown);
  expect([...elementsOf(html)].filter((name) => !OURS.has(name))).toEqual([]);
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, url = '']) => url);
  expect(links.filter((url) => !url.startsWith('https://github.com/octo-org/roadmaps/'))).toEqual(
    [],
  );
  for (const rows of tablesOf(html)) {
    expect(new Set(rows.map((cells) => cells.length)).size).toBe(1);
  }
  // GitHub looks for mentions and references in the rendered text.
  const rendered = html
    .replace(/<pre>.*?<\/pre>|<a .*?<\/a>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&');
  expect(rendered).not.toMatch(/@[a-z0-9]/i);
  expect(rendered).not.toMatch(/#\d/);
  expect(rendered).not.toMatch(/\bGH-\d|\b[0-9a-f]{7,40}\b/);
  expect(rendered).not.toMatch(/https?:\/\/|www\.|mailto:|:rocket:/);
  expect(html.match(/<details\b/g)?.length ?? 0).toBe(html.match(/<\/details>/g)?.length ?? 0);
  expect(html.match(/language-mermaid/g)?.length ?? 0).toBeLessThanOrEqual(1);
}

/** Fails if a command was executed that the action does not mean to give. */
function expectOwnCommands(run: ActionRun): void {
  const names = new Set(run.commands.map(({ name }) => name));
  for (const name of ['add-mask', 'error', 'warning', 'notice']) names.delete(name);
  expect([...names]).toEqual([]);
  expect(said(run, 'add-mask')).not.toContain('injected');
  expect(said(run, 'error')).not.toContain('injected');
  expect(`${run.stdout}${run.stderr}`).not.toMatch(/\u001b|\u202e/);
}

async function scene() {
  const hub = await github();
  await hub.commit('topic', { 'notes.txt': 'x' });
  const { number } = await hub.createPull({ head: 'topic' });
  return { hub, number, event: pullRequestEvent({ number }) };
}

/** A roadmap whose labels and texts are the injections, with `more` at the end of each. */
const hostile = (more = '') => {
  const at = (n: number) => `${INJECTIONS[n]}${more}`;
  const label = (n: number) => at(n).trim() || undefined;
  return invented('pottery', {
    count: INJECTIONS.length,
    label,
    text: (n) => `About ${at(n).replaceAll(/[\r\n]/g, ' ')}`,
  });
};

const run = (hub: FakeGitHub, options: PublishOptions) =>
  publish(hub, { ...options, inputs: { publish: 'none', ...options.inputs } });

describe('a hostile roadmap', () => {
  test('is plain text in summary, comment, log and table, where its rows are left', async () => {
    const { hub, number, event } = await scene();
    const workspace = await tempWorkspace(hostile());
    const step = await run(hub, { event, workspace, gemini: await gemini(perDay()) });

    expect(step.code).toBe(0);
    expectOwnCommands(step);
    expectInert(step.summary);
    const [comment] = await hub.comments(number);
    expectInert(comment?.body ?? '');
    const seen = textOf(htmlOf(comment?.body ?? ''));
    for (const text of [
      '@octocat and @octo-org/owners',
      '<script>alert(1)</script>',
      'a | b | c',
    ]) {
      expect(seen).toContain(text);
    }
  });

  test('is plain text in what changed: names, places and texts, before and after', async () => {
    const { hub, number, event } = await scene();
    const workspace = await tempWorkspace(hostile());
    await run(hub, { event, workspace });
    const renamed = await tempWorkspace({
      ...hostile(' @octocat'),
      [POTTERY]: await csvOf(workspace),
    });
    const step = await run(hub, { event, workspace: renamed });

    expect(step.code).toBe(0);
    expectOwnCommands(step);
    expect(step.summary).toContain(`${INJECTIONS.length} renamed`);
    expectInert(step.summary);
    expectInert((await hub.comments(number))[0]?.body ?? '');
  });

  test('puts nothing of its own into a commit message or a pull request’s title', async () => {
    const hub = await github();
    const workspace = await tempWorkspace(hostile());
    const step = await publish(hub, { workspace, inputs: { publish: 'pull-request' } });

    expect(step.code).toBe(0);
    const [pull] = await hub.pulls();
    expect(pull?.title).toBe('Refresh roadmaps: pottery');
    expectInert(pull?.body ?? '');
    expect((await hub.commits(pull?.head ?? ''))[0]?.message).toBe('Refresh roadmaps: pottery');
    expect(await hub.file(pull?.head ?? '', POTTERY)).not.toMatch(/(^|[,\n])"[=+\-@\t\r]/);
  });
});

describe('a hostile model', () => {
  test('is plain text in summary, comment, log and table', async () => {
    const { hub, number, event } = await scene();
    const words = (i: number) => (INJECTIONS[i] ?? 'x').split(/\s+/).slice(0, 12).join(' ');
    const first = altered((row, i) => ({ ...row, tldr: words(i) }));
    const second = altered((row, i) => ({ ...row, tldr: words(i + 5) }));
    const workspace = await tempWorkspace(invented('pottery', { count: 30 }));
    const inputs = { 'batch-size': '100', 'max-requests': '3' };
    await run(hub, { event, workspace, gemini: await gemini(first), inputs });
    const step = await run(hub, {
      event,
      workspace,
      gemini: await gemini(second),
      inputs: { ...inputs, refresh: 'all' },
    });

    expectOwnCommands(step);
    expect(step.summary).toMatch(/re-enriched/);
    expectInert(step.summary);
    expectInert((await hub.comments(number))[0]?.body ?? '');
    expect(await csvOf(workspace)).not.toMatch(/(^|[,\n])"[=+\-@\t\r]/);
    expect((await rowsOf(workspace)).every(({ TLDR }) => !/https?:|\u202e|\u001b/.test(TLDR))).toBe(
      true,
    );
  });
});
