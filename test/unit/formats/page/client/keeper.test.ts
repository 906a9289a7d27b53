import { describe, expect, it } from 'vitest';
import {
  Keeper,
  type Store,
  storageKey,
} from '../../../../../src/formats/page/client/model/keeper.ts';
import { NO_PROGRESS } from '../../../../../src/formats/page/client/model/progress.ts';

const KEY = 'roadmap-enrich:pottery';
const TICK = { done: true, status: '', at: 1 };
const NOTE = { text: 'Ask Anna', at: 1 };

/** Storage with a switch: while it is full it takes nothing. */
function storeOf(items = new Map<string, string>()) {
  const store = {
    items,
    isFull: false,
    writes: 0,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (store.isFull) throw new Error('QuotaExceededError');
      store.writes++;
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
  return store;
}

const keeperOf = (store: Store | null) => new Keeper('pottery', KEY, store);

describe('the name under which progress is kept', () => {
  it('has the path of the page where pages share their storage with others', () => {
    const at = (url: string) => storageKey('pottery', new URL(url));
    expect(at('https://example.org/a/pottery.html#kiln')).toBe(`${KEY}:/a/pottery.html`);
    expect(at('file:///home/anna/pottery.html')).toBe(KEY);
  });
});

describe('what keeps progress', () => {
  it('writes nothing by reading', () => {
    const store = storeOf();
    expect(keeperOf(store).read()).toEqual(NO_PROGRESS);
    expect(store.writes).toBe(0);
  });

  it('keeps ticks and notes for the next visit, also of topics that are gone', () => {
    const store = storeOf();
    keeperOf(store).tick('gone', TICK);
    keeperOf(store).note('kiln', NOTE);
    const { ticks, notes } = keeperOf(store).read();
    expect(ticks.get('gone')).toEqual(TICK);
    expect(notes.get('kiln')).toEqual(NOTE);
  });

  it('loses nothing that another tab wrote meanwhile', () => {
    const store = storeOf();
    const [one, other] = [keeperOf(store), keeperOf(store)];
    one.read();
    other.tick('clay', TICK);
    one.tick('kiln', TICK);
    expect([...keeperOf(store).read().ticks.keys()].sort()).toEqual(['clay', 'kiln']);
  });

  it('touches no entry but its own', () => {
    const store = storeOf(new Map([['other', 'x']]));
    const keeper = keeperOf(store);
    keeper.tick('kiln', TICK);
    keeper.reset({ notes: true });
    expect([...store.items]).toEqual([['other', 'x']]);
  });

  it('forgets ticks without their notes, or both', () => {
    const keeper = keeperOf(storeOf());
    keeper.tick('kiln', TICK);
    keeper.note('kiln', NOTE);
    expect(keeper.reset({ notes: false })).toEqual({
      ticks: new Map(),
      notes: new Map([['kiln', NOTE]]),
    });
    expect(keeper.reset({ notes: true })).toEqual(NO_PROGRESS);
    expect(keeper.read()).toEqual(NO_PROGRESS);
  });

  it('remembers without storage as long as the page is open, and says so', () => {
    const keeper = keeperOf(null);
    keeper.read();
    expect(keeper.trouble).toBe('forbidden');
    keeper.tick('clay', TICK);
    keeper.tick('kiln', TICK);
    expect(keeper.read().ticks.size).toBe(2);
    expect(keeper.reset({ notes: true })).toEqual(NO_PROGRESS);
    expect(keeper.read()).toEqual(NO_PROGRESS);
  });

  it('remembers where reading throws', () => {
    const store = storeOf();
    const keeper = keeperOf({
      ...store,
      getItem: () => {
        throw new Error('SecurityError');
      },
    });
    expect(keeper.tick('kiln', TICK).ticks.size).toBe(1);
    expect(keeper.trouble).toBe('forbidden');
    expect(keeper.read().ticks.size).toBe(1);
  });

  it('says that the storage is full, and stores all once there is room', () => {
    const store = storeOf();
    const keeper = keeperOf(store);
    store.isFull = true;
    keeper.tick('clay', TICK);
    keeper.read();
    expect(keeper.trouble).toBe('full');
    store.isFull = false;
    keeper.tick('kiln', TICK);
    expect(keeper.trouble).toBeNull();
    expect(keeperOf(store).read().ticks.size).toBe(2);
  });

  it('writes over nothing that it cannot read', () => {
    const store = storeOf(new Map([[KEY, 'of a later version']]));
    const keeper = keeperOf(store);
    expect(keeper.tick('kiln', TICK).ticks.size).toBe(1);
    expect(keeper.trouble).toBe('unreadable');
    expect(store.items.get(KEY)).toBe('of a later version');
  });
});
