import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import { readPublished } from '../../../../src/formats/csv/read.ts';
import { rowsById } from '../../../../src/formats/csv/rows-by-id.ts';
import { unusedRowWarnings } from '../../../../src/formats/csv/unused-rows.ts';
import { revisionOf, toItem } from '../../../../src/values/key.ts';
import { topicOf } from '../../samples.ts';

const EXPORTER_HEADER = 'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge';
const HEADER = `${EXPORTER_HEADER},Id,Revision`;

describe('a row without an Id', () => {
  const SEED = [
    EXPORTER_HEADER,
    'Firing,,Kiln,,,Oven for clay,practice',
    'Firing,,Glaze,,,Glass on clay,expert',
    'Forming,,Glaze,,,Another glaze,expert',
    'Forming,,Wheel,,,Turning table,practice',
  ].join('\n');
  const [kiln, glaze] = [topicOf({ id: 'k', topic: 'Kiln' }), topicOf({ id: 'g', topic: 'Glaze' })];
  const wheels = ['w1', 'w2'].map((id) => topicOf({ id, topic: 'Wheel' }));
  const of = (text: string, topics = [kiln, glaze, ...wheels]) =>
    [...rowsById(readPublished(text, 'table.csv', COLUMNS), topics)].map(([id, { values }]) => [
      id,
      values.TLDR,
    ]);

  it('belongs to the topic of its name, where neither shares it', () => {
    expect(of(SEED)).toEqual([['k', 'Oven for clay']]);
    expect(of(SEED, [kiln, ...wheels.slice(0, 1)])).toEqual([
      ['k', 'Oven for clay'],
      ['w1', 'Turning table'],
    ]);
  });

  it('belongs to the topic of its name, whatever joiners either has', () => {
    const data = topicOf({ id: 'd', topic: 'داده\u200cها' });
    expect(of(`${EXPORTER_HEADER}\nFiring,,دادهها,,,Facts,practice`, [data])).toEqual([
      ['d', 'Facts'],
    ]);
  });

  it('belongs to the topic of its name beside rows that have one, unless the topic has such a row', () => {
    const table = `${HEADER}\n,,Kiln,,,Oven,practice,x,\n,,Glaze,,,Glass,expert,,`;
    expect(of(table)).toEqual([
      ['k', 'Oven'],
      ['g', 'Glass'],
    ]);
    expect(of(`${table}\n,,Glaze,,,Its own,expert,g,`)).toEqual([
      ['g', 'Its own'],
      ['k', 'Oven'],
    ]);
  });

  it('belongs to its own topic in a list that is its own table', () => {
    const table = [
      HEADER,
      ',,Glaze,,,Glass,expert,,',
      ',,Glaze,,,Another,expert,,',
      ',,Kiln,,,Oven,practice,k,',
      ',,Big kiln,,,Copied,practice,k,',
      ',,Wheel,,,Bad Id,practice,no id!,',
    ].join('\n');
    const names = ['Glaze', 'Glaze', 'Kiln', 'Big kiln', 'Wheel'];
    const list = names.map((topic, index) =>
      topicOf({
        id: ['g1', 'g2', 'k', 'b', 'w'][index] ?? '',
        topic,
        category: '',
        subcategory: '',
      }),
    );
    expect(Object.fromEntries(of(table, list))).toEqual({
      g1: 'Glass',
      g2: 'Another',
      k: 'Oven',
      b: 'Copied',
      w: 'Bad Id',
    });
  });

  it('belongs to the topic of its name whatever white space it has', () => {
    expect(of(`${HEADER}\n,,"\u00a0Glaze ",,,Glass,expert,,`)).toEqual([['g', 'Glass']]);
  });

  it.each(['no id!', 'a b', 'x'.repeat(65), '#REF!'])(
    'is also one whose Id can be none of a topic, such as %s',
    (id) => {
      const table = `${HEADER}\n,,Kiln,,,Oven,practice,${id},`;
      expect(of(table)).toEqual([['k', 'Oven']]);
      expect(of(`${table}\n,,Kiln,,,Its own,expert,k,`)).toEqual([['k', 'Its own']]);
    },
  );

  it('belongs to no topic where a row with an Id that cannot be used has its name too', () => {
    expect(of(`${HEADER}\n,,Kiln,,,Oven,practice,no id!,\n,,Kiln,,,Stove,practice,,`)).toEqual([]);
  });
});

