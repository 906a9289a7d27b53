import fc from 'fast-check';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import type { FinishedTable } from '../../../src/formats/format.ts';
import { finishedOf, finishedTableOf, topicOf } from '../samples.ts';

/** A line that a format's own mark looks like. */
const markLike = fc
  .tuple(
    fc.constantFrom('<!-- ', '#', '  "generator": "', '"generator": "', ''),
    fc.constantFrom('csv', 'html', 'md', 'json', 'anki'),
    fc.constantFrom(' -->', '"', ''),
  )
  .map(([open, name, close]) => `${open}roadmap-enrich ${name} 1 0123456789abcdef${close}`);

/** Pieces that mean something in one of the formats, or in what reads it. */
const PIECES = [
  ...['&', '<', '>', '"', "'", '\\', '`', '|', '*', '_', '~', '[', ']', '(', ')', '{', '}', '$'],
  ...['\n', '\r\n', '\r', '\t', '\u2028', '\u0085', '\u0000', ' ', '    ', '\u200b', '\u202e'],
  ...['# ', '## ', '- ', '- [ ] ', '- [x] ', '[x]', '1. ', '> ', '```', '---', '===', '==', '%%'],
  ...['<script>alert(1)</script>', '<!--', '-->', '<b>', '</b>', '<img src=x onerror=a>', '&lt;'],
  ...['[a](javascript:b)', '[[a]]', '![a](b)', '[^1]', '@name', '#1', 'GH-1', '0123456789abcdef'],
  ...[
    'https://x.y',
    'www.x.y',
    'a@b.co',
    ':tea:',
    '[sound:a.mp3]',
    '[latex]',
    '\\(a\\)',
    '\\[b\\]',
  ],
  ...['{{c1::a}}', '[$]a[/$]', 'x::y', '=1+1', '+', '-', '@', '__proto__', '7'],
] as const;

/** Text that tries to be anything but text; sometimes empty, sometimes nothing that one can see. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      markLike,
      fc.tuple(fc.constantFrom('\n', '\u2028', '\r\n'), markLike).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** URLs as a table may hold them: every scheme, and whatever follows it. */
const hostileUrl = fc
  .tuple(
    fc.constantFrom(
      ...[
        'https://example.com/',
        'http://example.com/?q=',
        'https://user:a(b)@x.y:8/#',
        'https://',
      ],
      ...[
        'javascript:',
        'JAVASCRIPT://x/%0a',
        'data:text/html,',
        'file:///',
        'vbscript:',
        '//',
        '',
      ],
    ),
    hostileText,
  )
  .map((parts) => parts.join(''));

const place = fc.oneof(fc.constantFrom('', 'Clay', 'Glaze'), hostileText);

/** Tables in which everything foreign is hostile. Ids are those that sources accept. */
export const hostileTables: fc.Arbitrary<FinishedTable> = fc
  .uniqueArray(hostileText, { maxLength: 3 })
  .chain((extraColumns) => {
    const row = fc.record({
      topic: hostileText,
      category: place,
      subcategory: place,
      resources: fc.array(hostileUrl, { maxLength: 3 }),
      tldr: hostileText,
      extra: fc.tuple(...extraColumns.map(() => hostileText)),
    });
    const rows = fc.array(row, { maxLength: 6 });
    return fc.record({ title: hostileText, rows }).map(({ title, rows }) =>
      finishedTableOf({
        title,
        extraColumns,
        columns: COLUMNS,
        rows: rows.map(({ tldr, ...topic }, at) =>
          finishedOf({
            topic: topicOf({ ...topic, id: `id-${at}`, path: [topic.category] }),
            values: { TLDR: tldr, Challenge: tldr },
          }),
        ),
      }),
    );
  });
