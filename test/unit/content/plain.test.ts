import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, parsedLines } from '../../../src/content/lines.ts';
import { plainLines } from '../../../src/content/plain.ts';

/** Lines with their lists as numbers, so that two readings can be compared. */
function numbered(lines: readonly Line[]) {
  const lists = new Map<object, number>();
  return lines.map(({ list, ...line }) => {
    if (list !== null && !lists.has(list)) lists.set(list, lists.size);
    return { ...line, list: list === null ? null : lists.get(list) };
  });
}

describe('a text that needs no parser', () => {
  it('is read as most topic texts are written', () => {
    const text =
      '# Tea\n\nLeaves in water. \nSee also:\n\n- [@article@Leaf](https://a.b/c?d=e)\n- [Pot](https://a.b/%20)\n';
    expect(numbered(plainLines(text) ?? [])).toEqual([
      { text: 'Tea', links: [], heading: 1, list: null },
      { text: 'Leaves in water.', links: [], heading: 0, list: null },
      { text: 'See also:', links: [], heading: 0, list: null },
      {
        text: '@article@Leaf',
        links: [{ text: '@article@Leaf', url: 'https://a.b/c?d=e', at: 0 }],
        heading: 0,
        list: 0,
      },
      { text: 'Pot', links: [{ text: 'Pot', url: 'https://a.b/%20', at: 0 }], heading: 0, list: 0 },
    ]);
  });

  it('has the lines that the parser finds, or is left to it', () => {
    const written = fc.constantFrom(
      ...['# Tea', '## Tea #', '#Tea', 'Tea', 'Tea ', ' Tea', '    Tea', '\tTea', 'Tea & leaf'],
      ...['Tea  ', 'é!', '2. Tea', '2) Tea', '- Tea', '-', '+ Tea', '> Tea', '---', '===', '***'],
      ...[
        '*Tea*',
        '`Tea`',
        '~~~',
        '```',
        '[a]: https://a.b',
        'a | b',
        '--|--',
        '<b>Tea</b>',
        '&lt;',
      ],
      ...[
        '- [Tea](https://a.b)',
        '- [@article@Tea](https://a.b/c_d_e*f) ',
        '- [Tea](https://a.b "x")',
      ],
      ...[
        '- [Tea](https://a.b/(c))',
        '- [Tea](https://a.b/%zz)',
        '  - [Tea](https://a.b/c#d)',
        '\\',
      ],
      ...['- [Tea](https://a.b/é)', '* [Tea](https://a.b)', '- [Tea! it is](HTTPS://A.B)', 'Tea\\'],
    );
    const line = fc.oneof(written, fc.constant(''), fc.string({ maxLength: 6 }));
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n').replace(/[^\P{C}\n\t]/gu, '');
        const plain = plainLines(text);
        if (plain === null) return;
        read++;
        expect(numbered(plain)).toEqual(numbered(parsedLines(text)));
      }),
      { numRuns: 5_000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
