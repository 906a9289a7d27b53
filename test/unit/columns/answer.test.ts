import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeObjects, type Reading, readAnswer } from '../../../src/columns/answer.ts';
import { parseTldr } from '../../../src/columns/tldr.ts';
import type { Ask } from '../../../src/engine/model.ts';
import { atLength, toTheEnd } from '../ends.ts';
import { askOf } from '../samples.ts';

const kiln = askOf({ id: 'k', topic: 'Kiln' });
const glaze = askOf({ id: 'g', topic: 'Glaze' });
const slip = askOf({ id: 's', topic: 'Slip' });
const asks = [kiln, glaze, slip];

interface Row {
  readonly id: string;
  readonly topic: string;
  readonly tldr: string;
  readonly challenge: string;
}

const rowOf = (ask: Ask, changes: Partial<Row> = {}): Row => ({
  id: ask.id,
  topic: ask.topic,
  tldr: `What ${ask.topic} is for`,
  challenge: 'practice',
  ...changes,
});

const rows = asks.map((ask) => rowOf(ask));
const good = JSON.stringify(rows);

/** The rows that got a value, by topic; the reasons of the others. */
function summary({ values, missing, alike }: Reading) {
  return {
    values: Object.fromEntries([...values].map(([ask, { tldr }]) => [ask.topic, tldr])),
    missing: Object.fromEntries([...missing].map(([ask, why]) => [ask.topic, why])),
    alike: [...alike].map((ask) => ask.topic),
  };
}

const read = (text: string) => summary(readAnswer(text, asks));
const all = {
  values: { Kiln: 'What Kiln is for', Glaze: 'What Glaze is for', Slip: 'What Slip is for' },
  missing: {},
  alike: [],
};

