import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../../src/lib/concurrency.ts';

/** Work that ends when it is told to. */
function handWork() {
  const begun: string[] = [];
  const ends = new Map<string, { done: () => void; fail: (error: Error) => void }>();
  return {
    begun,
    work: (name: string) => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => {
        ends.set(name, { done: () => resolve(`${name}!`), fail: reject });
      });
    },
    /** Ends a piece of work, and lets whatever follows begin. */
    async end(name: string, error?: Error): Promise<void> {
      if (error) ends.get(name)?.fail(error);
      else ends.get(name)?.done();
      await new Promise(setImmediate);
    },
  };
}

const LOAVES = ['rye', 'spelt', 'oats', 'plain'];

describe('work on several things at once', () => {
  it('gives the results in the order of the things, whichever is done first', async () => {
    const { work, end } = handWork();
    const results = mapConcurrent(LOAVES, 4, work);
    for (const loaf of LOAVES.toReversed()) await end(loaf);
    expect(await results).toEqual(['rye!', 'spelt!', 'oats!', 'plain!']);
  });

  it('begins with as many as are allowed, and one more for each that is done', async () => {
    const { begun, work, end } = handWork();
    const results = mapConcurrent(LOAVES, 2, work);
    expect(begun).toEqual(['rye', 'spelt']);
    await end('spelt');
    expect(begun).toEqual(['rye', 'spelt', 'oats']);
    for (const loaf of ['rye', 'oats', 'plain']) await end(loaf);
    expect(await results).toHaveLength(4);
  });

  it('never has more under way than are allowed, and leaves none out', async () => {
    const turns = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(turns, fc.integer({ min: 1, max: 8 }), async (all, limit) => {
        let underWay = 0;
        let most = 0;
        const results = await mapConcurrent(all, limit, async (wait) => {
          underWay += 1;
          most = Math.max(most, underWay);
          for (let i = 0; i < wait; i++) await Promise.resolve();
          underWay -= 1;
          return 2 * wait;
        });
        expect(results).toEqual(all.map((wait) => 2 * wait));
        expect(most).toBe(Math.min(limit, all.length));
      }),
    );
  });

  it('is done at once where there is nothing to do', async () => {
    expect(await mapConcurrent([], 4, handWork().work)).toEqual([]);
  });
});

describe('after a failure', () => {
  const burnt = new Error('The loaf is burnt');

  it('that error is thrown, though other work is under way', async () => {
    const { work, end } = handWork();
    const results = mapConcurrent(LOAVES, 2, work);
    const thrown = expect(results).rejects.toBe(burnt);
    await end('spelt', burnt);
    await thrown;
  });

  it('nothing more is begun, also not by the work that was under way', async () => {
    const { begun, work, end } = handWork();
    const thrown = expect(mapConcurrent(LOAVES, 2, work)).rejects.toBe(burnt);
    await end('spelt', burnt);
    await end('rye');
    await thrown;
    expect(begun).toEqual(['rye', 'spelt']);
  });

  it('the first error is thrown, also where others follow', async () => {
    const { work, end } = handWork();
    const thrown = expect(mapConcurrent(LOAVES, 3, work)).rejects.toBe(burnt);
    await end('oats', burnt);
    await end('rye', new Error('So is this one'));
    await thrown;
  });

  it('of work that throws before it has anything to wait for, nothing more is begun either', async () => {
    const begun: string[] = [];
    const results = mapConcurrent(LOAVES, 1, (loaf) => {
      begun.push(loaf);
      throw burnt;
    });
    await expect(results).rejects.toBe(burnt);
    expect(begun).toEqual(['rye']);
  });
});
