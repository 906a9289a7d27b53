import { describe, expect, it } from 'vitest';
import type { PublishedRow } from '../../../src/formats/csv/read.ts';
import { keepUnread } from '../../../src/pipeline/unread.ts';
import type { Roadmap, Topic } from '../../../src/sources/roadmap.ts';
import { revisionOf, toItem } from '../../../src/values/key.ts';
import { topicOf } from '../samples.ts';
import { publishedRowOf, roadmapOf } from './roadmaps.ts';

const described = topicOf();
const bare = topicOf({ description: '', resources: [] });
const revisionWith = (topic: Topic) => revisionOf(toItem(topic).key);

/** What becomes of a topic whose row is published so. */
function keep(topic: Topic, row?: Partial<PublishedRow>, changes: Partial<Roadmap> = {}) {
  const published = row === undefined ? [] : [publishedRowOf(topic, row)];
  const byId = new Map(published.map((it) => [it.id, it]));
  const { topics, warnings } = keepUnread(roadmapOf([topic], changes), byId);
  return { topic: topics[0], warnings };
}

describe('a topic that is in doubt', () => {
  const doubtful = { ...bare, doubtful: true } as const;

  it('is unread where its row was published with a description, which stays', () => {
    const { description, resources } = described;
    const { topic, warnings } = keep(doubtful, { description, resources });
    expect(topic).toEqual({ ...described, unread: true });
    expect(warnings).toEqual([expect.stringMatching(/^1 of 1 texts cannot be reached/)]);
  });

  it('is unread where the table withholds its description, as the Revision tells', () => {
    const row = { description: '', revision: revisionWith(described) };
    expect(keep(doubtful, row).topic).toMatchObject({ description: '', unread: true });
  });

  it.each<[string, Partial<PublishedRow> | undefined]>([
    ['was never published', undefined],
    ['was published without one', { description: '', revision: revisionWith(bare) }],
    ['was published without anything', { description: '', revision: '' }],
  ])('has no description where its row %s', (_, row) => {
    expect(keep(doubtful, row)).toEqual({ topic: bare, warnings: [] });
  });
});

describe('a topic that is unread', () => {
  const unread = { ...bare, unread: true } as const;

  it('has the name of the graph', () => {
    expect(keep(unread, { topic: 'Old name' }).topic?.topic).toBe('Kiln');
  });

  it('keeps its published name where its text would give it', () => {
    expect(keep(unread, { topic: 'Its heading' }, { graph: null }).topic?.topic).toBe(
      'Its heading',
    );
  });

  it('stays unread where nothing is published of it', () => {
    expect(keep(unread).topic).toEqual(unread);
  });
});
