import { describe, expect, it } from 'vitest';
import { linksSection } from '../../../../src/report/sections/links.ts';
import { reportOf } from '../reports.ts';

const linkTo = (url: string) => linksSection(reportOf({ links: { run: { name: '7', url } } }));

describe('a link', () => {
  it('is the bare name where its address is none', () => {
    expect(linkTo('not an address')).toBe('Run 7');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])(
    'is the bare name where its address is no page: %s',
    (url) => {
      expect(linkTo(url)).toBe('Run 7');
    },
  );

  it('does not end where its address has a bracket', () => {
    expect(linkTo('https://example.org/a(b)c')).toBe('Run [7](https://example.org/a%28b%29c)');
  });
});
