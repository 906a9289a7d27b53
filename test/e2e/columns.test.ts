import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FakeGemini } from '../fakes/gemini.ts';
import { written } from '../fakes/gemini.ts';
import { call, csvOf, enrich, gemini, said, toldErrors } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const OWN = `- TLDR
- How_To
- name: Hours
  ask: Hours of study until a working potter can use it
  number: { from: 1, to: 200 }
- name: Who
  ask: Who should learn it
  choice: [beginner, Master]
- name: Needs
  ask: Topics to know before this one
  list: { items: 3, words: 2 }
`;

const HOW_TO = [
  ...['Steps:', '- Wedge the clay', '- Centre it', '- Open it'],
  ...['Guardrails:', '- Never rush', 'Signals of Done:', '- The wall is even'],
];

/** A Gemini that writes every column, each value in another form than the table's. */
const generous = () =>
  gemini(
    written((rows) =>
      JSON.stringify(
        rows.map((row) => ({
          ...row,
          how_to: HOW_TO.join('\r\n\r\n'),
          hours: '12.0',
          who: 'master',
          needs: ['Clay', '', 'clay', 'Water|Fire'],
          level: 'BEGINNER',
        })),
      ),
    ),
  );

const rowsOf = async (workspace: string) =>
  z.array(z.record(z.string(), z.string())).parse(parse(await csvOf(workspace), { columns: true }));

/** The members that a request asks for, in order. */
function membersOf({ requests }: FakeGemini): readonly string[] {
  const schema = z.object({
    generationConfig: z.object({
      responseJsonSchema: z.object({
        items: z.object({ properties: z.record(z.string(), z.unknown()) }),
      }),
    }),
  });
  const { generationConfig } = schema.parse(requests[0]?.body);
  return Object.keys(generationConfig.responseJsonSchema.items.properties);
}

const expectOwn = async (workspace: string) => {
  const rows = await rowsOf(workspace);
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    expect(Object.keys(row).slice(5)).toEqual([
      ...['TLDR', 'How_To', 'Hours', 'Who', 'Needs'],
      ...['Id', 'Revision'],
    ]);
    expect(row).toMatchObject({
      How_To: HOW_TO.join('\n'),
      Hours: '12',
      Who: 'Master',
      Needs: 'Clay|Water/Fire',
    });
  }
};

const pottery = (files: Readonly<Record<string, string>> = {}) =>
  tempWorkspace({ ...invented('pottery', { count: 3 }), ...files });

describe('the columns of the user', () => {
  test('are asked for and written, from YAML in an input', async () => {
    const [fake, workspace] = [await generous(), await pottery()];
    const run = await enrich(workspace, { gemini: fake, inputs: { columns: OWN } });

    expect(run.code).toBe(0);
    expect(membersOf(fake)).toEqual(['id', 'topic', 'tldr', 'how_to', 'hours', 'who', 'needs']);
    await expectOwn(workspace);
  });

  test('are asked for and written, from a file of the workspace', async () => {
    const [fake, workspace] = [await generous(), await pottery({ 'plans/columns.yml': OWN })];
    const run = await enrich(workspace, { gemini: fake, inputs: { columns: 'plans/columns.yml' } });

    expect(run.code).toBe(0);
    await expectOwn(workspace);
  });

  test('are those of a flag, which is YAML', async () => {
    const [fake, workspace] = [await generous(), await pottery()];
    const run = await call(workspace, ['plans/pottery', '--columns', OWN], { gemini: fake });

    expect(run).toMatchObject({ code: 0 });
    await expectOwn(workspace);
  });

  test('are those of a file anywhere, on the command line', async () => {
    const elsewhere = await tempWorkspace({ 'columns.yaml': OWN });
    const [fake, workspace] = [await generous(), await pottery()];
    const args = ['plans/pottery', '--columns', `${elsewhere}/columns.yaml`];
    const run = await call(workspace, args, { gemini: fake });

    expect(run).toMatchObject({ code: 0 });
    await expectOwn(workspace);
  });

  test('are built-in ones where they are names', async () => {
    const [fake, workspace] = [await generous(), await pottery()];
    const run = await call(workspace, ['plans/pottery', '--columns', 'Level, TLDR'], {
      gemini: fake,
    });

    expect(run).toMatchObject({ code: 0 });
    expect(membersOf(fake)).toEqual(['id', 'topic', 'level', 'tldr']);
    expect((await rowsOf(workspace)).map(({ Level }) => Level)).toEqual(Array(3).fill('beginner'));
  });
});

