import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import { readPublished } from '../../../../src/formats/csv/read.ts';
import { rowsById } from '../../../../src/formats/csv/rows-by-id.ts';
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

  it('belongs to the topic of its name beside rows that have one, unless the topic has such a row', () => {
    const table = `${HEADER}\n,,Kiln,,,Oven,practice,x,\n,,Glaze,,,Glass,expert,,`;
    expect(of(table)).toEqual([
      ['x', 'Oven'],
      ['g', 'Glass'],
    ]);
    expect(of(`${table}\n,,Glaze,,,Its own,expert,g,`)).toEqual([
      ['x', 'Oven'],
      ['g', 'Its own'],
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
    // A node of the graph that got another Id is another topic.
    expect(of(`${HEADER}\n,,Kiln,,,Oven,practice,x,`, [list[2] ?? kiln])).toEqual([['x', 'Oven']]);
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