describe('a row with an Id that a spreadsheet rewrote', () => {
  const ids = ['001', '1E5', '1-2', '1'];
  const topics = ids.map((id) => topicOf({ id, topic: `Topic ${id}` }));
  const table = (
    rows: readonly (readonly [topic: string, id: string, revision?: string | undefined])[],
  ) =>
    readPublished(
      [
        HEADER,
        ...rows.map(([topic, id, rev = '']) => `,,${topic},,,of ${topic},practice,${id},${rev}`),
      ].join('\n'),
      'table.csv',
      COLUMNS,
    );
  const found = (rows: ReturnType<typeof table>, of = topics) =>
    Object.fromEntries([...rowsById(rows, of)].map(([id, { values }]) => [id, values.TLDR]));

  it('is found by its name, also where it was sorted and equals another Id now', () => {
    const rows = table([
      ['Topic 1-2', '02. Jan'],
      ['Topic 001', '1'],
      ['Topic 1', '1'],
      ['Topic 1E5', '100000'],
    ]);
    expect(found(rows)).toEqual({
      '001': 'of Topic 001',
      '1E5': 'of Topic 1E5',
      '1-2': 'of Topic 1-2',
      '1': 'of Topic 1',
    });
    expect(
      unusedRowWarnings({ rows, topics, byId: rowsById(rows, topics), columns: COLUMNS }),
    ).toEqual([]);
  });

  it('is that of another topic now, and still belongs to its own', () => {
    const [first = topicOf(), second = topicOf()] = ['001', '1'].map((id) =>
      topicOf({ id, topic: `Topic ${id}` }),
    );
    const [one, other] = [first, second].map((topic) => revisionOf(toItem(topic).key));
    const rows = table([
      ['Topic 001', '001', one],
      ['Topic 1', '1', other],
    ]);
    // The list was saved by the spreadsheet: its second `1` got a new id.
    const saved = [
      { ...first, id: '1' },
      { ...second, id: 'derived' },
    ];
    expect(found(rows, saved)).toEqual({ '1': 'of Topic 001', derived: 'of Topic 1' });
  });

  it('belongs to the topic of its Id where only the name is another', () => {
    const renamed = topicOf({ id: '001', topic: 'Renamed' });
    expect(found(table([['Topic 001', '001']]), [renamed])).toEqual({ '001': 'of Topic 001' });
  });

  const twins = ['001', '002'].map((id) =>
    topicOf({ id, topic: 'Exercise', description: `Of week ${id}.` }),
  );
  const revisions = twins.map((topic) => revisionOf(toItem(topic).key));

  it('is found by name and Revision where several share the name', () => {
    const rows = readPublished(
      `${HEADER}\n,,Exercise,,,Second,practice,2,${revisions[1]}\n,,Exercise,,,First,practice,1,${revisions[0]}\n`,
      'table.csv',
      COLUMNS,
    );
    expect(found(rows, twins)).toEqual({ '001': 'First', '002': 'Second' });
  });

  it('is found among thousands of one name, whatever form its Revision has', () => {
    const topics = Array.from({ length: 6_000 }, (_, i) =>
      topicOf({ id: `id-${i}`, topic: 'Exercise', description: `Text ${i}` }),
    );
    const lines = topics.map((topic, i) => {
      const digits = revisionOf(toItem(topic).key).slice(1);
      const forms = [`r${digits}`, `R${digits}`, digits, digits.toUpperCase()];
      // A number with an exponent of thousands is none in a spreadsheet.
      const form = forms[i % (/^\d+e\d+$/.test(digits) ? 2 : 4)];
      const cell = /^\d+$/.test(digits) ? Number(digits).toExponential(9) : form;
      return `Firing,,Exercise,,,Value ${i},expert,,${cell}`;
    });
    const table = readPublished([HEADER, ...lines].join('\n'), 'table.csv', COLUMNS);
    const found = [...rowsById(table, topics)].map(([id, { values }]) => [id, values.TLDR]);
    expect(found).toHaveLength(topics.length);
    expect(found).toEqual(found.map(([id]) => [id, `Value ${id?.slice(3)}`]));
  });

  it.each([
    ['two rows, of which either may be of either topic', ['One', 'Two'], 2],
    ['one row, which may be of either topic', ['One'], 2],
    ['two rows, of which either may be of the one topic', ['One', 'Two'], 1],
  ])('feeds no topic where name and Revision are shared: %s', (_, values, count) => {
    const alike = ['001', '002'].map((id) =>
      topicOf({ id, topic: 'Exercise', description: 'Of a week.' }),
    );
    const [first = topicOf()] = alike;
    const lines = values.map(
      (value, i) => `,,Exercise,,,${value},practice,${i + 1},${revisionOf(toItem(first).key)}`,
    );
    const rows = readPublished([HEADER, ...lines].join('\n'), 'table.csv', COLUMNS);
    const byId = rowsById(rows, alike.slice(0, count));
    expect([byId.get('001'), byId.get('002')]).toEqual([undefined, undefined]);
  });

  it('is named in a warning, and feeds no topic, where neither tells which it is of', () => {
    const rows = table([
      ['Exercise', '1', 'rffffffffffff'],
      ['Exercise', '2'],
      ['Gone', 'g'],
    ]);
    const byId = rowsById(rows, twins);
    expect(twins.map(({ id }) => byId.get(id))).toEqual([undefined, undefined]);
    expect(unusedRowWarnings({ rows, topics: twins, byId, columns: COLUMNS })).toEqual([
      '2 rows with an unknown Id and a name that is not unique ignored (restore the Id): Exercise (1), Exercise (2).',
    ]);
  });
});

