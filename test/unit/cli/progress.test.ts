import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { terminalLog } from '../../../src/cli/progress.ts';

/** A stream that keeps what is written to it; a terminal where it is told to be one. */
function record(isTTY: boolean, columns?: number) {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  // The log uses nothing else of a terminal's stream.
  const log = terminalLog(Object.assign(stream, { isTTY, columns }) as unknown as WriteStream);
  return { log, written: () => text };
}

/** What a terminal would show: cursor to column 1 and clear line are all it has to know. */
function screen(text: string): readonly string[] {
  const lines = [''];
  for (const part of text.split(/(\n|\u001b\[1G|\u001b\[2K)/)) {
    if (part === '\n') lines.push('');
    else if (part === '\u001b[2K') lines[lines.length - 1] = '';
    else if (part !== '\u001b[1G') lines[lines.length - 1] += part;
  }
  return lines;
}

const BAR = `${'█'.repeat(15)}${'░'.repeat(15)} 10/20 rows`;

describe('the log of the command line', () => {
  it('has a line for every message, and says what is no mere information', () => {
    const { log, written } = record(false);
    log.info('one');
    log.notice('two');
    log.warning('three');
    log.error('four');
    expect(written()).toBe('one\nNote: two\nWarning: three\nError: four\n');
  });

  it('keeps the indent of a line', () => {
    const { log, written } = record(false);
    log.info('  Rows  3');
    expect(written()).toBe('  Rows  3\n');
  });

  it('keeps every message on its line, and the terminal as it is', () => {
    const { log, written } = record(true);
    log.warning('a\nb\r\u001b[2Jc\u202e');
    expect(written()).toBe('Warning: a b [2Jc\n');
  });
});

describe('the bar', () => {
  it('shows how far the rows are', () => {
    const { log, written } = record(true);
    log.progress(10, 20);
    expect(written()).toBe(BAR);
  });

  it.each([
    [0, 0],
    [20, 30],
  ])('at %d of 20 rows is %d of 30 wide', (done, filled) => {
    const { log, written } = record(true);
    log.progress(done, 20);
    expect(written().match(/█/g)?.length ?? 0).toBe(filled);
  });

  it('is full only when all rows are done', () => {
    const { log, written } = record(true);
    log.progress(110, 111);
    expect(written()).toBe(`${'█'.repeat(29)}░ 110/111 rows`);
  });

  it('stays below the lines', () => {
    const { log, written } = record(true);
    log.progress(0, 20);
    log.info('Batch 1');
    log.progress(10, 20);
    log.info('Batch 2');
    expect(screen(written())).toEqual(['Batch 1', 'Batch 2', BAR]);
  });

  it('is gone at the end', () => {
    const { log, written } = record(true);
    log.progress(10, 20);
    log.end();
    log.info('Done');
    expect(screen(written())).toEqual(['Done', '']);
  });

  it('is not drawn where there is no terminal', () => {
    const { log, written } = record(false);
    log.progress(10, 20);
    log.info('Batch 1');
    log.end();
    expect(written()).toBe('Batch 1\n');
  });

  it('is not drawn where no row is to be sent', () => {
    const { log, written } = record(true);
    log.progress(0, 0);
    expect(written()).toBe('');
  });
});

describe('a wait', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is counted down beside the bar, and then is gone', () => {
    const { log, written } = record(true);
    log.progress(10, 20);
    log.wait(2_400, 'the quota');
    expect(screen(written())).toEqual([`${BAR}, waiting 3 s for the quota`]);
    vi.advanceTimersByTime(2_000);
    expect(screen(written())).toEqual([`${BAR}, waiting 1 s for the quota`]);
    vi.advanceTimersByTime(1_000);
    expect(screen(written())).toEqual([BAR]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays below the lines', () => {
    const { log, written } = record(true);
    log.progress(10, 20);
    log.wait(2_000, 'the quota');
    log.info('Batch 1');
    expect(screen(written())).toEqual(['Batch 1', `${BAR}, waiting 2 s for the quota`]);
  });

  // What a terminal has wrapped, it does not clear.
  it.each([5, 20, 41, 45, 60, 71, 72, 80, 200])('fits into %d columns', (columns) => {
    const { log, written } = record(true, columns);
    log.progress(110, 111);
    log.wait(27_000, 'the quota');
    const [line = ''] = screen(written());
    expect(line.length).toBeLessThan(columns);
    expect(line).toContain('110/111 rows, waiting 27 s for the quota'.slice(0, columns - 1));
  });

  it('takes the place of the one before', () => {
    const { log, written } = record(true);
    log.progress(10, 20);
    log.wait(9_000, 'the quota');
    log.wait(2_000, 'Gemini');
    vi.advanceTimersByTime(1_000);
    expect(screen(written())).toEqual([`${BAR}, waiting 1 s for Gemini`]);
    expect(vi.getTimerCount()).toBe(1);
  });

  it('gives way to another', () => {
    const { log, written } = record(true);
    log.progress(10, 20);
    log.wait(60_000, 'the quota');
    log.wait(5_000, 'the service');
    vi.advanceTimersByTime(1_000);
    expect(screen(written())).toEqual([`${BAR}, waiting 4 s for the service`]);
  });

  it('goes on while answers to earlier requests come in', () => {
    const { log, written } = record(true);
    log.progress(9, 20);
    log.wait(60_000, 'the quota');
    log.progress(10, 20);
    expect(screen(written())).toEqual([`${BAR}, waiting 60 s for the quota`]);
    vi.advanceTimersByTime(2_000);
    expect(screen(written())).toEqual([`${BAR}, waiting 58 s for the quota`]);
  });

  it('is over when the rows are', () => {
    const { log, written } = record(true);
    log.progress(10, 20);
    log.wait(60_000, 'the quota');
    log.end();
    vi.advanceTimersByTime(5_000);
    expect(screen(written())).toEqual(['']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not shown where there is no terminal', () => {
    const { log, written } = record(false);
    log.progress(10, 20);
    log.wait(2_000, 'the quota');
    expect(written()).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });
});
