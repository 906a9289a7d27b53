import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, removeInvisible } from '../../../../src/lib/text/clean.ts';

describe('cleanText', () => {
  it.each([
    [
      'folds every kind of white space to one space',
      'a\r\n\tb\u00a0\u3000c\u2028d\u0085e',
      'a b c d e',
    ],
    ['removes control characters', 'a\u0000b\u001b[31mc\u007fd', 'ab[31mcd'],
    [
      'removes bidirectional overrides and isolates',
      'user\u202etxt.exe\u2066\u2069',
      'usertxt.exe',
    ],
    ['removes zero-width characters', '\ufeffze\u200bro\u200d\u2060', 'zero'],
    ['removes joiners between letters that need none', 'jo\u200cin\u200ded', 'joined'],
    ['removes joiners at the end of a word', 'داده\u200c ها\u200d', 'داده ها'],
    ['keeps one joiner between letters that need it', 'داده\u200c\u200c\u200bها', 'داده\u200cها'],
    ['keeps the joiners of clusters', 'क्\u200dष', 'क्\u200dष'],
    [
      'keeps the joiners of an emoji',
      '👨\u200d👩\u200d👧 🏳️\u200d🌈 👩🏽\u200d💻',
      '👨\u200d👩\u200d👧 🏳️\u200d🌈 👩🏽\u200d💻',
    ],
    ['removes joiners around an emoji', '\u200d👨\u200d a\u200d👨', '👨 a👨'],
    ['removes tag characters, which hide instructions', 'hi\u{e0049}\u{e0067}', 'hi'],
    ['keeps the tags of a flag', 'x 🏴󠁧󠁢󠁥󠁮󠁧󠁿 y 🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'x 🏴󠁧󠁢󠁥󠁮󠁧󠁿 y 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    [
      'removes tags after a flag that is not written so',
      '🏴\u{e0069}\u{e0067}\u{e006e}\u{e007f}',
      '🏴',
    ],
    ['removes halves of surrogate pairs', 'a\ud83dz', 'az'],
    ['leaves no double space where an invisible character stood between two', 'a \u200b b', 'a b'],
    ['trims', '  a  ', 'a'],
    ['keeps letters and symbols as they are', 'Thé e\u0301 抹茶 👍 <b>', 'Thé e\u0301 抹茶 👍 <b>'],
  ])('%s', (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it('tells the invisible among Latin characters from the others', () => {
    const chars = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code));
    const kept = chars.filter((char) => removeInvisible(`a${char}b`) !== 'ab');
    const isVisible = (char: string) => !/[\p{Cc}\p{Cf}]/u.test(char) || /[\s\u0085]/.test(char);
    expect(kept).toEqual(chars.filter(isVisible));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('never gives more than one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(text)).not.toMatch(/[\r\n\t\u2028\u2029\u0085]| {2}|^ | $/);
      }),
    );
  });
});
