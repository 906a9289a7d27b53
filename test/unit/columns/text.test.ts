import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TLDR_LIMITS } from '../../../src/columns/built-in.ts';
import { parseText, textColumn } from '../../../src/columns/text.ts';
import { LONG, toTheEnd } from '../ends.ts';
import { codePoint, UNSEEN } from '../samples.ts';

const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');
const parse = (raw: string) => parseText(raw, TLDR_LIMITS);
const kept = (raw: string) => {
  const parsed = parse(raw);
  return parsed.ok ? parsed.value : `(${parsed.why})`;
};

describe('a text, by the limits of a TLDR,', () => {
  it.each([1, 2, 11, 12])('may have %d words', (count) => {
    expect(kept(words(count))).toBe(words(count));
  });

  it.each([13, 14, 100])('may not have %d words', (count) => {
    expect(parse(words(count))).toMatchObject({
      ok: false,
      why: `${count} words; the limit is 12`,
    });
  });

  it.each(['', ' ', '\n', '.', ' ... ', '。', '!?'])('may not be without words: %j', (raw) => {
    expect(parse(raw)).toEqual({ ok: false, why: 'no words' });
  });

  it.each(['***', ' *** ', '***.', 'Caf\uFFFD for potters'])(
    'may not be one that was lost: %j',
    (raw) => {
      expect(parse(raw)).toEqual({ ok: false, why: 'text that was lost (U+FFFD or ***)' });
    },
  );

  it('has as many words as white space splits: hyphens, slashes and dashes join', () => {
    const joined = 'a-b c/d e—f g.h i,j k_l m:n o·p q&r s=t u+v w|x';
    expect(kept(joined)).toBe(joined);
  });

  it('counts words across white space of every kind', () => {
    const spaced = words(13).replaceAll(' ', '\u00a0').replace('\u00a0', '\u3000');
    expect(parse(spaced)).toMatchObject({ ok: false, why: '13 words; the limit is 12' });
  });

  it('has single spaces between its words', () => {
    expect(kept('  Oven   for\u00a0clay ')).toBe('Oven for clay');
  });

  it('may have 120 code points, not 121', () => {
    expect(kept('x'.repeat(120))).toHaveLength(120);
    expect(parse('x'.repeat(121)).ok).toBe(false);
  });

  it('counts code points, not halves of emojis', () => {
    expect(parse('👍'.repeat(120)).ok).toBe(true);
    expect(parse('👍'.repeat(121)).ok).toBe(false);
  });

  it('counts after its final punctuation is gone', () => {
    expect(kept(`${'x'.repeat(120)}...`)).toHaveLength(120);
    expect(kept(`${words(12)} …`)).toBe(words(12));
  });

  it('is kept composed (NFC), and counted so', () => {
    expect(kept('Cafe\u0301')).toBe('Caf\u00e9');
    expect(parse('e\u0301'.repeat(120)).ok).toBe(true);
    expect(kept('Cafe\u200b\u0301')).toBe('Caf\u00e9');
  });

  it.each([
    ['Oven for clay.', 'Oven for clay'],
    ['Oven for clay...', 'Oven for clay'],
    ['Oven for clay…', 'Oven for clay'],
    ['Oven for clay !', 'Oven for clay'],
    ['Why fire clay?!', 'Why fire clay'],
    ['Oven, kiln,', 'Oven, kiln'],
    ['Ovens:', 'Ovens'],
    ['粘土を焼く窯。', '粘土を焼く窯'],
    ['Φούρνος\u037e', 'Φούρνος'],
  ])('loses its final punctuation: %s', (raw, value) => {
    expect(kept(raw)).toBe(value);
  });

  it.each([
    'Compiled systems language C++',
    'C# and F#',
    'Runs JavaScript with Node.js',
    '.NET runtime (CLR)',
    'Web framework ASP.NET Core 8.0',
    'Uses 100%',
    'Grows as O(n²)',
    'Says "hello"',
    "Don't repeat yourself",
    'The ~/.bashrc file',
    '日本語の説明',
    'شرح قصير',
    'Mapping Ünïcode → ASCII 👍',
    'HTTP/2 vs. HTTP/3',
    'Key: value, key; value',
  ])('survives as it is: %s', (raw) => {
    expect(kept(raw)).toBe(raw);
  });

  it.each(['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
    'may not have more than one line: %j',
    (end) => {
      expect(parse(`Oven${end}for clay`)).toEqual({ ok: false, why: 'more than one line' });
    },
  );

  it('may end in a line break, which goes', () => {
    expect(kept('Oven for clay.\n')).toBe('Oven for clay');
  });

  const harmful = [...UNSEEN, '\t'].filter((char) =>
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(char),
  );
  it.each(harmful.map((char) => [codePoint(char), char]))('may not hold %s', (_, char) => {
    expect(parse(`Oven${char}for clay`).ok).toBe(false);
  });

  const meaningless = [...UNSEEN.filter((char) => !harmful.includes(char)), '\u00ad', '\u{e0041}'];
  it.each(meaningless.map((char) => [codePoint(char), char]))(
    'loses %s, which says nothing',
    (_, char) => {
      expect(kept(`Oven${char} for${char} ${char}clay${char}.`)).toBe('Oven for clay');
    },
  );

  it.each([
    ['Persian', 'مجموعه\u200cای از داده\u200cها'],
    ['Hindi', 'क्\u200dष त्र का उपयोग'],
    ['Sinhala', 'ශ්\u200dරී ලංකාව'],
    ['emoji', 'A family 👨\u200d👩\u200d👧 and 🏳️\u200d🌈 with 👩🏽\u200d💻'],
  ])('keeps the joiners that it is written with: %s', (_, text) => {
    expect(kept(text)).toBe(text.normalize('NFC'));
  });

  it.each([
    'See https://example.com',
    'http://example.com',
    'HTTPS://EXAMPLE.COM/x',
    'ftp://host/file',
    'custom+scheme://x',
    'Go to www.example.com',
    '(https://example.com)',
    'javascript://x',
    '_https://example.com_',
    '1https://example.com',
    'See _www.example.com_',
  ])('may not hold a URL: %s', (raw) => {
    expect(parse(raw)).toEqual({ ok: false, why: 'a URL' });
  });

  it('that is valid is valid again, unchanged, and keeps the rules', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(' ', '.', '…', '\u0301', '\u00a0', '👍', 'C++', '!', '\n', '://', 'www.'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const parsed = parse(pieces.join(''));
        if (!parsed.ok) return;
        const { value } = parsed;
        expect(parse(value)).toEqual(parsed);
        expect(value).toBe(value.normalize('NFC').trim());
        expect(value.split(/\s+/u).length).toBeLessThanOrEqual(12);
        expect([...value].length).toBeLessThanOrEqual(120);
        expect(value).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\ufeff]|[a-z]:\/\//iu);
        expect(value).not.toMatch(/[.!?,;:…]$/u);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['punctuation', `${'.'.repeat(LONG)}a`],
    ['spaces', `a${' '.repeat(LONG)}a`],
    ['letters', 'a-'.repeat(LONG / 2)],
  ])('of tens of thousands of characters is read in linear time: %s', (_, raw) => {
    expect(toTheEnd(() => parse(raw))).toHaveProperty('ok');
  });
});

