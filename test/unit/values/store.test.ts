import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import type { Column } from '../../../src/columns/column.ts';
import { SILENT } from '../../../src/lib/log.ts';
import { openStoreOrWarn, Store } from '../../../src/values/store.ts';
import {
  monthOf,
  type StoredEntry,
  type StoredRefusal,
  type StoredValue,
} from '../../../src/values/stored-entry.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { WINDOWS } from '../../platform.ts';
import { temporaryFolder } from '../samples.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const keyOf = (n: number) => n.toString(16).padStart(64, '0');

function storedOf(n: number, changes: Partial<StoredValue> = {}): StoredValue {
  return {
    k: keyOf(n),
    c: 'tldr',
    v: `Value ${n}`,
    model: 'gemini-3.5-flash-lite',
    prompt: 1,
    made: '2026-11-01T00:00:00.000Z',
    used: '2026-11',
    ...changes,
  };
}

const refusalOf = (n: number, made: string): StoredRefusal => ({
  k: keyOf(n),
  c: 'tldr',
  refused: 'SAFETY',
  made,
});

/** The line of an entry, and of one that was tampered with. */
function lineOf(entry: StoredEntry, changes: object = {}): string {
  return `${JSON.stringify({ ...entry, ...changes })}\n`;
}

/** The columns of the entries. */
const [TLDR, CHALLENGE] = COLUMNS as [Column, Column];

/** A file of `src`, as an import names it. */
const sourceUrl = (path: string) =>
  JSON.stringify(new URL(`../../../src/${path}`, import.meta.url).href);

let file: string;
beforeEach(async () => {
  file = join(await temporaryFolder(), 'cache', 'rows.jsonl');
});

const open = (now = NOW) => new Store(file, COLUMNS, now);
const textOf = () => readFileSync(file, 'utf8');

/** A cache file with such lines, as an earlier run left it. */
function write(...lines: readonly string[]): void {
  open().close();
  writeFileSync(file, lines.join(''));
}