test('a column that is refreshed by its name is asked for alone, for every row', async () => {
  const workspace = await pottery();
  const args = ['plans/pottery', '--columns', 'TLDR, Level', '--cache=none'];
  await call(workspace, args, { gemini: await generous() });
  const before = await rowsOf(workspace);
  const fake = await gemini(
    written((rows) => JSON.stringify(rows.map((row) => ({ ...row, level: 'advanced' })))),
  );
  const run = await call(workspace, [...args, '--refresh', 'Level'], { gemini: fake });

  expect(run).toMatchObject({ code: 0 });
  expect(membersOf(fake)).toEqual(['id', 'topic', 'level']);
  expect(await rowsOf(workspace)).toEqual(before.map((row) => ({ ...row, Level: 'advanced' })));
});

describe('columns that are wrong', () => {
  const WRONG = '- TLDR\n- Hour\n- name: Topic\n  ask: x\n  text: {words: 0}\n';
  const errors = [
    ' line 2: "Hour" is not a built-in column; the nearest is Hours.',
    ' line 3: name "Topic" is reserved. Use another name.',
    ' line 5: text.words must be a whole number from 1 to 200.',
  ];

  test('are reported with all other errors of the action, before anything is asked', async () => {
    const fake = await gemini();
    const inputs = { columns: WRONG, concurrency: '0' };
    const run = await enrich(await pottery(), { gemini: fake, inputs });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      ...errors.map((error) => `columns${error}`),
      'concurrency "0": must be a whole number from 1 to 64.',
    ]);
    expect(fake.requests).toHaveLength(0);
  });

  test('are reported by the name of their file', async () => {
    const workspace = await pottery({ 'columns.yml': WRONG });
    const run = await enrich(workspace, { inputs: { columns: 'columns.yml', concurrency: '0' } });

    expect(toldErrors(run)).toEqual([
      ...errors.map((error) => `columns "columns.yml"${error}`),
      'concurrency "0": must be a whole number from 1 to 64.',
    ]);
  });

  test.each([
    ['none.yml', 'columns: none.yml does not exist. Check the path.'],
    ['../columns.yml', 'columns: ../columns.yml is outside the workspace. Use a path inside it.'],
    [
      '.git/columns.yml',
      'columns: .git/columns.yml is under .git, which is off limits. Use another path.',
    ],
  ])('are those of a file that the action does not read, too: %s', async (columns, error) => {
    const workspace = `${await tempWorkspace({
      ...{ 'columns.yml': OWN, 'repository/.git/columns.yml': OWN },
      'repository/plans/x.txt': '',
    })}/repository`;
    const run = await enrich(workspace, { inputs: { columns, concurrency: '0' } });

    expect(run.code).toBe(1);
    expect(toldErrors(run)).toEqual([
      error,
      'concurrency "0": must be a whole number from 1 to 64.',
    ]);
  });

  test('are wrong use of the command line', async () => {
    const workspace = await pottery({ 'columns.yml': WRONG });
    const args = ['plans/pottery', '--columns=columns.yml', '--concurrency=0', '--max-rows=x'];
    const run = await call(workspace, args);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trimEnd().split('\n')).toEqual([
      ...errors.map((error) => `Error: --columns "columns.yml"${error}`),
      'Error: --concurrency "0": must be a whole number from 1 to 64.',
      'Error: --max-rows "x": must be a whole number from 0 to 1000000.',
    ]);
  });
});

describe('an offline preview of several columns', () => {
  test('fills in TLDR, and says once which it leaves empty', async () => {
    const workspace = await pottery();
    const args = ['plans/pottery', '--model=offline', '--columns', 'Hours, TLDR, Level'];
    const run = await call(workspace, args);

    expect(run.code).toBe(0);
    const lines = run.stderr.split('\n').filter((line) => line.includes('Hours'));
    expect(lines).toEqual([
      'Offline preview: all 3 rows have a TLDR, without Hours or Level; no model was used',
    ]);
    for (const { TLDR, Hours, Level } of await rowsOf(workspace)) {
      expect([TLDR !== '', Hours, Level]).toEqual([true, '', '']);
    }
  });

  test('is refused where there is no TLDR', async () => {
    const run = await call(await pottery(), [
      'plans/pottery',
      '--model=offline',
      '--columns=Hours',
    ]);

    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toBe(
      'Error: --columns: an offline preview fills in only TLDR, which is not among them. Add TLDR.\n',
    );
  });
});
