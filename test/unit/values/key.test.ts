import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOfText,
  isRevision,
  keptRevision,
  previewRevision,
  revisionOf,
  rowKey,
  toItem,
  UNKNOWN_REVISION,
} from '../../../src/values/key.ts';
import { topicOf } from '../samples.ts';

describe('a topic as it is sent', () => {
  it('has its id, its texts and its headings', () => {
    expect(toItem(topicOf())).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
      id: 'id-1',
      topic: 'Kiln',
      description: 'A kiln is an oven for hardening clay.',
      context: 'Ceramics > Firing',
    });
  });

  it('has texts of just the limit whole', () => {
    const item = toItem(topicOf({ topic: 'x'.repeat(200), description: 'y'.repeat(500) }));
    expect(item.topic).toHaveLength(200);
    expect(item.description).toHaveLength(500);
  });

  it('is cut at a number of code points, not at half an emoji', () => {
    const item = toItem(
      topicOf({ topic: '👍'.repeat(201), description: '👍'.repeat(501), path: ['👍'.repeat(300)] }),
    );
    expect(item.topic).toBe('👍'.repeat(200));
    expect(item.description).toBe('👍'.repeat(500));
    expect(item.context).toBe('👍'.repeat(200));
  });

  it('counts an emoji as one: 500 of them are whole', () => {
    expect(toItem(topicOf({ description: '👍'.repeat(500) })).description).toBe('👍'.repeat(500));
  });

  it('has no white space at a cut', () => {
    expect(toItem(topicOf({ description: `${'y'.repeat(499)} more` })).description).toBe(
      'y'.repeat(499),
    );
  });

  it('never holds more than the limits, nor a character that was not there', () => {
    const text = fc.string({ unit: 'binary', maxLength: 700 });
    fc.assert(
      fc.property(text, text, (topic, description) => {
        const item = toItem(topicOf({ topic, description }));
        expect([...item.topic].length).toBeLessThanOrEqual(200);
        expect([...item.description].length).toBeLessThanOrEqual(500);
        expect(topic.startsWith(item.topic)).toBe(true);
        expect(description.startsWith(item.description)).toBe(true);
        expect(item.description).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe('the key of a row', () => {
  const keyOf = (changes: Parameters<typeof topicOf>[0]) => toItem(topicOf(changes)).key;
  const key = keyOf({});

  it('is the same for ever: a release that changes it makes everybody pay for every row', () => {
    const identity = [1, 'Kiln', { description: 'A kiln is an oven for hardening clay.' }];
    expect(key).toBe(createHash('sha256').update(JSON.stringify(identity)).digest('hex'));
    expect(key).toBe('4c7134ef82d5a38dde2fb0a7f165b553a8db31997c2b069e1c6d2f4e9ed32563');
    expect(keyOf({ description: '' })).toBe(
      '2f1f3e4a7b0593d7408f60529bcd8a6fd3dcce45e4278b1946daf3b6806543ea',
    );
  });

  it('changes with the topic', () => {
    expect(keyOf({ topic: 'Kilns' })).not.toBe(key);
  });

  it('changes with the description', () => {
    expect(keyOf({ description: 'A kiln is an oven for hardening clay!' })).not.toBe(key);
  });

  it('does not change with what is not sent', () => {
    const changes = { id: 'id-2', category: 'C', subcategory: 'S', path: ['P'], resources: [] };
    expect(keyOf(changes)).toBe(key);
  });

  it('does not change with a description beyond what is sent', () => {
    const sent = 'y'.repeat(500);
    expect(keyOf({ description: `${sent} one` })).toBe(keyOf({ description: `${sent} two` }));
  });

  it('changes with the headings where there is no description', () => {
    const texts = { description: '', path: ['Ceramics'] };
    expect(keyOf(texts)).not.toBe(keyOf({ description: '', path: ['Glass'] }));
  });

  it('tells a description from headings of the same text', () => {
    expect(rowKey({ topic: 'Kiln', description: 'Clay', context: '' })).not.toBe(
      rowKey({ topic: 'Kiln', description: '', context: 'Clay' }),
    );
  });

  it('tells where one text ends and the next begins', () => {
    expect(rowKey({ topic: 'a', description: 'bc', context: '' })).not.toBe(
      rowKey({ topic: 'ab', description: 'c', context: '' }),
    );
  });

  it('is shown by its first twelve digits behind a letter, which no spreadsheet takes for a number', () => {
    expect(revisionOf(key)).toBe(`r${key.slice(0, 12)}`);
  });
});

describe('a Revision in a cell', () => {
  const keyFrom = (digits: string) => digits.padEnd(64, 'a');

  it.each(['622254657739', '9f5e0b7c1d2a'])('is known in its form: r%s', (digits) => {
    expect(isRevision(`r${digits}`, keyFrom(digits))).toBe(true);
    expect(isRevision(`R${digits.toUpperCase()}`, keyFrom(digits))).toBe(true);
  });

  it.each([
    ['622254657739', '622254657739'],
    ['6.22255E+11', '622254657739'],
    ['6.22E+11', '622254657739'],
    ['12345678901', '012345678901'],
    ['9.4933835E+152', '94933835e145'],
    ['6,22255E+11', '622254657739'],
    ['9F5E0B7C1D2A', '9f5e0b7c1d2a'],
    [' 9f5e0b7c1d2a ', '9f5e0b7c1d2a'],
    ['r9f5e0b7c1d2a\u00a0', '9f5e0b7c1d2a'],
  ])('is known in the old form, as a spreadsheet may save it: %s for %s', (cell, digits) => {
    expect(isRevision(cell, keyFrom(digits))).toBe(true);
  });

  it.each([
    ['', '622254657739'],
    ['6.22256E+11', '622254657739'],
    ['5e0092043268', '22661e311542'],
    ['6.22255E+12', '622254657739'],
    ['622254657738', '622254657739'],
    ['NaN', '9f5e0b7c1d2a'],
    ['r622254657738', '622254657739'],
    ['r62225465773', '622254657739'],
    ['r6.22255E+11', '622254657739'],
    ['preview-622254', '622254657739'],
    [`1.${'0'.repeat(200)}E+11`, '100000000000'],
  ])('is not that of another text: %s for %s', (cell, digits) => {
    expect(isRevision(cell, keyFrom(digits))).toBe(false);
  });
});

describe('a cell beside values', () => {
  const key = 'a'.repeat(64);

  it.each([
    ...[revisionOf(key), 'R0123456789AB', ' r0123456789ab ', UNKNOWN_REVISION, '622254657739'],
    ...['0123456789ab', '12345678901', '6.22255E+11', '6,22E+11', '9.4933835E+152', '1e5'],
  ])('is the Revision of some text: %s', (cell) => {
    expect(isOfText(cell)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '#NAME?',
    '#REF!',
    'TRUE',
    'r0123456789a',
    'r0123456789abc',
    'x',
    '2026-11-28',
  ])('is as good as empty: "%s"', (cell) => {
    expect(isOfText(cell)).toBe(false);
  });

  it.each([previewRevision('Oven'), 'PREVIEW-0a1b2c'])("is a preview's: %s", (cell) => {
    expect(isOfText(cell)).toBe(false);
  });

  it.each(['r', ''])('is one of some text wherever it is one of a key (%s)', (letter) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{12}$|^\d{12}$|^\d{8}e\d{3}$/), (digits) => {
        const forms = [digits, ` ${digits.toUpperCase()} `, String(Number(digits))];
        const cells = letter === '' ? forms : forms.slice(0, 2).map((form) => `r${form.trim()}`);
        for (const cell of cells) {
          if (isRevision(cell, digits.padEnd(64, 'a'))) expect(isOfText(cell)).toBe(true);
        }
      }),
    );
  });
});

describe('joiners', () => {
  const text = 'داده\u200cها و '.repeat(60);
  const without = text.replaceAll('\u200c', '');

  it('are sent', () => {
    expect(toItem(topicOf({ topic: 'داده\u200cها', description: text })).description).toContain(
      '\u200c',
    );
  });

  it('are no part of a key, also of a text that is cut: tables of earlier runs lack them', () => {
    const parts = [
      { topic: 'داده\u200cها', description: text, path: [] },
      { topic: 'Data', description: '', path: [text] },
    ];
    for (const part of parts) {
      const plain = {
        topic: part.topic.replaceAll('\u200c', ''),
        description: part.description === '' ? '' : without,
        path: part.path.map(() => without),
      };
      expect(toItem(topicOf(part)).key).toBe(toItem(topicOf(plain)).key);
    }
  });
});

describe('the Revision of a value that stays', () => {
  const key = '622254657739'.padEnd(64, 'a');

  it.each(['r622254657739', '622254657739'])('stays as it stands: %s', (cell) => {
    expect(keptRevision(cell, key)).toBe(cell);
  });

  it.each(['6.22255E+11', 'R622254657739'])(
    'is written anew where a spreadsheet or a person changed its form: %s',
    (cell) => {
      expect(keptRevision(cell, key)).toBe('r622254657739');
    },
  );

  it.each(['', 'r622254657738', '622254657738', 'preview-622254'])(
    'is none where it is of another text: "%s"',
    (cell) => {
      expect(keptRevision(cell, key)).toBe('');
    },
  );
});

describe('the Revision of a preview', () => {
  it('is of the value itself, and the same for ever', () => {
    expect(previewRevision('Oven for clay')).toMatch(/^preview-[0-9a-f]{6}$/);
    const hash = createHash('sha256').update('Oven for clay').digest('hex');
    expect(previewRevision('Oven for clay')).toBe(`preview-${hash.slice(0, 6)}`);
    expect(previewRevision('Oven')).not.toBe(previewRevision('Oven for clay'));
  });

  it.each([
    [previewRevision('Oven for clay'), false],
    ['Preview-012ABC', false],
    ['', false],
    ['r622254657739', true],
    ['622254657739', true],
    ['6.22255E+11', true],
  ])('is of no text, nor is an empty one: "%s"', (cell, expected) => {
    expect(isOfText(cell)).toBe(expected);
  });
});
