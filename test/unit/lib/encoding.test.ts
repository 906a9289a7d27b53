import { describe, expect, it } from 'vitest';
import { decodeList, decodeUtf8 } from '../../../src/lib/encoding.ts';

describe('a list', () => {
  it.each([
    ['UTF-8', Buffer.from('Topic\nCafé\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFTopic\nCafé\n')],
    ['UTF-16 with a byte order mark', Buffer.from('\uFEFFTopic\nCafé\n', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\uFEFFTopic\nCafé\n', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('Topic\nCaf\xe9\n', 'latin1')],
  ])('is read in %s, which is named', (encoding, bytes) => {
    expect(decodeList(bytes, 'a.csv')).toEqual({
      text: 'Topic\nCafé\n',
      encoding: encoding.split(/[ ,]/)[0],
    });
  });

  it('in Windows-1252 has the characters that Latin-1 lacks', () => {
    const bytes = Buffer.from('Price: 5 \x80 \x96 \x93cheap\x94\n', 'latin1');
    expect(decodeList(bytes, 'a.csv').text).toBe('Price: 5 € – “cheap”\n');
  });

  it('is none where it has bytes of no text, or is UTF-16 without a byte order mark', () => {
    const bytes = Buffer.from('Caf\xe9 and tea\0', 'latin1');
    expect(() => decodeList(bytes, 'a.csv')).toThrow('a.csv is not a text file. Save it as CSV');
    expect(() => decodeList(Buffer.from('Topic\n', 'utf16le'), 'a.csv')).toThrow('as UTF-16');
  });
});

describe.each([
  ['decodeList', decodeList],
  ['decodeUtf8', decodeUtf8],
])('for %s, a workbook is an error that says so', (_, decode) => {
  it.each([
    ['of today', 'PK\x03\x04\x14\0\x06\0\xe9\0'],
    ['whose bytes are UTF-8 by chance', 'PK\x03\x04\x14\0\x06\0'],
    ['of old', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ])('%s', (_of, bytes) => {
    expect(() => decode(Buffer.from(bytes, 'latin1'), 'a.csv')).toThrow(
      'a.csv is a workbook, not a text file. Save it as CSV (UTF-8).',
    );
  });
});

it.each(['\uFEFFTopic\nCafé\n', '\uFEFF'])(
  'a list in UTF-16 with half a character at its end is an error: %j',
  (text) => {
    const bytes = Buffer.concat([Buffer.from(text, 'utf16le'), Buffer.from('\n')]);
    expect(() => decodeList(bytes, 'a.csv')).toThrow(
      'a.csv is damaged: it is not valid UTF-16. Save it as UTF-8.',
    );
  },
);

describe('any other file', () => {
  it('is UTF-8, whose byte order mark stays, or an error', () => {
    expect(decodeUtf8(Buffer.from('\uFEFFCafé'), 'a.csv')).toBe('\uFEFFCafé');
    expect(() => decodeUtf8(Buffer.from('Caf\xe9', 'latin1'), 'a.csv')).toThrow(
      'a.csv is not encoded as UTF-8. Save it as UTF-8.',
    );
  });
});
