import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeObjects, parseAnswer } from '../../../src/columns/answer.ts';
import { COLUMNS, previewColumns, TLDR_LIMITS } from '../../../src/columns/built-in.ts';
import { parseText } from '../../../src/columns/text.ts';
import type { PromptItem } from '../../../src/engine/model.ts';
import { byRow, type RowsOfAnswer } from '../../fakes/by-row.ts';
import { atLength, toTheEnd } from '../ends.ts';
import { itemOf, MORE_COLUMNS } from '../samples.ts';

const kiln = itemOf({ id: 'k', topic: 'Kiln' });
const glaze = itemOf({ id: 'g', topic: 'Glaze' });
const slip = itemOf({ id: 's', topic: 'Slip' });
const items = [kiln, glaze, slip];

interface Row {
  readonly id: string;
  readonly topic: string;
  readonly tldr: string;
  readonly challenge: string;
}

const rowOf = (item: PromptItem, changes: Partial<Row> = {}): Row => ({
  id: item.id,
  topic: item.topic,
  tldr: `What ${item.topic} is for`,
  challenge: 'practice',
  ...changes,
});

const rows = items.map((item) => rowOf(item));
const good = JSON.stringify(rows);

const parse = (text: string, some: readonly PromptItem[] = items) =>
  byRow(parseAnswer(text, some, COLUMNS));

/** The TLDRs of the rows that got a value, by topic; the reasons of the others. */
function summary({ values, missing, duplicates }: RowsOfAnswer) {
  return {
    values: Object.fromEntries([...values].map(([item, { TLDR }]) => [item.topic, TLDR])),
    missing: Object.fromEntries([...missing].map(([item, why]) => [item.topic, why])),
    duplicates: Object.fromEntries([...duplicates].map(([item, why]) => [item.topic, why])),
  };
}

const read = (text: string) => summary(parse(text));
const all = {
  values: { Kiln: 'What Kiln is for', Glaze: 'What Glaze is for', Slip: 'What Slip is for' },
  missing: {},
  duplicates: {},
};

