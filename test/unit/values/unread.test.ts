import { describe, expect, it } from 'vitest';
import { finishRow } from '../../../src/values/finish.ts';
import { revisionOf, toAsk } from '../../../src/values/key.ts';
import { asksOf, type PublishedValue, planRows, type Renew } from '../../../src/values/rows.ts';
import { openStore } from '../../../src/values/store.ts';
import { topicOf } from '../samples.ts';

const topic = topicOf({ unread: true });
const older = { tldr: 'From the table', challenge: 'expert', revision: '0123456789ab' } as const;

function plan(published: Readonly<Record<string, PublishedValue>> = {}, renew: Renew = 'outdated') {
  const store = openStore(null, new Date('2026-11-23T12:00:00.000Z'));
  return planRows([topic], { published: new Map(Object.entries(published)), store, renew });
}

function finish(published?: Readonly<Record<string, PublishedValue>>) {
  const [row] = plan(published);
  if (row === undefined) throw new Error('No row');
  return finishRow(row, undefined, { preview: false, textShown: true, dryRun: false });
}

describe('a row whose text is out of reach', () => {
  it.each(['outdated', 'all', 'none'] as const)(
    'is not asked where %s values are renewed',
    (renew) => {
      expect(asksOf(plan({}, renew))).toEqual([]);
    },
  );

  it('keeps the published value, and is stale, as nobody knows whether it still holds', () => {
    expect(finish({ [topic.id]: older })).toEqual({
      topic,
      ...older,
      state: 'stale',
      refused: false,
      reason: 'its text is out of reach',
    });
  });

  it('is stale even where the value seems to be of its text, which is not that of the row', () => {
    const seeming = { ...older, revision: revisionOf(toAsk(topic).key) };
    expect(finish({ [topic.id]: seeming })).toMatchObject({ ...seeming, state: 'stale' });
  });

  it('is pending where nothing is published of it', () => {
    expect(finish()).toEqual({
      topic,
      tldr: '',
      challenge: '',
      revision: '',
      state: 'pending',
      refused: false,
      reason: 'its text is out of reach',
    });
  });
});
