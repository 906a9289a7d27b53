import { describe, expect, it } from 'vitest';
import { hiddenHit } from '../../../../../src/formats/page/client/model/hits.ts';
import { wordsOf } from '../../../../../src/formats/page/client/model/search.ts';
import type { PageRow } from '../../../../../src/formats/page/page-data.ts';
import { COLUMNS, rowOf } from './samples.ts';

function hitOf(query: string, changes: Partial<PageRow> = {}, shown = 'Kiln') {
  return hiddenHit(rowOf(changes), COLUMNS, { shown, words: wordsOf(query) });
}

describe('why a search found a topic', () => {
  it('is not said where the card shows it, or nothing is searched for', () => {
    expect(hitOf('')).toBeNull();
    expect(hitOf('KILN')).toBeNull();
    expect(hitOf('oven kiln', {}, 'Kiln, the Öven')).toBeNull();
  });

  it.each([
    ['kiln oven', { where: 'TLDR', text: 'Oven that hardens clay' }],
    ['needs nothing', null],
    ['practice', { where: 'Challenge', text: 'practice' }],
    ['an oven', { where: 'TLDR', text: 'Oven that hardens clay' }],
    ['firing', { where: 'Place', text: 'Firing' }],
    ['example.com', { where: 'Link', text: 'https://example.com/kiln' }],
  ])('is the text that holds a word of %j', (query, hit) => {
    expect(hitOf(query)).toEqual(hit);
  });

  it('is found in capitals whose small letters depend on their place', () => {
    expect(hitOf('οδος', { description: 'Η ΟΔΟΣ.' })).toEqual({
      where: 'Description',
      text: 'Η ΟΔΟΣ.',
    });
  });

  it('never cuts an emoji in half', () => {
    const description = `${'😀'.repeat(200)}glaze${'😀'.repeat(200)}`;
    expect(hitOf('glaze', { description })?.text).toMatch(/^…?(😀)+glaze(😀)+…?$/u);
  });

  it('is the part of a long text around the word, cut between words', () => {
    const description = `${'before '.repeat(30)}Größe${' after'.repeat(30)}`;
    const { where, text } = hitOf('große', { description }) ?? {};
    expect(where).toBe('Description');
    expect(text).toMatch(/^…(before )+Größe( after)+…$/);
    expect(text?.length).toBeLessThan(140);
  });
});
