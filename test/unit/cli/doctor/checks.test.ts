import { describe, expect, it } from 'vitest';
import { type CheckSpec, ok, problem, skipped } from '../../../../src/cli/doctor/check.ts';
import { checkModel } from '../../../../src/cli/doctor/checks/model.ts';
import { checkNode } from '../../../../src/cli/doctor/checks/node.ts';
import { runChecks } from '../../../../src/cli/doctor/run.ts';
import { checkLine, checksJson, summaryLine } from '../../../../src/cli/doctor/show.ts';
import { configOf } from '../../../../src/cli/world.ts';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import { hang, startGemini } from '../../../fakes/gemini.ts';

const { signal } = new AbortController();

const away = { ...problem('a cannot be reached', 'Check it.'), unreachable: 'a' };

const spec = (name: string, run: CheckSpec['run'], isOnline?: true): CheckSpec => {
  return { name, run, ...(isOnline && { isOnline }) };
};

async function run(specs: readonly CheckSpec[], isOffline = false) {
  const lines: string[] = [];
  const checks = await runChecks(specs, {
    signal,
    isOffline,
    proxy: 'none',
    onCheck: ({ name }) => lines.push(name),
  });
  return { checks, lines };
}

describe('the version of Node.js', () => {
  it.each([
    ['18.20.4', 'problem'],
    ['20.12.0', 'ok'],
    ['100.0.0', 'ok'],
  ])('%s is: %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });
});

describe('a run of checks', () => {
  it('shows results in the order of the checks, whichever is ready first', async () => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, 20));
    const specs = [
      spec('one', async () => {
        await late;
        return [ok('')];
      }),
      spec('two', async () => [ok('')]),
    ];
    expect((await run(specs)).lines).toEqual(['one', 'two']);
  });

  it('makes a problem of a check that fails', async () => {
    const { checks } = await run([spec('one', () => Promise.reject(new Error('broken')))]);
    expect(checks).toMatchObject([{ name: 'one', status: 'problem', message: 'broken' }]);
  });

  it('says first that there is no network, if nothing was reached', async () => {
    const specs = [
      spec('here', async () => [ok('')]),
      spec('there', async () => [away], true),
      spec('elsewhere', async () => [skipped('no key')], true),
    ];
    const { checks } = await run(specs);
    expect(checks.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'network problem',
      'here ok',
      'there skipped',
      'elsewhere skipped',
    ]);
    expect((await run(specs, true)).checks[0]?.status).toBe('warning');
  });

  it('has a network if one request had a response', async () => {
    const specs = [
      spec('there', async () => [away], true),
      spec('elsewhere', async () => [problem('HTTP 500', 'Wait.')], true),
    ];
    expect((await run(specs)).checks.map(({ name }) => name)).toEqual(['there', 'elsewhere']);
  });

  it('says nothing of the network if no request was sent', async () => {
    const { checks } = await run([spec('there', async () => [skipped('no key')], true)]);
    expect(checks.map(({ name }) => name)).toEqual(['there']);
  });
});

describe('what is shown', () => {
  it('is one line for each check, whatever it found', () => {
    const check = { name: 'list', status: 'problem', message: 'a\nb.', action: 'Do c.' } as const;
    expect(checkLine(check)).toBe('problem  list: a b. Do c.\n');
  });

  it('ends with counts and the next step', () => {
    const checks = [
      { name: 'a', ...ok('') },
      { name: 'b', ...problem('', 'x') },
    ];
    expect(summaryLine(checks, 'Next: x')).toBe('\n1 ok, 0 warnings, 1 problem. Next: x\n');
    expect(JSON.parse(checksJson(checks))).toEqual({ version: 1, ok: false, checks });
  });
});

it('a model that does not respond is a problem', async () => {
  const fake = await startGemini(hang);
  const env = { GEMINI_API_KEY: 'AQ.a-key', GEMINI_URL: fake.url };
  const config = configOf({ roadmap: 'backend' }, null, env);
  const places = { signal, maxMs: 100 };
  const finding = await checkModel('gemini-3.6-flash', { config, columns: COLUMNS }, places);
  await fake.close();
  expect(finding).toMatchObject({
    status: 'problem',
    message: 'gemini-3.6-flash did not respond in time',
  });
});