describe('a whole answer', () => {
  it('gives every row its value', () => {
    const { values } = parse(JSON.stringify([rowOf(kiln, { challenge: 'expert' })]), [kiln]);
    expect(values.get(kiln)).toEqual({ TLDR: 'What Kiln is for', Challenge: 'expert' });
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
    ['with rows of other topics between', JSON.stringify([rowOf(itemOf({ id: 'x' })), ...rows])],
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

  it('loses one value where that is an object, and keeps the others of its row', () => {
    const odd = { ...rowOf(kiln), challenge: { level: 'expert', why: { heat: 'high' } } };
    const answer = parseAnswer(JSON.stringify([odd, rowOf(glaze)]), [kiln, glaze], COLUMNS);
    expect(answer.get(kiln)?.get('TLDR')).toMatchObject({ ok: true, value: 'What Kiln is for' });
    expect(answer.get(kiln)?.get('Challenge')).toMatchObject({ ok: false });
    expect(answer.get(glaze)?.get('Challenge')).toMatchObject({ ok: true });
  });

  it('may be written with escapes', () => {
    const text = good.replaceAll('K', '\\u004b');
    expect(read(text)).toEqual(all);
  });

  it('may echo a topic without its joiners', () => {
    const data = itemOf({ id: 'd', topic: 'داده\u200cها' });
    const text = JSON.stringify([rowOf(data, { topic: 'دادهها', tldr: 'Data' })]);
    expect(parse(text, [data]).values.get(data)?.TLDR).toBe('Data');
  });

  it('may echo a topic in other white space or decomposed', () => {
    const cafe = itemOf({ id: 'c', topic: 'Caf\u00e9  au lait' });
    const text = JSON.stringify([rowOf(cafe, { topic: ' Cafe\u0301 au\u00a0lait', tldr: 'Milk' })]);
    expect(parse(text, [cafe]).values.get(cafe)?.TLDR).toBe('Milk');
  });
});

describe('an answer that lacks something', () => {
  it('keeps the rows that are complete before a cut', () => {
    const cut = good.slice(0, good.indexOf('Slip is for'));
    expect(read(cut)).toEqual({
      values: { Kiln: 'What Kiln is for', Glaze: 'What Glaze is for' },
      missing: { Slip: 'missing from the answer' },
      duplicates: {},
    });
  });

  it('keeps the rows behind a broken one', () => {
    const broken = good.replace('"practice"', '"pract');
    expect(Object.keys(read(broken).values)).toEqual(['Glaze', 'Slip']);
    const unquoted = good.replace('"practice"', 'practice');
    expect(Object.keys(read(unquoted).values)).toEqual(['Glaze', 'Slip']);
  });

  it.each(['A 5" pipe', 'A {"', '"', 'Brace } and "'])(
    'keeps the rows behind the unescaped quote of %s',
    (tldr) => {
      const broken = good.replace('What Kiln is for', tldr);
      expect(Object.keys(read(broken).values)).toEqual(['Glaze', 'Slip']);
      const pretty = JSON.stringify(rows, null, 2).replace('What Kiln is for', tldr);
      expect(Object.keys(read(pretty).values)).toEqual(['Glaze', 'Slip']);
    },
  );

  it.each(['', '[]', 'I cannot do that.', '{}', 'null', '{"rows":[]}', '[{},{}]'])(
    'has no row at all: %j',
    (text) => {
      const { values, missing } = parse(text, items);
      expect(values.size).toBe(0);
      expect([...missing.values()]).toEqual(Array(3).fill('missing from the answer'));
    },
  );

  it.each([
    ['the id is no text', { id: 7 }],
    ['the topic is missing', { topic: undefined }],
    ['the TLDR is missing', { tldr: undefined }],
    ['the TLDR is null', { tldr: null }],
    ['the challenge is missing', { challenge: undefined }],
    ['the challenge is another word', { challenge: 'easy' }],
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
    expect(read(text)).toMatchObject({ missing: { Kiln: 'more than one answer' }, duplicates: {} });
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
      itemOf({ id, topic: id }),
    );
    const { missing } = parse('[{},{"a":{}},{"id":null},{"__proto__":{"id":"x"}}]', odd);
    expect(missing.size).toBe(5);
    const text = JSON.stringify(odd.map((item, i) => rowOf(item, { tldr: `Word ${i}` })));
    expect(parse(`{}${text}`, odd).values.size).toBe(5);
  });
});

describe('topics of one name', () => {
  const first = itemOf({ id: 'e1', topic: 'Exercise', context: 'Course > Week 1' });
  const second = itemOf({ id: 'e2', topic: 'Exercise', context: 'Course > Week 2' });

  it('get their own values', () => {
    const text = JSON.stringify([
      rowOf(first, { topic: 'Exercise [Week 1]', tldr: 'One' }),
      rowOf(second, { topic: 'Exercise [Week 2]', tldr: 'Two' }),
    ]);
    const { values } = parse(text, [first, second]);
    expect([values.get(first)?.TLDR, values.get(second)?.TLDR]).toEqual(['One', 'Two']);
  });

  it('are sent again if the model exchanged them', () => {
    const text = JSON.stringify([
      rowOf(first, { topic: 'Exercise [Week 2]', tldr: 'Two' }),
      rowOf(second, { topic: 'Exercise [Week 1]', tldr: 'One' }),
    ]);
    const { values, missing } = parse(text, [first, second]);
    expect(values.size).toBe(0);
    expect([...missing.values()]).toEqual(['topic does not match', 'topic does not match']);
  });
});

describe('a TLDR of 13 to 15 words', () => {
  const tldr = 'Small embedded database engine for phones, which keeps all of its data in files';

  /** What the rows of an answer say of the TLDR of the kiln. */
  const tldrIn = (...given: readonly Row[]) =>
    parseAnswer(JSON.stringify(given), [kiln], COLUMNS).get(kiln)?.get('TLDR');

  it('is invalid, with what is left of it after a cut at a clause', () => {
    expect(tldrIn(rowOf(kiln, { tldr }))).toEqual({
      ok: false,
      why: 'TLDR has 14 words; the limit is 12',
      cut: 'Small embedded database engine for phones',
    });
  });

  it('is invalid for good if it has no clause to cut at', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen';
    expect(tldrIn(rowOf(kiln, { tldr: words }))).toMatchObject({ cut: null });
  });

  it('is cut beside a cell that is invalid, too', () => {
    const cut = 'Small embedded database engine for phones';
    expect(tldrIn(rowOf(kiln, { tldr, challenge: 'easy' }))).toMatchObject({ cut });
  });

  it('is not cut if the row is answered twice', () => {
    expect(tldrIn(rowOf(kiln, { tldr }), rowOf(kiln))).toEqual({
      ok: false,
      why: 'more than one answer',
    });
  });
});

