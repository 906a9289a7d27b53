import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownTable } from '../../../src/report/markdown.ts';

describe('foreign text in Markdown', () => {
  it.each([...'&<>@#[]()|*_~`\\'])('has %s as a numeric entity', (char) => {
    expect(escapeMarkdown(`a${char}b`)).toBe(`a&#${char.charCodeAt(0)};b`);
  });

  it.each([
    ['a mention', '@octocat and @org/team'],
    ['a reference', 'fixes #1, org/repo#2'],
    ['a link', '[x](https://example.com)'],
    ['an image', '![x](https://example.com/x.png)'],
    ['a tag', '<img src=x onerror=alert(1)>'],
    ['an end of the details', '</details></td>'],
    ['a comment', '<!-- hidden'],
    ['an entity', '&lt;b&gt; &#64;octocat'],
    ['code', '``x`` ```\n'],
    ['a table', 'a | b\n---|---'],
    ['a backslash before an escape', '\\@octocat'],
  ])('is no %s', (_, text) => {
    expect(escapeMarkdown(text).replace(/&#\d+;/g, '')).not.toMatch(/[&<>@#[\]()|*_~`\\\n]/);
  });

  it('stays readable where it is plain', () => {
    expect(escapeMarkdown('Node.js: C++, 100% "größer"')).toBe('Node.js: C++, 100% "größer"');
  });

  it('reads as it was, once the entities are resolved', () => {
    const text = fc.stringMatching(/^[ -~]*$/).map((line) => line.trim());
    fc.assert(
      fc.property(text, (plain) => {
        const resolved = escapeMarkdown(plain).replace(/&#(\d+);/g, (_, code) =>
          String.fromCharCode(Number(code)),
        );
        expect(resolved).toBe(plain);
      }),
    );
  });

  it('is one line of nothing that steers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeMarkdown(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029<>@|`]/u);
      }),
    );
  });
});

describe('a table', () => {
  it('has its first column on the left and the others on the right', () => {
    expect(markdownTable(['Roadmap', 'Topics'], [['tea', '3']])).toBe(
      '| Roadmap | Topics |\n| --- | ---: |\n| tea | 3 |',
    );
  });
});
