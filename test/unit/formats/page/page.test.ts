import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { markIn, markOf } from '../../../../src/formats/mark.ts';
import { SCRIPT, STYLE } from '../../../../src/formats/page/built.ts';
import { page } from '../../../../src/formats/page/page.ts';
import { ELEMENT } from '../../../../src/formats/page/page-data.ts';
import { finishedTableOf } from '../../samples.ts';

const mark = markOf(page, finishedTableOf(), 'the table');
const html = page.render(finishedTableOf(), mark);

/** The directives of the page's own policy. */
function policyOf(text: string): ReadonlyMap<string, string> {
  const [, content = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
  return new Map(
    content.split('; ').map((directive) => {
      const [name = '', ...rest] = directive.split(' ');
      return [name, rest.join(' ')] as const;
    }),
  );
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the page', () => {
  it('is known by its mark, which is on its second line', () => {
    expect(html.split('\n')[1]).toBe(`<!-- ${mark} -->`);
    expect(markIn(html, page)).toBe(mark);
  });

  it('names its encoding before anything that could need it', () => {
    expect(html.indexOf('<meta charset="utf-8">')).toBeLessThan(200);
  });

  it('allows by its policy the script and the style that are in it, and nothing else', () => {
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    expect(policyOf(html)).toEqual(
      new Map([
        ['default-src', "'none'"],
        ['script-src', hashOf(script)],
        ['style-src', hashOf(style)],
        ['img-src', 'data:'],
        ['base-uri', "'none'"],
        ['form-action', "'none'"],
        ['require-trusted-types-for', "'script'"],
        ['trusted-types', "'none'"],
      ]),
    );
  });

  it('has a script and a style that no parser ends early, of at most 80 KB', () => {
    expect(SCRIPT).not.toMatch(/<!--|<\/?script/i);
    expect(STYLE).not.toMatch(/<\/style/i);
    expect(Buffer.byteLength(SCRIPT + STYLE)).toBeLessThan(80_000);
  });

  it('is the same for the same table', () => {
    expect(page.render(finishedTableOf(), mark)).toBe(html);
  });

  it('is called by its slug where it has no title, with scripts and without', () => {
    const text = page.render(finishedTableOf({ slug: 'pots', title: '' }), mark);
    expect(text).toContain('<title>pots</title>');
    expect(text).toContain('"title":"pots"');
    expect(text).toContain('<h1 dir="auto">pots</h1>');
  });

  it('has no map without a picture', () => {
    expect(html).not.toContain(`id="${ELEMENT.map}"`);
  });
});