describe('a row that lacks only some columns', () => {
  it('takes from an answer what it lacks, and says nothing of the rest', () => {
    const half = itemOf({ id: 'k', topic: 'Kiln', lacks: ['Challenge'] });
    const text = JSON.stringify([rowOf(kiln, { tldr: 'x'.repeat(500) })]);
    const row = parseAnswer(text, [half, glaze], COLUMNS).get(half);
    expect([...(row ?? [])]).toEqual([['Challenge', { ok: true, value: 'practice' }]]);
  });

  it('keeps a valid value beside an invalid one', () => {
    const row = parseAnswer(JSON.stringify([rowOf(kiln, { challenge: 'easy' })]), [kiln], COLUMNS);
    expect(row.get(kiln)?.get('TLDR')).toEqual({ ok: true, value: 'What Kiln is for' });
    expect(row.get(kiln)?.get('Challenge')).toMatchObject({ ok: false });
  });
});

describe('rows with the same TLDR', () => {
  it('of different topics are to be sent alone', () => {
    const text = JSON.stringify([
      rowOf(kiln, { tldr: 'Same' }),
      rowOf(glaze, { tldr: 'Same.' }),
      rowOf(slip),
    ]);
    expect(read(text)).toEqual({
      values: { Slip: 'What Slip is for' },
      missing: {},
      duplicates: {
        Kiln: 'same TLDR as another topic',
        Glaze: 'same TLDR as another topic',
      },
    });
  });

  it('of one topic, under two headings, are both right', () => {
    const other = itemOf({ id: 'k2', topic: 'Kiln', description: 'Another text.' });
    const text = JSON.stringify([
      rowOf(kiln, { topic: 'Kiln [1]' }),
      rowOf(other, { topic: 'Kiln [2]' }),
    ]);
    expect(parse(text, [kiln, other]).values.size).toBe(2);
  });

  it('of two topics, one of them under two headings, are all to be sent alone', () => {
    const other = itemOf({ id: 'k2', topic: 'Kiln', description: 'Another text.' });
    const text = JSON.stringify([
      rowOf(kiln, { topic: 'Kiln [1]', tldr: 'Same' }),
      rowOf(other, { topic: 'Kiln [2]', tldr: 'Same' }),
      rowOf(glaze, { tldr: 'Same' }),
    ]);
    expect(parse(text, [kiln, other, glaze]).duplicates.size).toBe(3);
  });

  it('keep what else is valid in them', () => {
    const text = JSON.stringify([rowOf(kiln, { tldr: 'Same' }), rowOf(glaze, { tldr: 'Same' })]);
    const row = parseAnswer(text, [kiln, glaze], COLUMNS).get(kiln);
    expect(row?.get('Challenge')).toEqual({ ok: true, value: 'practice' });
  });
});

describe('a preview', () => {
  const preview = (...given: readonly object[]) =>
    byRow(parseAnswer(JSON.stringify(given), items, previewColumns(COLUMNS)));

  it('has a TLDR and nothing else, whatever else it says', () => {
    const { challenge: _, ...row } = rowOf(kiln);
    const { values } = preview(row, rowOf(glaze));
    expect([...values]).toEqual([
      [kiln, { TLDR: 'What Kiln is for' }],
      [glaze, { TLDR: 'What Glaze is for' }],
    ]);
  });

  it('may be the same for two topics, which may have the same description', () => {
    const { values } = preview(rowOf(kiln, { tldr: 'Same' }), rowOf(glaze, { tldr: 'Same' }));
    expect(values.size).toBe(2);
  });
});

