import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN, COLUMNS, previewColumns } from '../../../src/columns/built-in.ts';
import type { Column } from '../../../src/columns/column.ts';
import { parseColumns } from '../../../src/columns/definitions.ts';
import { toTheEnd } from '../ends.ts';

function accept(text: string): readonly Column[] {
  const parsed = parseColumns(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.columns;
}

/** The errors of a text, each after its line if it has several. */
function errorsOf(text: string): readonly string[] {
  const parsed = parseColumns(text);
  if (parsed.ok) return [];
  return parsed.errors.map(({ line, message }) => (line === null ? '' : `${line}: `) + message);
}

const only = (text: string): Column => {
  const [column, ...others] = accept(text);
  if (column === undefined || others.length > 0) throw new Error('not one column');
  return column;
};

const namesOf = (text: string) => accept(text).map(({ name }) => name);

/** The columns of the contract. */
const WHOLE = `
- TLDR
- Challenge
- How_To
- name: Hours            # a definition with a built-in's name replaces that one
  ask: Hours of study until a working developer can use it without help
  number: { from: 1, to: 200 }
- name: Level
  ask: Who should learn it
  choice: [beginner, intermediate, advanced]
- name: Needs
  ask: Topics to know before this one
  list: { items: 5, words: 4 }
- name: Resumo
  ask: What it is and what it is for, in Brazilian Portuguese
  text: { words: 15 }
`;

describe('columns by name', () => {
  it.each([
    ['TLDR, Challenge', ['TLDR', 'Challenge']],
    ['Challenge,TLDR,', ['Challenge', 'TLDR']],
    ['How_To', ['How_To']],
    ['TLDR,\n  Hours', ['TLDR', 'Hours']],
    ['- TLDR\n- Hours', ['TLDR', 'Hours']],
    ['[TLDR, Hours]', ['TLDR', 'Hours']],
    ['["TLDR",\n\t"Hours"]', ['TLDR', 'Hours']],
  ])('are those of the text, in its order: %j', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  it('are the built-in ones themselves', () => {
    expect(accept('TLDR, Challenge')).toEqual(COLUMNS);
    const all = BUILT_IN.map(({ name }) => name).join(',');
    expect(accept(all).every((column, i) => column === BUILT_IN[i])).toBe(true);
  });
});

describe('columns by definition', () => {
  it('stand beside those by name', () => {
    expect(accept(WHOLE).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'TLDR text',
      'Challenge choice',
      'How_To text',
      'Hours number',
      'Level choice',
      'Needs list',
      'Resumo text',
    ]);
  });

  it('replace a built-in one of their name', () => {
    const hours = accept(WHOLE).find(({ name }) => name === 'Hours');
    expect(hours?.parse(200)).toHaveProperty('ok', true);
    expect(hours?.parse(201)).toHaveProperty('ok', false);
    expect(hours?.identity).toMatch(/^[0-9a-f]{12}$/);
    expect(previewColumns(accept('- name: TLDR\n  ask: What it is\n  text:'))).toEqual([]);
  });

  it.each([
    ['text: {words: 2, lines: 3}', 'At most 2 words on at most 3 lines'],
    ['text:', 'At most 30 words on one line'],
    ['choice: [low, "B, c"]', 'Exactly one of "low", "B, c".'],
    ['number: {from: 1, to: 200}', 'One whole number from 1 to 200,'],
    ['number: {from: -0.5, to: 2, decimals: 1}', 'with at most 1 decimals from -0.5 to 2,'],
    ['list:', '1 to 5 different texts of at most 4 words each'],
  ])('tell the model what is asked for and in which form: %s', (kind, form) => {
    const { instruction } = only(`- name: X\n  ask: Who needs it.\n  ${kind}`);
    expect(instruction).toMatch(/^Who needs it\. [A-Z]/);
    expect(instruction).toContain(form);
  });

  it('ask a question as it is', () => {
    expect(only('- name: X\n  ask: Who needs it?\n  text:').instruction).toMatch(
      /^Who needs it\? At most/,
    );
  });

  it('have the limits that they set', () => {
    const { parse } = only('- name: X\n  ask: Y\n  text: {words: 2, lines: 2}');
    expect(parse('a\n\nb')).toEqual({ ok: true, value: 'a\nb' });
    expect(parse('a b c')).toEqual({ ok: false, why: 'X has 3 words; the limit is 2' });
    expect(parse('a\nb\nc')).toEqual({ ok: false, why: 'X has 3 lines; the limit is 2' });
  });

  it('may have numbers and switches as choices, which are texts', () => {
    const { parse, schema } = only('- name: X\n  ask: Y\n  choice: [1, 2.5, true, no]');
    expect(schema.enum).toEqual(['1', '2.5', 'true', 'no']);
    expect(parse('TRUE')).toEqual({ ok: true, value: 'true' });
  });

  it('spell their choices as they are written', () => {
    const { schema } = only('- name: X\n  ask: Y\n  choice: [1.10, 1.20, 010, 1e3, True, ~b]');
    expect(schema.enum).toEqual(['1.10', '1.20', '010', '1e3', 'True', '~b']);
    expect(only('- {name: X, ask: Y, text: {words: 0x10}}').instruction).toContain('16 words');
  });

  it.each(['A', 'Duração', '説明', 'Sub-topic of_1 2', 'x'.repeat(40)])(
    'may be called %s',
    (name) => {
      expect(only(`- name: ${name}\n  ask: Y\n  text:`).name).toBe(name);
    },
  );
});

describe('the member of an answer', () => {
  const idsOf = (...names: string[]) => {
    const one = (name: string, i: number) => `- name: ${name}\n  ask: Number ${i}\n  text:`;
    return accept(names.map(one).join('\n')).map(({ id }) => id);
  };

  it('is the name in lower case, with underscores for all but letters and digits', () => {
    expect(idsOf('My Hours-2', 'Duração', '説明', 'é')).toEqual([
      'my_hours_2',
      'duracao',
      'column_',
      'e',
    ]);
  });

  it('is unlike those of the other columns, built-in ones keep theirs', () => {
    expect(accept('- name: How To\n  ask: a\n  text:\n- How_To').map(({ id }) => id)).toEqual([
      'how_to_2',
      'how_to',
    ]);
    expect(idsOf('a b', 'a-b', 'a_b', '説', '明')).toEqual([
      'a_b',
      'a_b_2',
      'a_b_3',
      'column_',
      'column__2',
    ]);
  });
});

describe('the identity of a column', () => {
  const identity = (fields: string, name = 'X') =>
    only(`- name: ${name}\n  ${fields.replaceAll('; ', '\n  ')}`).identity;
  const base = identity('ask: Y; number: {from: 1, to: 9}');

  it('is none of its name, and is the same however the limits are written', () => {
    expect(identity('ask: Y; number: {from: 1, to: 9}', 'Z')).toBe(base);
    expect(identity('ask: Y; number: {decimals: 0, to: 9.0, from: 1}')).toBe(base);
  });

  it.each([
    'ask: Z; number: {from: 1, to: 9}',
    'ask: Y; number: {from: 1, to: 8}',
    'ask: Y; number: {from: 1, to: 9, decimals: 1}',
    'ask: Y; text: {words: 9}',
    'ask: Y; list: {words: 1}',
    'ask: Y; choice: [a, b]',
  ])('is another where kind, limits or question are: %s', (fields) => {
    expect(identity(fields)).not.toBe(base);
  });

  it('does not change between versions, since caches have it', () => {
    expect(base).toBe('33ac9f7221bb');
  });
});

/** Wrong texts, and every error of each. */
const WRONG: readonly (readonly [string, readonly string[]])[] = [
  ['[]', ['must name at least one column']],
  [',', ['must name at least one column']],
  ['{}', ['must be names separated by commas, or a list with "- " before each column']],
  ['name: X', ['must be names separated by commas, or a list with "- " before each column']],
  ['columns:\n- TLDR', ['1: must be the list alone, without the key "columns" above it']],
  ...['TLDR Hours', 'TLDR; Hours', '- TLDR\n  - Hours', 'TLDR\nHours'].map((text) => {
    const isLines = text.includes('\n');
    const name = text.replace('- T', 'T').replace(/\n */, ' ');
    const message = `"${name}" is not a built-in column; put commas between names, or "- " before each on a line of its own`;
    return [text, [`${isLines ? '1: ' : ''}${message}`]] as const;
  }),
  ...['columns.toml', './columns'].map(
    (path) =>
      [
        `TLDR, ${path}`,
        [
          `"${path}" is not a built-in column. A file is named alone, and ends in .yml, .yaml or .json`,
        ],
      ] as const,
  ),
  ['TLRD', ['"TLRD" is not a built-in column; the nearest is TLDR']],
  [
    'tldr, HOW_TO',
    [
      '"tldr" is not a built-in column; the nearest is TLDR',
      '"HOW_TO" is not a built-in column; the nearest is How_To',
    ],
  ],
  [
    'Zymurgy',
    [
      '"Zymurgy" is not a built-in column. Use TLDR, Challenge, Obstacle, How_To, Hours, Level, Prerequisites, or define it by name, ask and kind',
    ],
  ],
  ['TLDR, Hours, TLDR', ['the name "TLDR" is used twice']],
  [
    '- TLDR\n- 5',
    ['2: must be the name of a built-in column, or a definition with name, ask and kind'],
  ],
  // The second name has the accent as a character of its own.
  [
    '- name: Caf\u00e9\n  ask: X\n  text:\n- name: Cafe\u0301\n  ask: Y\n  text:',
    ['4: the name "Caf\u00e9" is used twice (line 1)'],
  ],
  ['- TLDR\n- name: tldr\n  ask: Y\n  text:', ['2: the name "tldr" is used twice (line 1)']],
  [
    '- name: A\n  ask: Y\n  list:\n- name: B\n  ask: Y\n  list: {items: 5}',
    ['4: "B" is defined like "A" (line 1). Remove one'],
  ],
  [
    Array.from({ length: 13 }, (_, i) => `- {name: C${i}, ask: Q${i}, text: {}}`).join('\n'),
    ['1: has 13 columns; the limit is 12'],
  ],
  // Names and questions
  ['- ask: Y\n  text:', ['1: name is missing']],
  ['- name: X\n  text:', ['1: ask is missing']],
  ['- name: 5\n  ask: [Y]\n  text:', ['1: name must be a text', '2: ask must be a text']],
  ...['"5 hours"', '"a,b"', '""', 'x'.repeat(41), '"a\\nb"', '_a'].map(
    (name) =>
      [
        `- name: ${name}\n  ask: Y\n  text:`,
        ['1: name must be a letter and up to 39 letters, digits, spaces, "_" or "-"'],
      ] as const,
  ),
  ...['Topic', 'ID', 'revision', 'all', 'None', 'constructor', 'toString'].map(
    (name) =>
      [
        `- name: ${name}\n  ask: Y\n  text:`,
        [`1: name "${name}" is reserved. Use another name`],
      ] as const,
  ),
  ['- name: X\n  ask: " "\n  text:', ['2: ask must not be empty']],
  ['- name: X\n  ask: "a\\nb"\n  text:', ['2: ask must be one line of text']],
  [`- name: X\n  ask: ${'x'.repeat(501)}\n  text:`, ['2: ask has over 500 characters']],
  ['- name: X\n  ask: "***"\n  text:', ['2: ask has text that was lost (U+FFFD or ***)']],
  // Kinds
  ['- name: X\n  ask: Y', ['1: needs a kind: text, choice, number or list']],
  ['- name: X\n  ask: Y\n  text:\n  list:', ['4: has text and list; keep one of them']],
  [
    '- name: X\n  ask: Y\n  text:\n  wrods: 5',
    ['4: unknown key "wrods"; use name, ask, text, choice, number, list'],
  ],
  [
    '- name: X\n  ask: Y\n  texts: {}',
    [
      '1: needs a kind: text, choice, number or list',
      '3: unknown key "texts"; the nearest is text',
    ],
  ],
  [
    '- name: X\n  ask: Y\n  text:\n    word: 5',
    ['4: unknown key "word" in text; the nearest is words'],
  ],
  ['- name: X\n  ask: Y\n  text: 5', ['3: text must be limits such as {words: 30, lines: 1}']],
  [
    '- name: X\n  ask: Y\n  text: {words: 0, lines: 21}',
    [
      '3: text.words must be a whole number from 1 to 200',
      '3: text.lines must be a whole number from 1 to 20',
    ],
  ],
  [
    '- name: X\n  ask: Y\n  text: {words: 1.5, lines: "2"}',
    [
      '3: text.words must be a whole number from 1 to 200',
      '3: text.lines must be a whole number from 1 to 20, without quotes or a unit',
    ],
  ],
  ['- name: X\n  ask: Y\n  choice: a', ['3: choice must be a list of 2 to 20 values']],
  ['- name: X\n  ask: Y\n  choice:', ['3: choice must be a list of 2 to 20 values']],
  ['- name: X\n  ask: Y\n  choice: [a]', ['3: choice must have at least 2 values']],
  [
    `- name: X\n  ask: Y\n  choice: [${Array.from({ length: 21 }, (_, i) => `c${i}`)}]`,
    ['3: choice has more than 20 values'],
  ],
  ['- name: X\n  ask: Y\n  choice:\n  - a\n  - b\n  - A', ['3: choice has "A" twice']],
  [
    `- name: X\n  ask: Y\n  choice:\n  - a\n  - ${'x'.repeat(41)}\n  - ""\n  - [b]\n  - http://x`,
    [
      '5: a choice has 41 characters; the limit is 40',
      '6: a choice must not be empty',
      '7: a choice must be a text',
      '8: a choice has a URL',
    ],
  ],
  ['- name: X\n  ask: Y\n  number:', ['3: number.from is missing', '3: number.to is missing']],
  ['- name: X\n  ask: Y\n  number: 1-9', ['3: number must be a range such as {from: 1, to: 10}']],
  [
    '- name: X\n  ask: Y\n  number: {from: 1, to: 1e10, decimals: 4}',
    [
      '3: number.to must be a number from -1000000000 to 1000000000',
      '3: number.decimals must be a whole number from 0 to 3',
    ],
  ],
  [
    '- name: X\n  ask: Y\n  number: {from: .nan, to: .inf}',
    [
      '3: number.from must be a number from -1000000000 to 1000000000',
      '3: number.to must be a number from -1000000000 to 1000000000',
    ],
  ],
  [
    '- name: X\n  ask: Y\n  number: {from: "1", to: 5h}',
    [
      '3: number.from must be a number from -1000000000 to 1000000000, without quotes or a unit',
      '3: number.to must be a number from -1000000000 to 1000000000, without quotes or a unit',
    ],
  ],
  [
    '- name: X\n  ask: Y\n  number: {from: 9, to: 9}',
    ['3: number must have a "from" that is less than "to"'],
  ],
  [
    '- name: X\n  ask: Y\n  number: {from: 0.5, to: 9}',
    ['3: number must have "from" and "to" of at most 0 decimals. Set decimals'],
  ],
  [
    '- name: X\n  ask: Y\n  list: {items: 11, words: 9}',
    [
      '3: list.items must be a whole number from 1 to 10',
      '3: list.words must be a whole number from 1 to 8',
    ],
  ],
  // YAML itself
  ['@TLDR', ['is not YAML: put quotes around a text that begins with @']],
  [
    '- TLDR\n- [Hours',
    [
      '2: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
  [
    '- name: X\n  ask: Why: because\n  text:',
    ['2: is not YAML: put quotes around a text that holds ": "'],
  ],
  [
    '- name: X\n\task: Y\n\ttext:',
    ['2: is indented with a tab. Use spaces', '3: is indented with a tab. Use spaces'],
  ],
  ...['ask Y', 'ask:Y'].map(
    (ask) =>
      [
        `- name: X\n  ${ask}\n  text:`,
        ['2: is not YAML: put a colon and a space between key and value'],
      ] as const,
  ),
  [
    '- name: X\n  text:\n  ask Y',
    ['3: is not YAML: put a colon and a space between key and value'],
  ],
  [
    '- name: X\n    ask: Y\n    text:',
    [
      '1: is not YAML: the next line is indented too far. Align the keys of a column',
      '2: is not YAML: the next line is indented too far. Align the keys of a column',
    ],
  ],
  [
    '- name: X\n ask: Y\n text:',
    ['2: is not YAML: is indented too little. Align the keys of a column'],
  ],
  ['- name: X\n  ask: "Y\n  text:\n- TLDR\n', ['2: has quotes that are not closed']],
  [
    "- name: X\n  ask: 'What's it for'\n  text:",
    ['2: is not YAML: goes on after closing quotes. Put the other kind of quotes around the whole'],
  ],
  ['* TLDR\n* Hours', ['1: is not YAML: begin the items of a list with "- ", not with "* "']],
  ['- TLDR\n---\n- Hours', ['2: has several documents ("---"). Keep one']],
  ['- name: X\n  ask: Y\n  name: Z\n  text:', ['3: has the key "name" twice']],
  [
    '- &x TLDR\n- *x',
    [
      '1: has an anchor or alias (& or *). Write the value out',
      '2: has an anchor or alias (& or *). Write the value out',
    ],
  ],
  ['- TLDR\n- !!js/function x', ['2: has a tag (!). Leave it out']],
  ['- TLDR\n- ? [a]\n  : b', ['2: has a key that is not a text']],
  ['['.repeat(20_000), ['is nested too deep']],
  ['x'.repeat(50_001), ['has 50001 characters; the limit is 50000']],
];

describe('a text of columns that is wrong', () => {
  it.each(WRONG.map(([text, errors]) => [text.slice(0, 80), text, errors] as const))(
    '%j',
    (_, text, errors) => {
      expect(errorsOf(text)).toEqual(errors);
    },
  );

  it('has all its errors reported at once, in the order of its lines', () => {
    const text = '- TLRD\n- name: Topic\n  ask: ""\n  text: {words: 0}\n- name: X\n- TLRD';
    expect(errorsOf(text)).toEqual([
      '1: "TLRD" is not a built-in column; the nearest is TLDR',
      '2: name "Topic" is reserved. Use another name',
      '3: ask must not be empty',
      '4: text.words must be a whole number from 1 to 200',
      '5: ask is missing',
      '5: needs a kind: text, choice, number or list',
      '6: "TLRD" is not a built-in column; the nearest is TLDR',
      '6: the name "TLRD" is used twice (line 1)',
    ]);
  });

  it('has twenty errors reported, and the others counted', () => {
    const errors = errorsOf(Array.from({ length: 100 }, () => '- 5').join('\n'));
    expect(errors).toHaveLength(21);
    expect(errors.at(-1)).toBe('has 81 more errors');
  });

  it.each([
    ['keys', Array.from({ length: 8_000 }, (_, i) => `k${i}:`).join('\n')],
    ['columns', '- x\n'.repeat(12_000)],
    ['names', 'x,'.repeat(25_000)],
    ['brackets', '[,'.repeat(25_000)],
    ['dashes', '- '.repeat(25_000)],
    ['lines', '\n'.repeat(50_000)],
    ['comments', '#\n'.repeat(25_000)],
    ['anchors', '- &a a\n'.repeat(7_000)],
    ['choices', `- name: X\n  ask: Y\n  choice: [${'a,'.repeat(24_000)}]`],
  ])('takes no long time, whatever it holds: %s', (_, text) => {
    expect(toTheEnd(() => errorsOf(text)).length).toBeGreaterThan(0);
  });

  it('is never a reason to throw, and each error is one line', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(...['\n- ', 'name: X', '\n  ', 'ask: Y', 'text:', '{', '}', '[', ']', ', ']),
      fc.constantFrom(...['TLDR', '&a ', '*a', '!!set ', '? ', ': ', '"', "'", '|', '<<: ', '#']),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const parsed = parseColumns(pieces.join(''));
        const { length } = parsed.ok ? parsed.columns : parsed.errors;
        expect(length).toBeGreaterThan(0);
        for (const { message } of parsed.ok ? [] : parsed.errors) {
          expect(message).not.toMatch(/[\p{Cc}\u2028\u2029]|\.$/u);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