describe('rows that share a name, with Ids that a list derived', () => {
  const of = (id: string, description: string) => topicOf({ id, topic: 'Raku', description });
  const tableOf = (...rows: readonly (readonly [id: string, tldr: string, revision: string])[]) =>
    readPublished(
      [HEADER, ...rows.map(([id, tldr, rev]) => `,,Raku,,,${tldr},expert,${id},${rev}`)].join('\n'),
      'table.csv',
      COLUMNS,
    );
  const revisionFor = (description: string) => revisionOf(toItem(of('', description)).key);
  const found = (rows: ReturnType<typeof tableOf>, topics: ReturnType<typeof of>[]) =>
    Object.fromEntries([...rowsById(rows, topics)].map(([id, { values }]) => [id, values.TLDR]));

  it('belong to the topics of their texts, where one was added above', () => {
    const rows = tableOf(['first', 'Of a', revisionFor('a')], ['second', 'Of b', revisionFor('b')]);
    const topics = [of('first', 'new'), of('second', 'a'), of('third', 'b')];
    expect(found(rows, topics)).toEqual({ second: 'Of a', third: 'Of b' });
  });

  it.each(['', '#NAME?', revisionFor('older')])(
    'belong to the topics of their Ids where no text tells: "%s"',
    (revision) => {
      const rows = tableOf(['second', 'Mine', revision]);
      expect(found(rows, [of('first', 'a'), of('second', 'b')])).toEqual({ second: 'Mine' });
    },
  );

  it('belong to the topics of their Ids where the texts are the same', () => {
    const rows = tableOf(['first', 'One', revisionFor('a')], ['second', 'Two', revisionFor('a')]);
    expect(found(rows, [of('first', 'a'), of('second', 'a')])).toEqual({
      first: 'One',
      second: 'Two',
    });
  });
});