describe('an answer with more columns', () => {
  const lacks = MORE_COLUMNS.map(({ name }) => name);
  const [kiln, glaze] = [
    itemOf({ id: 'k', topic: 'Kiln', lacks }),
    itemOf({ id: 'g', topic: 'Glaze', lacks }),
  ];
  const parseMore = (...given: readonly object[]) =>
    byRow(parseAnswer(JSON.stringify(given), [kiln, glaze], MORE_COLUMNS));
  const moreOf = (item: PromptItem, changes: object = {}) => {
    return { ...rowOf(item), note: 'Gets hot.', level: 'low', ...changes };
  };

  it('gives each its value, in the order of the columns and the form that it keeps', () => {
    const { values } = parseMore(moreOf(kiln));
    expect(Object.entries(values.get(kiln) ?? {})).toEqual([
      ['TLDR', 'What Kiln is for'],
      ['Challenge', 'practice'],
      ['Note', 'Gets hot'],
      ['Level', 'low'],
    ]);
  });

  it.each([
    ['Note has 6 words; the limit is 5', { note: 'a b c d e f' }],
    ['invalid note', { note: undefined }],
    ['invalid level', { level: 'none' }],
    ['invalid challenge', { challenge: 'easy', note: 7, level: 'none' }],
    ['topic does not match', { topic: 'Glaze', level: 'none' }],
  ])(
    'has no whole row where one of them is wrong, and says which is the first: %s',
    (why, changes) => {
      const { values, missing } = parseMore(moreOf(kiln, changes), moreOf(glaze));
      expect([...values.keys()]).toEqual([glaze]);
      expect(missing.get(kiln)).toBe(why);
    },
  );

  it('may have the same value twice but in a column whose values are to differ', () => {
    const { values, duplicates } = parseMore(moreOf(kiln), moreOf(glaze));
    expect([values.size, duplicates.size]).toEqual([2, 0]);
    const distinct = MORE_COLUMNS.map((column) => ({
      ...column,
      distinct: column.name === 'Note',
    }));
    const text = JSON.stringify([moreOf(kiln), moreOf(glaze)]);
    expect([...byRow(parseAnswer(text, [kiln, glaze], distinct)).duplicates]).toEqual([
      [kiln, 'same Note as another topic'],
      [glaze, 'same Note as another topic'],
    ]);
  });

  it('reads no member that every object has as a value', () => {
    const [tldr] = COLUMNS;
    const odd = tldr === undefined ? [] : [{ ...tldr, id: 'constructor' }];
    const { missing } = byRow(parseAnswer(JSON.stringify([rowOf(kiln)]), [kiln], odd));
    expect(missing.size).toBe(1);
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
      const some = topics.map(({ id, label: topic }) => itemOf({ id, topic }));
      const given: Record<string, unknown>[] = some.map((item, i) => ({
        id: item.id,
        topic: item.topic,
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
        const { values, missing, duplicates } = parse(text, some);
        const placed = [...values.keys(), ...missing.keys(), ...duplicates.keys()];
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
        for (const [item, value] of parse(text, some).values) {
          const source = objects.filter(
            (object) =>
              object.id === item.id &&
              folded(object.topic) === folded(item.topic) &&
              object.challenge === value.Challenge &&
              parseText(String(object.tldr), TLDR_LIMITS).ok,
          );
          const tldrs = source.map((object) => parseText(String(object.tldr), TLDR_LIMITS));
          expect(tldrs).toContainEqual({ ok: true, value: value.TLDR });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never gives two rows of different topics the same TLDR', () => {
    fc.assert(
      fc.property(answer, ({ some, text }) => {
        const topics = new Map<string, string>();
        for (const [item, value] of parse(text, some).values) {
          expect(topics.get(value.TLDR ?? '') ?? item.topic).toBe(item.topic);
          topics.set(value.TLDR ?? '', item.topic);
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
        expect(parse(whole.slice(0, end), items).values.size).toBe(complete);
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
  it('are those that are whole, the inner ones first', () => {
    expect(completeObjects('{"a":{"b":1}} {"c":2} {"d":')).toEqual([
      { b: 1 },
      { a: { b: 1 } },
      { c: 2 },
    ]);
  });

  it('are no wrappers of rows, though these have an id', () => {
    expect(completeObjects('{"id":"a","result":{"id":"a","b":{"c":1}}}')).toEqual([
      { c: 1 },
      { id: 'a', b: { c: 1 } },
    ]);
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
