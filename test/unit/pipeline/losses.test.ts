import { describe, expect, it } from 'vitest';
import type { PublishedRow } from '../../../src/formats/csv/read.ts';
import { checkGraph, checkLosses } from '../../../src/pipeline/losses.ts';
import type { Roadmap, Topic } from '../../../src/sources/roadmap.ts';
import { topicOf } from '../samples.ts';
import { publishedRowOf, roadmapOf } from './roadmaps.ts';

const topics = (count: number) => Array.from({ length: count }, (_, i) => topicOf({ id: `t${i}` }));

/** Checks a roadmap whose published table has a row for each of these topics. */
function check(now: readonly Topic[], before: readonly Topic[], maxRemoved = 30): void {
  const published = new Map(before.map((topic) => [topic.id, publishedRowOf(topic)]));
  checkLosses(roadmapOf(now), published, {
    maxRemoved,
    path: 'roadmaps/pottery.csv',
    face: 'action',
  });
}

const bare = (topic: Topic): Topic => ({ ...topic, description: '' });

describe('a roadmap that shrank', () => {
  it('is an error that names the numbers and how to accept it', () => {
    expect(() => check(topics(13), topics(20))).toThrow(
      '7 of the 20 rows of roadmaps/pottery.csv would lose their topic or description, more than the 30 percent of max-removed. If that is right, set max-removed: 100 for one run.',
    );
  });

  it('is told how to accept it by a flag on the command line', () => {
    const published = new Map(topics(20).map((topic) => [topic.id, publishedRowOf(topic)]));
    const options = { maxRemoved: 30, path: 'tea.csv', face: 'cli' } as const;
    expect(() => checkLosses(roadmapOf([]), published, options)).toThrow(
      'more than the 30 percent of --max-removed. If that is right, set --max-removed 100 for one run.',
    );
  });

  it.each<[string, number, number, number]>([
    ['by the limit', 14, 20, 30],
    ['by five rows, whatever their share', 1, 6, 30],
    ['by any number where all are accepted', 1, 20, 100],
  ])('%s is none', (_, now, before, maxRemoved) => {
    expect(() => check(topics(now), topics(before), maxRemoved)).not.toThrow();
  });

  it('by a sixth row where none is accepted, is one', () => {
    expect(() => check(topics(94), topics(100), 0)).toThrow('6 of the 100 rows');
  });

  it('and grew elsewhere, is one all the same', () => {
    const others = topics(40).slice(20);
    expect(() => check(others, topics(20))).toThrow('20 of the 20 rows');
  });
});

describe('a roadmap that lost its descriptions', () => {
  it('is an error, with those of rows that lost their topic', () => {
    const now = topics(17).map((topic, i) => (i < 4 ? bare(topic) : topic));
    expect(() => check(now, topics(20))).toThrow('7 of the 20 rows');
  });

  it('is none where they are out of reach, as their rows keep them', () => {
    const now = topics(20).map((topic): Topic => ({ ...bare(topic), unread: true }));
    expect(() => check(now, topics(20))).not.toThrow();
  });

  it('is none where there were none', () => {
    const now = topics(20).map(bare);
    expect(() => check(now, now)).not.toThrow();
  });
});

describe('a roadmap whose graph is gone', () => {
  const checkRows = (rows: readonly Partial<PublishedRow>[], changes: Partial<Roadmap>) => {
    const published = new Map(rows.map((row, i) => [`t${i}`, publishedRowOf(topicOf(), row)]));
    checkGraph(roadmapOf([], changes), published, 'roadmaps/pottery.csv');
  };
  const gone = { graph: null };
  const alone = { category: 'Pottery', subcategory: '' };

  it.each<[string, readonly Partial<PublishedRow>[]]>([
    ['another category than its title', [alone, { ...alone, category: 'Clay' }]],
    ['a subcategory', [{ ...alone, subcategory: 'Clay' }]],
  ])('is an error where its table has %s', (_, rows) => {
    expect(() => checkRows(rows, gone)).toThrow('would lose their categories');
  });

  it('is an error where a row would go that holds cells of a person', () => {
    const mine = { ...alone, topic: 'Raku', own: new Map([['Status', 'done']]) };
    expect(() => checkRows([alone, mine], gone)).toThrow(
      '1 row of roadmaps/pottery.csv with cells of your own would be removed: Raku.',
    );
  });

  it.each<[string, readonly Partial<PublishedRow>[]]>([
    ['no table', []],
    ['a table with its title for a category', [alone, alone]],
    ['a table with empty categories', [alone, { ...alone, category: '' }]],
  ])('is none where it has %s', (_, rows) => {
    expect(() => checkRows(rows, gone)).not.toThrow();
  });

  it('is none where the graph is there', () => {
    expect(() => checkRows([{ subcategory: 'Clay' }], {})).not.toThrow();
  });
});