describe('a cache that is new', () => {
  it('is empty, and makes its folder but no file', () => {
    const store = open();
    store.close();
    expect([store.size, store.invalid]).toEqual([0, 0]);
    expect(store.get(keyOf(1), TLDR)).toBeNull();
    expect(store.refusal(keyOf(1), TLDR)).toBeNull();
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it('without a file keeps everything in memory', () => {
    const store = new Store(null, COLUMNS, NOW);
    store.add([storedOf(1)]);
    store.close();
    expect(store.get(keyOf(1), TLDR)).toEqual(storedOf(1));
  });

  it('that cannot be opened is a warning, and the run continues with what it keeps in memory', () => {
    const warnings: string[] = [];
    const store = openStoreOrWarn(dirname(dirname(file)), {
      clock: new VirtualClock(NOW.getTime()),
      columns: COLUMNS,
      log: { ...SILENT, warning: (message) => warnings.push(message) },
    });
    expect(warnings).toEqual([expect.stringMatching(/^No cache: cannot open .+/)]);
    store.add([storedOf(1)]);
    expect(store.get(keyOf(1), TLDR)).toEqual(storedOf(1));
  });

  it.skipIf(WINDOWS)('is no device or pipe, which would be read for ever, or replaced', () => {
    expect(() => new Store('/dev/null', COLUMNS, NOW)).toThrow('it is not a regular file');
  });

  it('says so where its file is a folder', () => {
    expect(() => new Store(dirname(dirname(file)), COLUMNS, NOW)).toThrow();
  });
});

describe('a value', () => {
  it('is in the file the moment it is added', () => {
    const store = open();
    store.add([storedOf(1)]);
    expect(textOf()).toBe(lineOf(storedOf(1)));
    store.add([storedOf(2)]);
    expect(textOf()).toBe(lineOf(storedOf(1)) + lineOf(storedOf(2)));
  });

  it('is found by the next run', () => {
    open().add([storedOf(1)]);
    const store = open();
    expect(store.get(keyOf(1), TLDR)).toEqual(storedOf(1));
    expect(store.size).toBe(1);
  });

  it('that is added twice counts once: the later one, also in the file', () => {
    const store = open();
    store.add([storedOf(1)]);
    store.add([storedOf(1, { v: 'Newer' })]);
    expect(open().get(keyOf(1), TLDR)?.v).toBe('Newer');
    store.close();
    expect(textOf()).toBe(lineOf(storedOf(1, { v: 'Newer' })));
  });

  it.skipIf(WINDOWS)('is readable by its owner alone', () => {
    open().add([storedOf(1)]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });
});

describe('a process that is killed', () => {
  it('between two rows loses neither of those before', () => {
    const script = `
      import { Store } from ${sourceUrl('values/store.ts')};
      import { COLUMNS } from ${sourceUrl('columns/built-in.ts')};
      const now = new Date(${NOW.getTime()});
      const store = new Store(${JSON.stringify(file)}, COLUMNS, now);
      store.add([${JSON.stringify(storedOf(1))}]);
      store.add([${JSON.stringify(storedOf(2))}]);
      process.kill(process.pid, 'SIGKILL');
    `;
    const args = ['--input-type=module', '--eval', script];
    expect(() => execFileSync(process.execPath, args, { stdio: 'pipe' })).toThrow(
      // Nobody on Windows is told what ended a process.
      expect.objectContaining(WINDOWS ? { status: 1 } : { signal: 'SIGKILL' }),
    );
    const store = open();
    expect([store.size, store.invalid]).toEqual([2, 0]);
  });

  it('in the midst of a row loses that row, and the next one stands on a line of its own', () => {
    write(lineOf(storedOf(1)), lineOf(storedOf(2)).slice(0, 40));
    const store = open();
    expect([store.size, store.invalid]).toEqual([1, 1]);
    store.add([storedOf(3)]);
    const next = open();
    expect([next.size, next.invalid]).toEqual([2, 0]);
  });

  it('before the line end of a row loses nothing', () => {
    write(lineOf(storedOf(1)), lineOf(storedOf(2)).trimEnd());
    open().add([storedOf(3)]);
    const store = open();
    expect([store.size, store.invalid]).toEqual([3, 0]);
  });

  it('at any byte of the file leaves all whole lines', () => {
    const entries = [
      storedOf(1, { v: 'Ünïcode 👍' }),
      storedOf(2),
      refusalOf(3, NOW.toISOString()),
    ];
    const bytes = Buffer.from(entries.map((entry) => lineOf(entry)).join(''));
    const ends = entries.map((_, i) =>
      Buffer.byteLength(
        entries
          .slice(0, i + 1)
          .map((entry) => lineOf(entry))
          .join(''),
      ),
    );
    write();
    for (let length = 0; length <= bytes.length; length++) {
      writeFileSync(file, bytes.subarray(0, length));
      const store = open();
      // A row is whole with its last brace; the line end may be missing.
      expect(store.size).toBe(ends.filter((end) => end - 1 <= length).length);
      store.add([storedOf(9)]);
      expect(open().get(keyOf(9), TLDR)).toEqual(storedOf(9));
      expect(open().invalid).toBe(0);
    }
  });
});

describe('lines that are not ours', () => {
  it.each([
    ['prose', 'hello\n'],
    ['a number', '7\n'],
    ['null', 'null\n'],
    ['an empty object', '{}\n'],
    ['a key that is no hash', lineOf(storedOf(1, { k: 'abc' }))],
    ['a key in capitals', lineOf(storedOf(1, { k: 'A'.repeat(64) }))],
    ['a TLDR of 13 words', lineOf(storedOf(1), { v: 'a b c d e f g h i j k l m' })],
    ['a TLDR with a URL', lineOf(storedOf(1), { v: 'See https://example.com' })],
    ['a TLDR with a break', lineOf(storedOf(1), { v: 'One\nTwo' })],
    ['a TLDR with an override', lineOf(storedOf(1), { v: 'One \u202e Two' })],
    ['a TLDR that is not as it would be kept', lineOf(storedOf(1), { v: 'Full stop.' })],
    ['a TLDR that is empty', lineOf(storedOf(1), { v: '' })],
    ['another challenge', lineOf(storedOf(1), { c: 'challenge', v: 'easy' })],
    ['no date', lineOf(storedOf(1, { made: 'yesterday' }))],
    ['no month', lineOf(storedOf(1, { used: '2026' }))],
    ['a month that does not exist', lineOf(storedOf(1, { used: '2026-99' }))],
    ['a long refusal', lineOf(refusalOf(1, NOW.toISOString()), { refused: 'x'.repeat(101) })],
    ['a field missing', lineOf(storedOf(1), { prompt: undefined })],
  ])('such as %s are skipped and counted, and the others stay', (_, line) => {
    write(lineOf(storedOf(2)), line, lineOf(storedOf(3)));
    const store = open();
    expect([store.size, store.invalid]).toEqual([2, 1]);
    store.close();
    expect(textOf()).toBe(lineOf(storedOf(2)) + lineOf(storedOf(3)));
  });

  it('are no fault where they are empty', () => {
    write(lineOf(storedOf(1)), '\n', '\r\n', lineOf(storedOf(2)));
    expect([open().size, open().invalid]).toEqual([2, 0]);
  });

  it('give no more than is known of an entry', () => {
    write(lineOf(storedOf(1), { extra: 'x', __proto__: { polluted: true } }));
    expect(open().get(keyOf(1), TLDR)).toEqual(storedOf(1));
  });

  it('of any kind never throw, and a row that is added then is found', () => {
    write();
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constant(lineOf(storedOf(1))),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        writeFileSync(file, lines.join('\n'));
        const store = open();
        store.add([storedOf(2)]);
        store.close();
        expect(open().get(keyOf(2), TLDR)).toEqual(storedOf(2));
        expect(open().invalid).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the month of use', () => {
  it('is that of UTC', () => {
    expect(monthOf(new Date('2026-11-30T23:59:59.999Z'))).toBe('2026-11');
    expect(monthOf(new Date('2026-12-01T00:30:00+01:00'))).toBe('2026-11');
  });

  it('leaves the bytes of the file as they are, however often a value is used within it', () => {
    write(lineOf(storedOf(1)), lineOf(storedOf(2)), lineOf(refusalOf(3, NOW.toISOString())));
    const before = readFileSync(file);
    const { ino } = statSync(file);
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-29']) {
      const store = open(new Date(`${day}T08:00:00Z`));
      for (const n of [1, 2, 3]) {
        store.get(keyOf(n), TLDR);
        store.refusal(keyOf(n), TLDR);
      }
      store.close();
    }
    expect(readFileSync(file)).toEqual(before);
    expect(statSync(file).ino).toBe(ino);
  });

  it('is renewed for what is used in the next month, and only for that', () => {
    write(lineOf(storedOf(1)), lineOf(storedOf(2)));
    const store = open(new Date('2026-12-01T00:00:00Z'));
    expect(store.get(keyOf(1), TLDR)).toMatchObject({ v: 'Value 1' });
    store.close();
    expect(textOf()).toBe(lineOf(storedOf(1, { used: '2026-12' })) + lineOf(storedOf(2)));
    expect(readdirSync(dirname(file))).toEqual(['rows.jsonl']);
  });

  it('keeps a value for three months without use, and drops it in the fourth', () => {
    write(lineOf(storedOf(1, { used: '2026-11' })), lineOf(storedOf(2, { used: '2027-03' })));
    expect(open(new Date('2027-02-28T23:59:59Z')).size).toBe(2);
    const store = open(new Date('2027-03-01T00:00:00Z'));
    expect(store.get(keyOf(1), TLDR)).toBeNull();
    store.close();
    expect(textOf()).toBe(lineOf(storedOf(2, { used: '2027-03' })));
  });

  it('drops what claims a month yet to come, which would hold for ever', () => {
    write(lineOf(storedOf(1, { used: '2099-01' })), lineOf(storedOf(2)));
    expect([open().get(keyOf(1), TLDR), open().size]).toEqual([null, 1]);
  });

  it('does not empty the cache where the date was set forward by four months', () => {
    write(lineOf(storedOf(1)), lineOf(storedOf(2)));
    const wrong = open(new Date('2027-03-20T00:00:00Z'));
    expect(wrong.get(keyOf(1), TLDR)).not.toBeNull();
    wrong.close();
    const right = open(new Date('2026-11-21T00:00:00Z'));
    expect([right.get(keyOf(1), TLDR), right.get(keyOf(2), TLDR)]).not.toContain(null);
  });

  it('drops nothing that a run uses once in three months, for years', () => {
    write(lineOf(storedOf(1)));
    for (let month = 10; month < 50; month += 3) {
      const store = open(new Date(Date.UTC(2026, month, 28)));
      expect(store.get(keyOf(1), TLDR)).not.toBeNull();
      store.close();
    }
  });
});

describe('a refusal', () => {
  it('holds for seven days', () => {
    write(lineOf(refusalOf(1, '2026-11-16T12:00:00.000Z')));
    expect(open().refusal(keyOf(1), TLDR)).toMatchObject({ refused: 'SAFETY' });
    expect(open().get(keyOf(1), TLDR)).toBeNull();
  });

  it('is forgotten after seven days', () => {
    write(lineOf(refusalOf(1, '2026-11-16T11:59:59.000Z')), lineOf(storedOf(2)));
    const store = open();
    expect(store.refusal(keyOf(1), TLDR)).toBeNull();
    store.close();
    expect(textOf()).toBe(lineOf(storedOf(2)));
  });

  it('of a day that is yet to come does not hold for ever', () => {
    write(lineOf(refusalOf(1, '2999-01-01T00:00:00.000Z')));
    expect(open().refusal(keyOf(1), TLDR)).toBeNull();
  });

  it('gives way to a value', () => {
    const store = open();
    store.add([refusalOf(1, NOW.toISOString())]);
    store.add([storedOf(1)]);
    store.close();
    expect(open().refusal(keyOf(1), TLDR)).toBeNull();
    expect(open().get(keyOf(1), TLDR)).toEqual(storedOf(1));
  });

  it('does not take a value of the same text away', () => {
    const store = open();
    store.add([storedOf(1)]);
    store.add([refusalOf(1, NOW.toISOString())]);
    store.close();
    expect(open().get(keyOf(1), TLDR)).toEqual(storedOf(1));
  });

  it('is no refusal of another row', () => {
    write(lineOf(refusalOf(1, NOW.toISOString())));
    expect(open().refusal(keyOf(2), TLDR)).toBeNull();
  });
});

describe('a cell', () => {
  it('has its own entry, whatever the others of its row have', () => {
    const store = open();
    store.add([storedOf(1), { ...refusalOf(1, NOW.toISOString()), c: 'challenge' }]);
    const next = open();
    expect([next.get(keyOf(1), TLDR)?.v, next.refusal(keyOf(1), TLDR)]).toEqual(['Value 1', null]);
    expect(next.get(keyOf(1), CHALLENGE)).toBeNull();
    expect(next.refusal(keyOf(1), CHALLENGE)).toMatchObject({ refused: 'SAFETY' });
  });

  it('of a column that this run does not have stays in the file', () => {
    const other = lineOf(storedOf(1, { c: '0123456789ab', v: '12' }));
    write(other, lineOf(storedOf(1)), 'torn\n');
    open().close();
    expect(textOf()).toBe(other + lineOf(storedOf(1)));
  });
});

describe('a cache that outgrows its size', () => {
  const line = lineOf(storedOf(1)).length;
  const close = (maxBytes: number) => new Store(file, COLUMNS, NOW, maxBytes).close();

  it('drops what was not used for longest', () => {
    const [old, older] = [storedOf(1, { used: '2026-10' }), storedOf(2, { used: '2026-09' })];
    write(lineOf(older), lineOf(storedOf(3)), lineOf(old), lineOf(storedOf(4)));
    close(3 * line);
    expect(textOf()).toBe(lineOf(storedOf(3)) + lineOf(old) + lineOf(storedOf(4)));
    close(2 * line);
    expect(textOf()).toBe(lineOf(storedOf(3)) + lineOf(storedOf(4)));
  });

  it('keeps the same values night after night where all are in use', () => {
    write(lineOf(storedOf(1)), lineOf(storedOf(2)));
    for (const n of [3, 4]) {
      const store = new Store(file, COLUMNS, NOW, 2 * line);
      store.add([storedOf(n)]);
      store.close();
      expect(store.size).toBe(2);
      expect(textOf()).toBe(lineOf(storedOf(1)) + lineOf(storedOf(2)));
    }
  });

  it('drops nothing at its very size, and counts bytes, not characters', () => {
    const wide = storedOf(1, { v: 'Größe 1' });
    write(lineOf(wide));
    close(Buffer.byteLength(lineOf(wide)));
    expect(textOf()).toBe(lineOf(wide));
    close(Buffer.byteLength(lineOf(wide)) - 1);
    expect(textOf()).toBe('');
  });
});

describe('two runs at once', () => {
  it('lose nothing that either appended', () => {
    const [a, b] = [open(), open()];
    a.add([storedOf(1)]);
    b.add([storedOf(2)]);
    a.add([storedOf(3)]);
    a.close();
    b.close();
    expect(open().size).toBe(3);
  });

  it.each([
    ['appends', () => {}],
    ['writes the file anew', () => appendFileSync(file, 'torn\n')],
  ])('keep a value that one was given and the other refused, which %s', (_, spoil) => {
    const a = open();
    spoil();
    const b = open();
    a.add([storedOf(1)]);
    b.add([refusalOf(1, NOW.toISOString())]);
    b.close();
    expect(open().get(keyOf(1), TLDR)).toEqual(storedOf(1));
  });

  it('leave a whole file where one cleans up while the other appends', () => {
    write(lineOf(storedOf(1)), 'torn');
    const cleaning = open();
    appendFileSync(file, `\n${lineOf(storedOf(2))}`);
    cleaning.close();
    expect(open().invalid).toBe(0);
    expect(open().size).toBeGreaterThanOrEqual(1);
  });
});
