import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { terminalLog } from '../../src/cli/terminal/log.ts';
import { type Behaviour, normal, overloaded } from '../fakes/gemini.ts';
import { openScreen } from '../fakes/screen.ts';
import { NOWHERE } from './action.ts';
import { inProcess } from './in-process.ts';
import { call, gemini, KEY } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

/** Runs the CLI with a terminal as standard error; resolves to what was written to it. */
async function onTerminal(flags: readonly string[], script?: Behaviour): Promise<string> {
  const cwd = await tempWorkspace(invented('pottery', { count: 8 }));
  const { url } = await gemini(script);
  let written = '';
  const writable = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  // The log uses nothing else of a terminal's stream.
  const stream = Object.assign(writable, { isTTY: true, columns: 80 }) as unknown as WriteStream;
  const env = {
    GEMINI_URL: url,
    GEMINI_API_KEY: KEY,
    GITHUB_API_URL: NOWHERE,
    HOME: await tempFolder(),
  };
  const args = ['plans/pottery', '--batch-size', '4', '--cache', 'none', ...flags];
  const cancel = { signal: new AbortController().signal, exitCode: null };
  const log = terminalLog(stream, { TERM: 'xterm', NO_COLOR: '1' });
  await inProcess({ cwd, env }, () => main(args, log, cancel));
  return written;
}

/** What the terminal shows at the end. */
async function linesOf(written: string): Promise<readonly string[]> {
  const screen = openScreen(80);
  screen.write(written);
  return screen.lines();
}

describe('on a terminal', () => {
  test('batches that went well are on the live line alone, which leaves nothing behind', async () => {
    const written = await onTerminal([]);
    expect(written).toMatch(/8\/8 rows · 0 s/);
    expect((await linesOf(written)).join('\n')).not.toMatch(/Batch|\d\/8 rows|⠋/);
  });

  test('--verbose shows every batch', async () => {
    const lines = await linesOf(await onTerminal(['--verbose']));
    expect(lines.filter((line) => line.startsWith('Batch'))).toEqual([
      expect.stringMatching(/^Batch [12]\/2: 4 of 4 rows in /),
      expect.stringMatching(/^Batch [12]\/2: 4 of 4 rows in /),
    ]);
  });

  test('a batch that went wrong has a line', async () => {
    const written = await onTerminal([], ({ n }) => (n === 1 ? overloaded : normal));
    const text = (await linesOf(written)).join('\n');
    expect(text.match(/^Batch /gm)).toHaveLength(1);
    expect(text).toMatch(/^Batch \d\/2: failed [\s\S]* retrying\s+in /m);
  });
});

test('elsewhere every batch has a line, and the last line says what to do next', async () => {
  const cwd = await tempWorkspace(invented('pottery', { count: 8 }));
  const first = await call(cwd, ['plans/pottery', '--batch-size', '4'], { gemini: await gemini() });
  expect(first.stderr.match(/^Batch \d\/2: 4 of 4 rows in /gm)).toHaveLength(2);
  expect(first.stderr).toMatch(
    /\nTo study from it in a browser:\n {2}roadmap-enrich view roadmaps\/pottery\.csv\n$/,
  );

  const page = await call(cwd, ['plans/pottery', '--formats', 'html']);
  expect(page.stderr).toMatch(/\nOpen roadmaps\/pottery\.html in a browser\.\n$/);
});
