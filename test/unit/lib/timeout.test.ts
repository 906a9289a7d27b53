import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeoutError, withTimeout } from '../../../src/lib/timeout.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const after = <T>(ms: number, value: T) =>
  new Promise<T>((resolve) => {
    setTimeout(() => resolve(value), ms);
  });

/** Work that never ends. */
const silence = () => new Promise<never>(() => {});

describe('work with a limit', () => {
  it('gives its result', async () => {
    const work = withTimeout({ ms: 1_000, what: 'the service' }, () => after(999, 'done'));
    await vi.advanceTimersByTimeAsync(999);
    expect(await work).toBe('done');
  });

  it('is given up when the time is over, with a word on who was silent', async () => {
    const work = withTimeout({ ms: 60_000, what: 'the cache service' }, silence);
    const given = expect(work).rejects.toThrow('the cache service did not respond within 60 s');
    await vi.advanceTimersByTimeAsync(60_000);
    await given;
    await expect(work).rejects.toBeInstanceOf(TimeoutError);
  });

  it('is told to end when it is given up', async () => {
    const ends: AbortSignal[] = [];
    const work = withTimeout({ ms: 1_000, what: 'the service' }, (end) => {
      ends.push(end);
      return silence();
    });
    const given = expect(work).rejects.toBeInstanceOf(TimeoutError);
    await vi.advanceTimersByTimeAsync(1_000);
    await given;
    expect(ends.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('fails as it fails', async () => {
    const error = new Error('refused');
    await expect(
      withTimeout({ ms: 1_000, what: 'the service' }, () => Promise.reject(error)),
    ).rejects.toBe(error);
  });

  it.each([
    ['before', true],
    ['while it is waited for', false],
  ])('is given up where the run was cancelled %s', async (_, before) => {
    const run = new AbortController();
    if (before) run.abort();
    const limit = { ms: 1_000, what: 'the service', signal: run.signal };
    const given = expect(withTimeout(limit, silence)).rejects.toThrow(
      'the service did not respond before the run was cancelled',
    );
    run.abort();
    await given;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind, which would keep the process alive', async () => {
    await withTimeout({ ms: 1_000, what: 'the service' }, () => Promise.resolve());
    await withTimeout({ ms: 1_000, what: 'the service' }, () =>
      Promise.reject(new Error('x')),
    ).catch(() => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});