describe('two rows with one Id', () => {
  const topics = [topicOf({ id: 'k', topic: 'Kiln' }), topicOf({ id: 'n', topic: 'Kiln' })];
  const warningsOf = (second: string) => {
    const text = `${HEADER}\n,,Kiln,,,Oven,practice,k,\n,,Kiln,,,${second},k,\n`;
    const rows = readPublished(text, 'table.csv', COLUMNS);
    const byId = rowsById(rows, topics.slice(0, 1));
    expect(byId.get('k')?.values.TLDR).toBe('Oven');
    return unusedRowWarnings({ rows, topics: topics.slice(0, 1), byId, columns: COLUMNS });
  };

  it('count as the first, and a warning tells what the other held', () => {
    expect(warningsOf('Stove,expert')).toEqual([
      'The table has a second row of Kiln (k), which is ignored. It holds TLDR "Stove", Challenge "expert".',
    ]);
  });

  it.each(['Oven,practice', ',', 'Oven,'])('are no loss where the other held "%s"', (second) => {
    expect(warningsOf(second)).toEqual([]);
  });

  it('give nothing to another topic of their name', () => {
    const text = `${HEADER}\n,,Kiln,,,Oven,practice,k,\n,,Kiln,,,Stove,expert,k,\n`;
    const byId = rowsById(readPublished(text, 'table.csv', COLUMNS), topics);
    expect(byId.get('n')).toBeUndefined();
  });
});

describe('a row that no topic gets', () => {
  const topics = [topicOf({ id: 'k', topic: 'Kiln' })];
  const warningsOf = (...lines: readonly string[]) => {
    const text = [HEADER, ',,Kiln,,,Oven,practice,k,', ...lines].join('\n');
    const rows = readPublished(text, 'table.csv', COLUMNS);
    return unusedRowWarnings({ rows, topics, byId: rowsById(rows, topics), columns: COLUMNS });
  };
  const dropped = 'dropped (add topics to the roadmap, not to its table)';

  it('is named where its Id is of no use, as reports know removed rows by their Ids', () => {
    expect(warningsOf(',,By hand,,,Mine,expert,,', ',,Gone,,,Was here,expert,3.00E+00,r0')).toEqual(
      [
        `2 rows of no topic ${dropped}: By hand (no Id; TLDR "Mine", Challenge "expert"), Gone (3.00E+00; TLDR "Was here", Challenge "expert").`,
      ],
    );
  });

  it('is named where another row of a topic that is gone has its Id', () => {
    expect(warningsOf(',,Gone,,,First,expert,g,', ',,Copy of it,,,Second,expert,g,')).toEqual([
      `1 row of no topic ${dropped}: Copy of it (g; TLDR "Second", Challenge "expert").`,
    ]);
  });

  it('is a second row of a topic whose name it has, and no loss without another value', () => {
    expect(warningsOf(',,Kiln,,,Mine,,,', ',,Kiln,,,Oven,,a b,')).toEqual([
      'The table has a second row of Kiln (no Id), which is ignored. It holds TLDR "Mine".',
    ]);
  });

  it('is named also where it holds no value, with its description', () => {
    expect(warningsOf(',,By hand,Dry heat,,,,,')).toEqual([
      `1 row of no topic ${dropped}: By hand (no Id; Description "Dry heat").`,
    ]);
    expect(warningsOf(',,By hand,,,,,,')).toEqual([
      `1 row of no topic ${dropped}: By hand (no Id).`,
    ]);
  });

  it('is named with the columns that somebody added', () => {
    const text = `${HEADER},Status\n,,By hand,,,,,,,done\n`;
    const rows = readPublished(text, 'table.csv', COLUMNS);
    const byId = rowsById(rows, topics);
    expect(unusedRowWarnings({ rows, topics, byId, columns: COLUMNS })).toEqual([
      `1 row of no topic ${dropped}: By hand (no Id; Status "done").`,
    ]);
  });

  it('is left to the report where its Id tells which topic is gone, or it is blank', () => {
    expect(warningsOf(',,Gone,,,Was here,expert,g,', ',, ,,,,,,')).toEqual([]);
  });
});
