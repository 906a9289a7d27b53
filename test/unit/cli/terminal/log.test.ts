import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { terminalLog } from '../../../../src/cli/terminal/log.ts';
import { openScreen } from '../../../fakes/screen.ts';

/** Environment of a person's terminal. */
const PERSON = { TERM: 'xterm', NO_COLOR: '1' };

/** A stream that keeps what is written to it; a terminal where it is told to be one. */
function record(isTTY: boolean, columns = 80, env: NodeJS.ProcessEnv = PERSON) {
  const { write, lines: screen, cursor, resize: narrow } = openScreen(columns);
  let text = '';
  const writable = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      write(String(chunk));
      done();
    },
  });
  const stream = Object.assign(writable, { isTTY, columns });
  // The log uses nothing else of a terminal's stream.
  const log = terminalLog(stream as unknown as WriteStream, env);
  /** Terminals wrap their lines anew at once, and programs are told later. */
  const tellWidth = (to: number) => {
    stream.columns = to;
    stream.emit('resize');
  };
  return { log, stream, screen, cursor, narrow, tellWidth, written: () => text };
}

const BAR = `⠋ ${'█'.repeat(12)}${'░'.repeat(12)} 10/20 rows · 0 s`;

beforeEach(() => {
  // The terminal has timers of its own.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the log of the command line', () => {
  it('has a line for every message, and says what is no mere information', () => {
    const { log, written } = record(false);
    log.info('one');
    log.notice('two');
    log.warning('three');
    log.remark('four');
    log.error('five');
    expect(written()).toBe('one\nNote: two\nWarning: three\nWarning: four\nError: five\n');
  });

  it('keeps the indent of a line', () => {
    const { log, written } = record(false);
    log.info('  Rows  3');
    expect(written()).toBe('  Rows  3\n');
  });

  it('keeps every message on its line, and the terminal as it is', () => {
    const { log, written } = record(true);
    log.warning('a\nb\r\u001b[2Jc\u202e');
    log.line([{ text: 'd\u001b[2J\n ' }, { text: 'e' }]);
    expect(written()).toBe('Warning: a b [2Jc\nd [2J  e\n');
  });

  it('colours what is wrong, and nothing of the message', () => {
    const { log, written } = record(true, 80, { TERM: 'xterm' });
    log.error('no key');
    log.warning('slow');
    expect(written()).toBe(
      '\u001b[31mError:\u001b[39m no key\n\u001b[33mWarning:\u001b[39m slow\n',
    );
  });

  it('links the path of a file where the terminal can open it', () => {
    vi.stubEnv('FORCE_HYPERLINK', '1');
    const { log, written } = record(true);
    log.line([{ text: 'a b.csv', path: '/tmp/a b.csv' }, { text: ': written' }]);
    vi.unstubAllEnvs();
    expect(written()).toMatch(
      /^\u001b\]8;;file:\/\/.*\/tmp\/a%20b\.csv\u0007a b\.csv\u001b\]8;;\u0007: written\n$/,
    );
    const pipe = record(false);
    pipe.log.line([{ text: 'a b.csv', path: '/tmp/a b.csv' }]);
    expect(pipe.written()).toBe('a b.csv\n');
  });

  it('breaks a line between words where a terminal is too narrow for it', async () => {
    const { log, screen } = record(true, 30);
    log.error('lists/pottery.csv cannot be read. Check the path.');
    log.info('  Rows  3');
    log.line([{ text: 'roadmaps/pottery.csv: written' }], { text: '  Table  ', style: 'dim' });
    expect(await screen()).toEqual([
      'Error: lists/pottery.csv',
      '  cannot be read. Check the',
      '  path.',
      '  Rows  3',
      '  Table  roadmaps/pottery.csv:',
      '         written',
    ]);
  });

  it('leaves a line as it is where there is little room, or a name would be changed', async () => {
    const long = 'a b c d e f g h i j k l m n o p q r s t u v w x y z';
    const { log, written } = record(true, 37);
    log.line([{ text: long }], { text: 'A label of nineteen' });
    log.info(`${long} Cafe\u0301.csv`);
    expect(written()).toBe(`A label of nineteen${long}\n${long} Cafe\u0301.csv\n`);
  });

  it('breaks no command, which is to be copied, and no line of a pipe', () => {
    const command = 'roadmap-enrich view roadmaps/pottery.csv';
    const [terminal, pipe] = [record(true, 20), record(false, 20)];
    terminal.log.command(command);
    pipe.log.info(command);
    expect([terminal.written(), pipe.written()]).toEqual([`  ${command}\n`, `${command}\n`]);
  });

  it('has details as lines only where there is no live line, or they are wanted', () => {
    const [terminal, wanted, pipe] = [record(true), record(true), record(false)];
    wanted.log.showDetails();
    for (const { log } of [terminal, wanted, pipe]) log.detail('Batch 1');
    expect([terminal.written(), wanted.written(), pipe.written()]).toEqual([
      '',
      'Batch 1\n',
      'Batch 1\n',
    ]);
  });
});

