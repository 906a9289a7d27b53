import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/columns/built-in.ts';
import { VIEWS } from '../../../src/formats/formats.ts';
import { blocksOf, readDocument } from '../../documents.ts';
import { finishedOf, finishedTableOf, topicOf } from '../samples.ts';

/** The table of docs/formats.md. */
const table = finishedTableOf({
  slug: 'tea',
  title: 'Tea',
  columns: BUILT_IN.filter(({ name }) => ['TLDR', 'Hours'].includes(name)),
  extraColumns: ['Status'],
  rows: [
    finishedOf({
      topic: topicOf({
        ...{ id: 'tea-water', topic: 'Water', category: 'Brewing', subcategory: '' },
        ...{ description: 'Soft water brings out the leaf.', extra: ['done'] },
        resources: ['https://tea.example/water?lang=en'],
      }),
      values: { TLDR: 'What most of every cup is', Hours: '2' },
    }),
    finishedOf({
      topic: topicOf({
        ...{ id: 'tea-gongfu', topic: 'Gongfu', category: 'Brewing', subcategory: 'Styles' },
        ...{ description: '', extra: [''], resources: [] },
      }),
      values: { TLDR: 'Many short infusions in a small pot' },
    }),
  ],
});

const document = readDocument('docs/formats.md');

/** Their blocks in the document, by the language that it gives them. */
const LANGUAGES: Readonly<Record<string, string>> = { md: 'markdown', json: 'json', anki: 'text' };

describe.each(Object.entries(LANGUAGES))(
  'the sample of %s in docs/formats.md',
  (name, language) => {
    it('is what a run writes', () => {
      const view = VIEWS.find((view) => view.name === name);
      const mark = `roadmap-enrich ${name} 1 0123456789abcdef`;
      expect(blocksOf(document, language)).toContain(view?.render(table, mark));
    });
  },
);
