import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import type { Published } from '../../../src/values/cells.ts';
import { finishRow } from '../../../src/values/finish.ts';
import { revisionOf, toItem } from '../../../src/values/key.ts';
import { itemsToSend, planRow } from '../../../src/values/rows.ts';
import { Store } from '../../../src/values/store.ts';
import { publishedOf, topicOf } from '../samples.ts';

const topic = topicOf({ unread: true });
const older = publishedOf(topic, { revision: 'r0123456789ab' });

function plan(
  published: Readonly<Record<string, Published>> = {},
  { renewed = [] as string[], preview = false } = {},
) {
  const store = new Store(null, COLUMNS, new Date('2026-11-23T12:00:00.000Z'));
  const byId = new Map(Object.entries(published));
  return [
    planRow(topic, {
      columns: COLUMNS,
      askable: COLUMNS,
      published: byId,
      store,
      renewed: new Set(renewed),
      preview,
    }),
  ];
}

function finish(published?: Readonly<Record<string, Published>>) {
  const [row] = plan(published);
  if (row === undefined) throw new Error('No row');
  const plain = { preview: false, withheld: false, dryRun: false, cached: true };
  return finishRow(row, undefined, { columns: COLUMNS, ...plain });
}

describe('a row whose description is unavailable', () => {
  it.each([{}, { renewed: ['TLDR', 'Challenge'] }, { preview: true }])(
    'is not sent, whatever is: %j',
    (options) => {
      expect(itemsToSend(plan({}, options), COLUMNS)).toEqual([]);
    },
  );

  it('keeps the published value, and is stale, as nobody knows whether it still holds', () => {
    expect(finish({ [topic.id]: older })).toEqual({
      topic,
      ...older,
      state: 'stale',
      rests: false,
      reason: 'description unavailable',
    });
  });

  it('is stale even where the value seems to be of its text, which is not that of the row', () => {
    const seeming = { ...older, revision: revisionOf(toItem(topic).key) };
    expect(finish({ [topic.id]: seeming })).toMatchObject({ ...seeming, state: 'stale' });
  });

  it('is pending where nothing is published of it', () => {
    expect(finish()).toEqual({
      topic,
      values: {},
      revision: '',
      state: 'pending',
      rests: false,
      reason: 'description unavailable',
    });
  });
});