describe('the live line', () => {
  it('shows how far the rows are, and stays below the lines', async () => {
    const { log, screen } = record(true);
    log.progress({ total: 20 });
    log.info('Batch 1');
    log.progress({ done: 10 });
    log.info('Batch 2');
    expect(await screen()).toEqual(['Batch 1', 'Batch 2', BAR]);
  });

  it('shows what is read until there are rows', async () => {
    const { log, screen } = record(true);
    log.activity('Reading backend from roadmap.sh');
    expect(await screen()).toEqual(['⠋ Reading backend from roadmap.sh']);
    log.live('Reading backend: 12 of 20 texts');
    expect(await screen()).toEqual(['⠋ Reading backend: 12 of 20 texts']);
    log.progress({ total: 20, done: 10 });
    expect(await screen()).toEqual([BAR]);
  });

  it('is redrawn while nothing happens', async () => {
    const { log, screen } = record(true);
    log.progress({ total: 20 });
    vi.advanceTimersByTime(2_100);
    expect(await screen()).toEqual([expect.stringMatching(/0\/20 rows · 2 s$/)]);
  });

  it('leaves nothing behind at the end', async () => {
    const { log, stream, screen } = record(true);
    log.progress({ total: 20, done: 10 });
    log.wait(60_000, ' after an error');
    log.end();
    log.end();
    expect(await screen()).toEqual([]);
    expect([vi.getTimerCount(), stream.listenerCount('resize')]).toEqual([0, 0]);
    log.info('Done');
    expect(await screen()).toEqual(['Done']);
  });

  it('fits the terminal after it was resized', async () => {
    const { log, narrow, tellWidth, screen } = record(true, 80);
    log.progress({ total: 20, done: 10 });
    await narrow(16);
    tellWidth(16);
    expect(await screen()).toEqual(['⠋ 10/20 rows']);
  });

  it('has the cursor at its start, which stays there where a terminal wraps the line anew', async () => {
    const { log, screen, cursor } = record(true, 80);
    log.progress({ total: 20, done: 10 });
    expect([await screen(), cursor()]).toEqual([[BAR], 0]);
  });

  it('leaves no copy of itself in a terminal that becomes narrower and says so late', async () => {
    const { log, narrow, tellWidth, screen } = record(true, 80);
    log.info('Batch 1');
    log.progress({ total: 20, done: 10 });
    for (const width of [50, 30, 24]) {
      await narrow(width);
      vi.advanceTimersByTime(200);
    }
    tellWidth(24);
    log.info('Batch 2');
    expect(await screen()).toEqual(['Batch 1', 'Batch 2', '⠦ 10/20 rows · 0 s']);
    log.end();
    expect(await screen()).toEqual(['Batch 1', 'Batch 2']);
  });

  it.each<[string, boolean, NodeJS.ProcessEnv]>([
    ['a pipe', false, PERSON],
    ['a dumb terminal', true, { ...PERSON, TERM: 'dumb' }],
    ['CI', true, { ...PERSON, CI: 'true' }],
  ])('is not drawn in %s, which gets lines alone', (_, isTTY, env) => {
    const { log, written } = record(isTTY, 80, env);
    log.activity('Reading backend');
    log.live('Reading backend: 1 of 2 texts');
    log.progress({ total: 20, done: 10 });
    log.wait(2_000, ' after an error');
    log.info('Batch 1');
    log.end();
    expect(written()).toBe('Reading backend\nBatch 1\n');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not drawn where no row is to be sent', () => {
    const { log, written } = record(true);
    log.progress({ total: 0 });
    expect(written()).toBe('');
  });

  it('has only characters that the console of Linux has', async () => {
    const { log, screen } = record(true, 80, { ...PERSON, TERM: 'linux' });
    log.live('Reading');
    expect(await screen()).toEqual(['| Reading']);
  });
});

describe('a wait', () => {
  it('is counted down, and then is gone', async () => {
    const { log, screen } = record(true);
    log.progress({ total: 20, done: 10 });
    log.wait(2_400, ' after an error');
    const shown = async () => (await screen()).at(-1);
    expect(await shown()).toContain('10/20 rows · waiting 3 s after an error');
    vi.advanceTimersByTime(2_000);
    expect(await shown()).toContain('waiting 1 s after an error');
    vi.advanceTimersByTime(1_000);
    expect(await shown()).not.toContain('waiting');
  });

  it('takes the place of the one before', async () => {
    const { log, screen } = record(true);
    log.progress({ total: 20, done: 10 });
    log.wait(60_000, ': a limit');
    log.wait(5_000, ' after an error');
    expect((await screen()).at(-1)).toContain('waiting 5 s after an error');
  });

  it('goes on while answers to earlier requests come in', async () => {
    const { log, screen } = record(true);
    log.progress({ total: 20, done: 9 });
    log.wait(60_000, ': a limit');
    vi.advanceTimersByTime(2_000);
    log.progress({ done: 10 });
    expect((await screen()).at(-1)).toContain('10/20 rows · waiting 58 s: a limit');
  });
});
