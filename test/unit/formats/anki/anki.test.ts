import { describe, expect, it } from 'vitest';
import { listColumn } from '../../../../src/columns/list.ts';
import { anki } from '../../../../src/formats/anki/anki.ts';
import type { FinishedTable } from '../../../../src/formats/format.ts';
import { finishedOf, finishedTableOf, topicOf, valuesOf } from '../../samples.ts';
import { importText, type Note } from './collection.ts';

const render = (table: FinishedTable) => anki.render(table, 'MARK');

/** The fields of the only note of a table with such a row. */
function fieldsOf(row: Parameters<typeof finishedOf>[0], changes: Partial<FinishedTable> = {}) {
  const notes = [
    ...importText(render(finishedTableOf({ rows: [finishedOf(row)], ...changes }))).values(),
  ];
  expect(notes).toHaveLength(1);
  return notes[0]?.fields ?? ['', ''];
}

const frontOf = (...args: Parameters<typeof fieldsOf>) => fieldsOf(...args)[0];
const backOf = (...args: Parameters<typeof fieldsOf>) => fieldsOf(...args)[1];

describe('the cards', () => {
  it('are a text with headers that Anki knows, and four quoted cells a row', () => {
    expect(render(finishedTableOf())).toBe(
      [
        '#separator:tab',
        '#html:true',
        '#guid column:1',
        '#deck column:2',
        '#if matches:update current',
        '#tags:ceramics',
        '#MARK',
        [
          '"roadmap-enrich:ceramics:id-1"',
          '"Roadmaps::Ceramics"',
          '"Kiln<br><small>Ceramics › Firing</small>"',
          '"Oven that hardens clay<br><b>Challenge:</b> practice<br><a href=""https://example.com/kiln"">example.com/kiln</a>"',
        ].join('\t'),
        '',
      ].join('\n'),
    );
  });

  it('ask for a topic in its place, as far as it has one', () => {
    expect(frontOf({ topic: topicOf({ subcategory: '' }) })).toBe(
      'Kiln<br><small>Ceramics</small>',
    );
    expect(frontOf({ topic: topicOf({ category: '', subcategory: '' }) })).toBe('Kiln');
  });

  it('answer with every column that says anything, those of the reader too', () => {
    const needs = listColumn({
      ...{ name: 'Needs', id: 'needs', instruction: '', items: 3, words: 3, points: 40 },
    });
    const row = {
      topic: topicOf({ description: 'Oven.', extra: ['', 'hot!\ntwice'], resources: [] }),
      values: { Needs: 'Clay|Fire' },
    };
    expect(backOf(row, { columns: [needs], extraColumns: ['Status', 'Notes'] })).toBe(
      'Oven.<br><b>Needs:</b> Clay, Fire<br><b>Notes:</b><br>hot!<br>twice',
    );
  });

  it('link to the web alone', () => {
    const resources = ['javascript:alert(1)', 'data:text/html,a', 'https://x.y/?"<[sound:a.mp3]'];
    expect(backOf({ topic: topicOf({ resources }), values: {} })).toBe(
      '<a href="https://x.y/?%22%3C&#91;sound:a.mp3&#93;">x.y/?&#34;&#60;&#91;sound:a.mp3&#93;</a>',
    );
  });

  it.each([
    ['[sound:a.mp3]', '&#91;sound:a.mp3&#93;'],
    ['[latex]a[/latex]', '&#91;latex&#93;a&#91;/latex&#93;'],
    ['{{c1::a}}', '&#123;&#123;c1::a&#125;&#125;'],
    // Entities alone would not do: MathJax sees what they stand for.
    ['\\(a\\) \\[b\\]', '&#92;\u200b(a&#92;\u200b) &#92;\u200b&#91;b&#92;\u200b&#93;'],
    ['C:\\dir', 'C:&#92;dir'],
    ['<b>"a" & b</b>', '&#60;b&#62;&#34;a&#34; &#38; b&#60;/b&#62;'],
    ['a\tb\r\nc', 'a b<br>c'],
  ])('show %j as it is', (text, html) => {
    expect(backOf({ topic: topicOf({ resources: [] }), values: { TLDR: text } })).toBe(html);
  });

  it('are in a deck of their own below Roadmaps', () => {
    const deckOf = (title: string) =>
      [...importText(render(finishedTableOf({ title }))).values()].map(({ deck }) => deck);
    expect(deckOf('Clay:: the "basics"')).toEqual(["Roadmaps::Clay: the 'basics'"]);
    expect(deckOf('2024')).toEqual(['Roadmaps::2024']);
    expect(deckOf(' :::a\tb: ')).toEqual(['Roadmaps::a b']);
    expect(deckOf('Cafe\u0301')).toEqual(['Roadmaps::Caf\u00e9']);
    expect(deckOf('::')).toEqual(['Roadmaps::ceramics']);
  });
});

describe('a second import', () => {
  const rows = [
    finishedOf(),
    finishedOf({ topic: topicOf({ id: 'id-2' }), values: valuesOf('The same topic elsewhere') }),
  ];
  const first = importText(render(finishedTableOf({ rows })));

  it('makes no second note of a topic, whatever became of it', () => {
    const changed = finishedOf({
      topic: topicOf({ topic: 'Oven', category: 'Heat' }),
      values: valuesOf('Box that is hot'),
    });
    const after = importText(render(finishedTableOf({ rows: [changed] })), first);

    expect([...after.keys()]).toEqual([
      'roadmap-enrich:ceramics:id-1',
      'roadmap-enrich:ceramics:id-2',
    ]);
    expect(after.get('roadmap-enrich:ceramics:id-1')?.fields[0]).toMatch(/^Oven/);
    expect(after.get('roadmap-enrich:ceramics:id-2')).toEqual(
      first.get('roadmap-enrich:ceramics:id-2'),
    );
  });

  it("leaves the deck and the tags that are the reader's", () => {
    const mine: Note = { deck: 'Mine', fields: ['a', 'b'], tags: ['hard'] };
    const after = importText(
      render(finishedTableOf({ rows })),
      new Map([['roadmap-enrich:ceramics:id-1', mine]]),
    );
    expect(after.get('roadmap-enrich:ceramics:id-1')).toMatchObject({
      deck: 'Mine',
      tags: ['hard', 'ceramics'],
      fields: [expect.stringMatching(/^Kiln/), expect.stringMatching(/^Oven/)],
    });
  });

  it('keeps the notes of another roadmap apart', () => {
    const after = importText(render(finishedTableOf({ slug: 'pottery', rows })), first);
    expect(after.size).toBe(4);
  });
});