describe('a column of texts', () => {
  const column = textColumn({
    name: 'Note',
    id: 'note',
    instruction: 'a remark.',
    words: 2,
    points: 10,
  });

  it('keeps to its own limits, and says by its name what breaks them', () => {
    expect(column.parse(' Gets  hot. ')).toEqual({ ok: true, value: 'Gets hot' });
    expect(column.parse('Gets very hot')).toEqual({
      ok: false,
      why: 'Note has 3 words; the limit is 2',
      cut: null,
    });
    expect(column.parse('x'.repeat(11))).toEqual({
      ok: false,
      why: 'Note has 11 characters; the limit is 10',
    });
  });

  it.each([undefined, null, 7, ['hot'], {}])('has no value that is no text: %j', (raw) => {
    expect(column.parse(raw)).toEqual({ ok: false, why: 'invalid note' });
  });

  it('asks for any text, and may be of any width', () => {
    expect(column).toMatchObject({ schema: { type: 'string' }, width: null });
  });

  it('is summed up by how long its texts are', () => {
    expect(column.summarize(['Hot', 'Very  hot', 'Hot'])).toBe(
      'Note: 1.3 words on average (1 to 2).',
    );
    expect(column.summarize(['Very hot', 'Quite hot'])).toBe('Note: 2.0 words on average.');
  });

  it('is summed up also where there are very many', () => {
    expect(column.summarize(Array<string>(200_000).fill('Hot'))).toBe(
      'Note: 1.0 words on average.',
    );
  });
});