describe('a whole answer', () => {
  it('gives every row its value', () => {
    const { values } = readAnswer(JSON.stringify([rowOf(kiln, { challenge: 'expert' })]), [kiln]);
    expect(values.get(kiln)).toEqual({ tldr: 'What Kiln is for', challenge: 'expert' });
  });

  it.each([
    ['pretty-printed', JSON.stringify(rows, null, 2)],
    ['in another order', JSON.stringify(rows.toReversed())],
    ['in a code fence', `\`\`\`json\n${good}\n\`\`\``],
    ['between prose', `Here you are, it's "done": ${good} Anything else? {no}`],
    ['after prose with an unmatched quote', `Here is your 5" answer:\n${good}`],
    ['after prose with an unmatched brace', `Sets use { and so on: ${good}`],
    ['after prose with an unmatched brace and quote', `Use {" to open\n${good}`],
    ['in a wrapper object', JSON.stringify({ rows, note: 'all done' })],
    ['in two wrappers', JSON.stringify({ data: { items: rows } })],
    ['by id', JSON.stringify(Object.fromEntries(rows.map((row) => [row.id, row])))],
    ['as JSON Lines', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['without commas', rows.map((row) => JSON.stringify(row)).join('')],
    ['in arrays of its own', rows.map((row) => JSON.stringify([row])).join(' ')],
    ['with a comma too many', `${good.slice(0, -1)},]`],
    ['with rows of other topics between', JSON.stringify([rowOf(askOf({ id: 'x' })), ...rows])],
    ['with more about a row', JSON.stringify(rows.map((row) => ({ note: ['x'], ...row })))],
  ])('may come %s', (_, text) => {
    expect(read(text)).toEqual(all);
  });

  it('may hold braces, quotes and backslashes in its texts', () => {
    const tldr = 'Uses {"a": [1]} and \\ and } in "text"';
    expect(read(JSON.stringify([rowOf(kiln, { tldr })])).values).toEqual({ Kiln: tldr });
  });

  it.each(['A 5" pipe } here', 'Ends in \\\\', '"', '\\"}', '{"'])(
    'may hold the text %s',
    (tldr) => {
      const { values } = read(JSON.stringify([rowOf(kiln, { tldr }), rowOf(glaze)]));
      expect(values).toEqual({ Kiln: tldr, Glaze: 'What Glaze is for' });
    },
  );

  it('may hold a text that looks like another row', () => {
    const tldr = JSON.stringify({ id: 'g', topic: 'Glaze', tldr: 'X', challenge: 'expert' });
    expect(read(JSON.stringify([rowOf(kiln, { tldr })])).values).toEqual({ Kiln: tldr });
  });

  it('may be written with escapes', () => {
    const text = good.replaceAll('K', '\\u004b');
    expect(read(text)).toEqual(all);
  });

  it('may echo a topic in other white space or decomposed', () => {
    const cafe = askOf({ id: 'c', topic: 'Caf\u00e9  au lait' });
    const text = JSON.stringify([rowOf(cafe, { topic: ' Cafe\u0301 au\u00a0lait', tldr: 'Milk' })]);
    expect(readAnswer(text, [cafe]).values.get(cafe)?.tldr).toBe('Milk');
  });
});

describe('an answer that lacks something', () => {
  it('keeps the rows that are complete before a cut', () => {
    const cut = good.slice(0, good.indexOf('Slip is for'));
    expect(read(cut)).toEqual({
      values: { Kiln: 'What Kiln is for', Glaze: 'What Glaze is for' },
      missing: { Slip: 'not in the answer' },
      alike: [],
    });
  });

  it('keeps the rows behind a broken one', () => {
    const broken = good.replace('"practice"', '"pract');
    expect(Object.keys(read(broken).values)).not.toContain('Kiln');
    const unquoted = good.replace('"practice"', 'practice');
    expect(Object.keys(read(unquoted).values)).toEqual(['Glaze', 'Slip']);
  });

  it.each(['', '[]', 'I cannot do that.', '{}', 'null', '{"rows":[]}', '[{},{}]'])(
    'has no row at all: %j',
    (text) => {
      const { values, missing } = readAnswer(text, asks);
      expect(values.size).toBe(0);
      expect([...missing.values()]).toEqual(Array(3).fill('not in the answer'));
    },
  );

  it.each([
    ['the id is no text', { id: 7 }],
    ['the topic is missing', { topic: undefined }],
    ['the TLDR is missing', { tldr: undefined }],
    ['the TLDR is null', { tldr: null }],
    ['the challenge is missing', { challenge: undefined }],
    ['the challenge is another word', { challenge: 'easy' }],
    ['the challenge is in capitals', { challenge: 'Expert' }],
    ['the challenge is a list', { challenge: ['expert'] }],
    ['the challenge is that of a preview', { challenge: '' }],
    ['the TLDR is empty', { tldr: '' }],
    ['the TLDR has 13 words', { tldr: 'a b c d e f g h i j k l m' }],
    ['the TLDR has a URL', { tldr: 'See https://example.com' }],
    ['the TLDR has two lines', { tldr: 'One\nTwo' }],
    ['the TLDR has an override', { tldr: 'One \u202e Two' }],
    ['the topic is another', { topic: 'Glaze' }],
    ['the topic is in other letters', { topic: 'kiln' }],
    ['the topic is cut', { topic: 'Kil' }],
  ])('spoils a row where %s, and that row alone', (_, changes) => {
    const text = JSON.stringify([{ ...rowOf(kiln), ...changes }, rowOf(glaze), rowOf(slip)]);
    const { values, missing } = read(text);
    expect(Object.keys(values)).toEqual(['Glaze', 'Slip']);
    expect(missing.Kiln).toBeTruthy();
  });

  it('drops both of two answers to one row, and the others stay', () => {
    const text = JSON.stringify([...rows, rowOf(kiln, { tldr: 'Another' })]);
    expect(read(text)).toMatchObject({ missing: { Kiln: 'answered twice' }, alike: [] });
    expect(Object.keys(read(text).values)).toEqual(['Glaze', 'Slip']);
  });

  it('drops all of three answers to one row', () => {
    const text = JSON.stringify([rowOf(kiln), rowOf(kiln), rowOf(kiln)]);
    expect(read(text).values).toEqual({});
  });

  it('drops a good answer to a row that also got a bad one', () => {
    const bad = rowOf(kiln, { topic: 'Glaze' });
    expect(read(JSON.stringify([bad, rowOf(kiln)])).values).toEqual({});
    expect(read(JSON.stringify([rowOf(kiln), bad])).values).toEqual({});
  });

  it('gives nobody the answers of two rows whose ids were swapped', () => {
    const swapped = [rowOf(kiln, { id: 'g' }), rowOf(glaze, { id: 'k' }), rowOf(slip)];
    expect(Object.keys(read(JSON.stringify(swapped)).values)).toEqual(['Slip']);
  });

  it('is not taken in by ids that every object has', () => {
    const odd = ['constructor', '__proto__', 'undefined', 'toString', 'null'].map((id) =>
      askOf({ id, topic: id }),
    );
    const { missing } = readAnswer('[{},{"a":{}},{"id":null},{"__proto__":{"id":"x"}}]', odd);
    expect(missing.size).toBe(5);
    const text = JSON.stringify(odd.map((ask, i) => rowOf(ask, { tldr: `Word ${i}` })));
    expect(readAnswer(`{}${text}`, odd).values.size).toBe(5);
  });
});

describe('rows with the same TLDR', () => {
  it('of different topics are to be asked alone', () => {
    const text = JSON.stringify([
      rowOf(kiln, { tldr: 'Same' }),
      rowOf(glaze, { tldr: 'Same.' }),
      rowOf(slip),
    ]);
    expect(read(text)).toEqual({
      values: { Slip: 'What Slip is for' },
      missing: {},
      alike: ['Kiln', 'Glaze'],
    });
  });

  it('of one topic, under two headings, are both right', () => {
    const other = askOf({ id: 'k2', topic: 'Kiln', description: 'Another text.' });
    const text = JSON.stringify([rowOf(kiln), rowOf(other)]);
    expect(readAnswer(text, [kiln, other]).values.size).toBe(2);
  });

  it('of two topics, one of them under two headings, are all to be asked alone', () => {
    const other = askOf({ id: 'k2', topic: 'Kiln', description: 'Another text.' });
    const text = JSON.stringify([kiln, other, glaze].map((ask) => rowOf(ask, { tldr: 'Same' })));
    expect(readAnswer(text, [kiln, other, glaze]).alike.size).toBe(3);
  });

  it('do not count where one of them is invalid anyway', () => {
    const text = JSON.stringify([
      rowOf(kiln, { tldr: 'Same' }),
      rowOf(glaze, { tldr: 'Same', challenge: 'easy' }),
    ]);
    expect(read(text)).toMatchObject({ values: { Kiln: 'Same' }, alike: [] });
  });
});

describe('a preview', () => {
  it('has no challenge, and must not have one', () => {
    const text = JSON.stringify([rowOf(kiln, { challenge: '' }), rowOf(glaze)]);
    const { values } = readAnswer(text, asks, true);
    expect([...values]).toEqual([[kiln, { tldr: 'What Kiln is for', challenge: '' }]]);
  });
});

describe('any answer made from a valid one', () => {
  const label = fc.constantFrom('A', 'B {1}', 'C "q"', 'D\\', 'E: [x]', 'Café', '日本');
  const batch = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-c0-2]{1,2}$/), label }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 5,
  });
  const tldr = fc.constantFrom(
    'One',
    'Two "x"',
    'Three }',
    '{"id":"a"}',
    'Five, six',
    'w '.repeat(13),
  );
  const row = fc.record({ tldr, challenge: fc.constantFrom('practice', 'expert') });

  /** What may befall rows and text on their way: swapped, repeated, left out, cut, damaged. */
  const damage = fc.record({
    rows: fc.array(
      fc.record({
        from: fc.nat(5),
        to: fc.nat(5),
        field: fc.constantFrom('id', 'topic', 'tldr', 'challenge', 'row', 'drop'),
      }),
      { maxLength: 3 },
    ),
    text: fc.array(
      fc.record({
        at: fc.nat(600),
        length: fc.nat(80),
        to: fc.nat(600),
        insert: fc.constantFrom('', '"', '{', '}', '\\', '\n', '},{', '```', ' prose ', ','),
        move: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    cut: fc.option(fc.nat(600)),
    pretty: fc.boolean(),
  });

  const answer = fc
    .tuple(batch, fc.array(row, { minLength: 5, maxLength: 5 }), damage)
    .map(([topics, texts, { rows: rowDamage, text: textDamage, cut, pretty }]) => {
      const some = topics.map(({ id, label: topic }) => askOf({ id, topic }));
      const given: Record<string, unknown>[] = some.map((ask, i) => ({
        id: ask.id,
        topic: ask.topic,
        ...texts[i],
      }));
      for (const { from, to, field } of rowDamage) {
        const [a, b] = [given[from % given.length], given[to % given.length]];
        if (a === undefined || b === undefined) continue;
        if (field === 'row') given.push({ ...a });
        else if (field === 'drop') given.splice(from % given.length, given.length > 1 ? 1 : 0);
        else [a[field], b[field]] = [b[field], a[field]];
      }
      let text = JSON.stringify(given, null, pretty ? 1 : 0);
      for (const { at, length, to, insert, move } of textDamage) {
        const piece = text.slice(at, at + length);
        const rest = text.slice(0, at) + text.slice(at + length);
        text = rest.slice(0, to) + (move ? piece : '') + insert + rest.slice(to);
      }
      return { some, text: cut === null ? text : text.slice(0, cut) };
    });

  it('puts every row in exactly one of three places', () => {
    fc.assert(
      fc.property(answer, ({ some, text }) => {
        const { values, missing, alike } = readAnswer(text, some);
        const placed = [...values.keys(), ...missing.keys(), ...alike];
        expect(placed).toHaveLength(some.length);
        expect(new Set(placed)).toEqual(new Set(some));
      }),
      { numRuns: 500 },
    );
  });

  it('gives a row only what stands in one whole object with its id and its topic', () => {
    /** Every stretch of the text that is an object: slow, and plainly right. */
    const objectsOf = (text: string) => {
      const objects: Record<string, unknown>[] = [];
      for (let i = text.indexOf('{'); i >= 0; i = text.indexOf('{', i + 1)) {
        for (let j = text.indexOf('}', i); j >= 0; j = text.indexOf('}', j + 1)) {
          try {
            objects.push(JSON.parse(text.slice(i, j + 1)));
          } catch {
            // No object.
          }
        }
      }
      return objects;
    };
    const folded = (topic: unknown) => String(topic).split(/\s+/u).join(' ').trim();
    fc.assert(
      fc.property(answer, ({ some, text }) => {
        const objects = objectsOf(text);
        for (const [ask, value] of readAnswer(text, some).values) {
          const source = objects.filter(
            (object) =>
              object.id === ask.id &&
              folded(object.topic) === folded(ask.topic) &&
              object.challenge === value.challenge &&
              parseTldr(String(object.tldr)).ok,
          );
          const tldrs = source.map((object) => parseTldr(String(object.tldr)));
          expect(tldrs).toContainEqual({ ok: true, tldr: value.tldr });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never gives two rows of different topics the same TLDR', () => {
    fc.assert(
      fc.property(answer, ({ some, text }) => {
        const topics = new Map<string, string>();
        for (const [ask, value] of readAnswer(text, some).values) {
          expect(topics.get(value.tldr) ?? ask.topic).toBe(ask.topic);
          topics.set(value.tldr, ask.topic);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('loses nothing that stands before a cut', () => {
    const whole = JSON.stringify(rows);
    fc.assert(
      fc.property(fc.nat(whole.length), (end) => {
        const complete = [...whole.slice(0, end)].filter((char) => char === '}').length;
        expect(readAnswer(whole.slice(0, end), asks).values.size).toBe(complete);
      }),
    );
  });

  it('gives the same whatever prose without braces stands around it', () => {
    const prose = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[{}]/g, ''));
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        expect(read(before + good + after)).toEqual(all);
      }),
    );
  });
});

describe('the objects of a text', () => {
  it('are the innermost ones that are whole', () => {
    expect(completeObjects('{"a":{"b":1}} {"c":2} {"d":')).toEqual([{ b: 1 }, { c: 2 }]);
  });

  it.each([
    '{',
    '}',
    '"',
    '{"',
    '{}',
    '{{}',
    '"}',
    '\\',
    '{"\\',
    '{"a":',
    '[{"id":"',
    '{[',
    '{"a":{}',
  ])('are found in linear time in nothing but %s', (piece) => {
    expect(atLength(completeObjects, piece)).toBeInstanceOf(Array);
  });

  it('are found in linear time in rows, all of them in a megabyte', () => {
    const text = JSON.stringify(Array.from({ length: 12_000 }, () => rowOf(kiln)));
    expect(toTheEnd(() => completeObjects(text))).toHaveLength(12_000);
  });
});
