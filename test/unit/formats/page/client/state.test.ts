import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../../src/formats/page/client/model/address.ts';
import {
  type State,
  searchTextsOf,
  selectionOf,
} from '../../../../../src/formats/page/client/model/state.ts';
import { COLUMNS, rowOf } from './samples.ts';

const data = {
  slug: 'pottery',
  title: 'Pottery',
  columns: COLUMNS,
  summary: 0,
  rows: [
    rowOf({ id: 'clay', topic: 'Clay' }),
    rowOf({ id: 'kiln', topic: 'Kiln', done: true, status: 'x' }),
    rowOf({ id: 'wheel', topic: 'Wheel', cells: ['', 'practice', 1, ['Fire']] }),
  ],
};

/** What there is to see at an address, for somebody who ticked the wheel and has a note on clay. */
function selectionAt(hash: string) {
  const state: State = {
    data,
    address: parseAddress(hash, ['Hours']),
    progress: {
      ticks: new Map([['wheel', { done: true, status: '', at: 1 }]]),
      notes: new Map([['clay', { text: 'Ask Anna', at: 1 }]]),
    },
    trouble: null,
    limit: 200,
    shortcuts: true,
    hasMap: false,
    isWide: true,
    isNarrow: false,
  };
  return selectionOf(state, searchTextsOf(data));
}

describe('what there is to see', () => {
  it('are topics with the ticks and notes of their reader', () => {
    const { all, open } = selectionAt('#clay');
    expect(all.map(({ done }) => done)).toEqual([false, true, true]);
    expect(open?.note).toBe('Ask Anna');
  });

  it('are topics that the search finds and the filters let pass', () => {
    const { matches, words } = selectionAt('#q=wheel&show=done');
    expect(matches.map(({ row }) => row.id)).toEqual(['wheel']);
    expect(words).toEqual(['wheel']);
    expect(selectionAt('#q=wheel&show=todo').matches).toEqual([]);
  });

  it('says how many topics of each kind there would be', () => {
    expect(selectionAt('#show=done').doneCounts).toEqual({ all: 3, todo: 1, done: 2 });
    const withoutFirst = selectionAt('#show=todo&c.Needs=Fire').doneCounts;
    expect(withoutFirst).toEqual({ all: 1, todo: 0, done: 1 });
  });

  it('is no topic where the address has none of the table', () => {
    expect(selectionAt('#glaze').open).toBeNull();
  });
});
