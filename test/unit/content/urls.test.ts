import { describe, expect, it } from 'vitest';
import { httpUrl, linkUrl } from '../../../src/content/urls.ts';

describe('a URL', () => {
  it.each([
    'https://tea.example/a?b=c#d',
    'HTTP://Tea.Example',
    'http://localhost:3000/a',
    'https://tea.example/https://cup.example',
    'https://http.example/a',
    'https://web.example/2020/http://cup.example',
  ])('stays as it is: %s', (url) => {
    expect(httpUrl(url)).toBe(url);
  });

  it.each([
    'hhttps://tea.example/a',
    'ttps://tea.example/a',
    'htps://tea.example/a',
    'htttps://tea.example/a',
    'httpss://tea.example/a',
    'httsp://tea.example/a',
    'https//tea.example/a',
    'https:/tea.example/a',
    'https:tea.example/a',
    'https:///tea.example/a',
    'https:://tea.example/a',
    'https;//tea.example/a',
    'https:\\\\tea.example/a',
    'https://https://tea.example/a',
    'http://https://tea.example/a',
    '//tea.example/a',
  ])('gets the scheme that was meant: %s', (url) => {
    expect(httpUrl(url)).toBe('https://tea.example/a');
  });

  it.each(['ttp://tea.example', 'htp://tea.example', 'http//tea.example', 'http:/tea.example'])(
    'stays without encryption: %s',
    (url) => {
      expect(httpUrl(url)).toBe('http://tea.example');
    },
  );

  it('gets a scheme before www', () => {
    expect(httpUrl('www.tea.example/a')).toBe('https://www.tea.example/a');
  });

  it.each([
    'ssh://tea.example',
    'ftp://tea.example',
    'rtsp://tea.example',
    'mailto:ann@tea.example',
    'javascript:alert(1)',
    'http/overview.html',
    'http: see the note.',
    'https://',
    'www.',
    '/guides/tea',
    'tea.example',
  ])('is none: %s', (text) => {
    expect(httpUrl(text)).toBeNull();
  });
});

describe('the destination of a link', () => {
  it('without a host is on the site, in the form of the site', () => {
    expect(linkUrl('/guides/tea', true)).toBe('https://roadmap.sh/guides/tea');
    expect(linkUrl('/guides/tea', false)).toBeNull();
  });

  it('may be a host without a scheme', () => {
    expect(linkUrl('tea-leaf.org/a', false)).toBe('https://tea-leaf.org/a');
  });

  it.each(['tea.md', 'cup.png', 'brew.sh', '#pot', '../tea', 'url', ''])(
    'is no URL if it is a file or a place: %j',
    (text) => {
      expect(linkUrl(text, true)).toBeNull();
    },
  );
});
