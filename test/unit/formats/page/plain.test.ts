import { describe, expect, it } from 'vitest';
import { pageData } from '../../../../src/formats/page/make-data.ts';
import { plainList } from '../../../../src/formats/page/plain.ts';
import { finishedOf, finishedTableOf, topicOf } from '../../samples.ts';

const HOSTILE = '</noscript><script>alert(1)</script>" onclick="alert(2)';

/** The list of topics with these changes. */
function listOf(...topics: readonly Parameters<typeof topicOf>[0][]): string {
  const rows = topics.map((topic, index) =>
    finishedOf({ topic: topicOf({ id: `t${index}`, ...topic }) }),
  );
  return plainList(pageData(finishedTableOf({ rows })));
}

const headingsIn = (html: string) =>
  [...html.matchAll(/<(h\d)[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`);

describe('the page without scripts', () => {
  it('has a heading for each category and subcategory', () => {
    const html = listOf(
      { category: 'Clay', subcategory: '' },
      { category: 'Clay', subcategory: 'Firing' },
      { category: 'Clay', subcategory: 'Firing' },
      { category: 'Clay', subcategory: '' },
      { category: 'Tools', subcategory: 'Firing' },
      { category: '', subcategory: '' },
    );
    expect(headingsIn(html)).toEqual([
      'h1 Ceramics',
      'h2 Clay',
      'h3 Firing',
      'h2 Clay',
      'h2 Tools',
      'h3 Firing',
      'h2 Other topics',
    ]);
  });

  it('has all of a topic: its values, its description and its links', () => {
    const html = listOf({ topic: 'Kiln' });
    for (const text of ['Kiln', 'TLDR: Oven', 'Challenge: practice', 'A kiln is an oven'])
      expect(html).toContain(text);
    expect(html).toContain('<a href="https://example.com/kiln" rel="noopener noreferrer">');
  });

  it('has a place for the address of each topic', () => {
    expect(listOf({ id: 'kiln' })).toContain('<p id="kiln"');
  });

  it('has no markup that a topic brought', () => {
    const html = listOf({
      topic: HOSTILE,
      category: HOSTILE,
      subcategory: HOSTILE,
      description: HOSTILE,
      resources: [`https://example.com/${HOSTILE}`],
    });
    expect(html).not.toMatch(/<\/?(?:noscript|script)|" onclick="/);
  });
});
