import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../../src/lib/log.ts';
import { escapeMarkdown } from '../../../../src/lib/text/markdown.ts';
import { markdownTable, words } from '../../../../src/report/markdown.ts';
import { atLength } from '../../ends.ts';
import { elementsOf, htmlOf, tablesOf, textOf } from '../../report/html.ts';

/** What a reader is to see of a foreign text. */
const plain = (text: string) => oneLine(text).trim();

/** The rendered text as GitHub's filters find it, with what is invisible still in it. */
const rendered = (text: string) => htmlOf(escapeMarkdown(text)).replace(/<[^>]*>/g, '');

/** Pieces of everything that Markdown or GitHub gives a meaning, mixed with any characters. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['&', '<', '>', '@', '#', '[', ']', '(', ')', '|', '*', '_', '~', '`', '\\', '$', '!'],
        ...['- ', '+ ', '1. ', '1) ', '=', '---', '===', '> ', '# ', '\n', '\t', '    ', ':'],
        ...['http://', 'https://x.y', 'www.', 'x.y', 'a@b.co', 'mailto:', 'xmpp:', 'GH-1', ':tea:'],
        ...['<b>', '</td>', '<!--', '&lt;', '&#64;', '- [ ] ', '0123abcdef', '[^1]', '~~', '$$'],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('foreign text in Markdown', () => {
  it.each([...'&<>()[]|*_~`\\'])('has %s as a numeric entity', (char) => {
    expect(escapeMarkdown(`a${char}b`)).toBe(`a&#${char.charCodeAt(0)};b`);
  });

  it.each([
    ['a mention', '@octocat and @org/team', /@\w/],
    ['a mention by an entity', '&#64;octocat &commat;octocat', /@\w/],
    ['a reference', 'fixes #1, org/repo#2', /#\d/],
    ['a reference by its other form', 'GH-12 gh-12', /gh-\d/i],
    ['an e-mail address', 'a.b@example.com', /@\w/],
    ['a URL', 'https://example.com HTTP://example.com', /:\/\//],
    ['a link without a scheme', 'www.example.com WWW.example.com', /www\./i],
    ['a link without slashes', 'mailto:a@example.com xmpp:a', /(mailto|xmpp):/],
    ['an emoji', ':tea: :+1: a:b:c', /:[\w+-]+:/],
    ['a commit hash', `0123abc ${'0123456789abcdef'.repeat(2)}01234567`, /\b[\da-f]{7,}\b/],
    ['mathematics', '$x$ $$x$$ $`x`$', /(^|\s)\$|\$\S\$|\$\$|\$`/],
  ])('is no %s, even once it is rendered', (_, text, live) => {
    expect(plain(text).replaceAll('&#64;', '@')).toMatch(live);
    expect(rendered(text)).not.toMatch(live);
    expect(textOf(rendered(text).replaceAll('&amp;', '&'))).toBe(plain(text));
  });

  it.each([
    '- a',
    '+ a',
    '* a',
    '1. a',
    '1) a',
    '# a',
    '> a',
    '=== a',
    '---',
    '***',
    '```',
    '    a',
    '\ta',
    '- [ ] a',
    '[a]: b',
    '<details>',
    '<!-- a',
    '| a |\n|---|',
  ])('begins nothing: %j', (text) => {
    expect([...elementsOf(htmlOf(`before\n\n${escapeMarkdown(text)}\n\nafter`))]).toEqual(['p']);
  });

  it('stays readable where it is plain', () => {
    const text = 'Node.js: C++, 100% "größer", 3.5 - 2 = 1.5; at 10:30';
    expect(escapeMarkdown(text)).toBe(text);
  });

  it('in a paragraph reads as it was, and is nothing but text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = htmlOf(escapeMarkdown(text));
        expect([...elementsOf(html)].filter((name) => name !== 'p')).toEqual([]);
        expect(textOf(html)).toBe(plain(text));
      }),
      { numRuns: 200 },
    );
  });

  it('in a table stays in its cell, reads as it was, and is nothing but text', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const columns = [words('A'), words('B')];
        const html = htmlOf(markdownTable(columns, [[a, b].map(escapeMarkdown), ['x', 'y']]));
        expect(tablesOf(html)).toEqual([
          [
            ['A', 'B'],
            [plain(a), plain(b)],
            ['x', 'y'],
          ],
        ]);
        expect([...elementsOf(html)]).toEqual(['table', 'thead', 'tr', 'th', 'tbody', 'td']);
      }),
      { numRuns: 200 },
    );
  });

  it('makes nothing live in what GitHub looks at after rendering', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(rendered(text)).not.toMatch(
          /@\w|#\d|:\/\/|www\.|\bgh-\d|(mailto|xmpp):|\b[\da-f]{7,40}\b|\$\w|\w\$/i,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('takes time in proportion to its length, whatever it repeats', () => {
    for (const part of ['@', ':', ':a', 'a', '0', 'www', '$', '1.', ' ', '\\', 'gh-']) {
      expect(atLength(escapeMarkdown, part), part).toBeTypeOf('string');
    }
  });
});
