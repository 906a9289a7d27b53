import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../src/content/content.ts';
import { withRepairs } from '../../../src/content/repair.ts';

const A = '[@video@A](https://tea.example/a)';

describe('a marker of a list', () => {
  it.each(['-', '*', '+', '1.', '2)', '•', '• ', '●', '▪ ', '· ', '–', '— '])(
    'is one right before a resource: %j',
    (marker) => {
      expect(parseContent(`Leaf.\n\n${marker}${A}\n${marker}${A}`)).toMatchObject({
        description: 'Leaf.',
        resources: ['https://tea.example/a'],
      });
    },
  );

  it.each([
    '-[Leaf](https://tea.example/a)',
    '-https://tea.example/a',
    '-<https://tea.example/a>',
    '• [Leaf](https://tea.example/a)',
  ])('is one right before any link: %s', (line) => {
    expect(parseContent(line)).toMatchObject({
      description: '',
      resources: ['https://tea.example/a'],
    });
  });

  it.each([
    '*[Leaf](https://tea.example/a)* is it.',
    '-[no-]steep sets it.',
    '-1 is cold.',
    '*Leaf* is it.',
    '— [Ann](https://tea.example/ann), in a letter',
    '+49 30 1',
  ])('is none in text: %s', (line) => {
    expect(withRepairs(line)).toBe(line);
  });

  it('is code in code', () => {
    const code = `\`\`\`md\n-${A}\n\`\`\``;
    expect(withRepairs(code)).toBe(code);
  });
});

describe('a resource', () => {
  it.each([
    [`!${A}`, ''],
    [`- !${A}`, ''],
    [`Leaf!${A}`, 'Leaf!'],
  ])('is no image: %s', (text, description) => {
    expect(parseContent(text)).toMatchObject({
      description,
      resources: ['https://tea.example/a'],
      dropped: [],
    });
  });

  it.each([`# Tea ${A}`, `# Tea${A}`, `# Tea-${A}`])('is no part of the heading: %s', (text) => {
    expect(parseContent(`${text}\n\nLeaf.`)).toMatchObject({
      h1: 'Tea',
      description: 'Leaf.',
      resources: ['https://tea.example/a'],
    });
  });
});

describe('a heading that is a resource', () => {
  it('is no heading', () => {
    expect(parseContent(`# ${A}\n\nLeaf.`)).toMatchObject({
      h1: null,
      description: 'Leaf.',
      resources: ['https://tea.example/a'],
    });
  });
});

describe('the mark of a block of code', () => {
  it('begins one behind text, if another ends it', () => {
    expect(parseContent(`Pour it.\`\`\`sh\n# 3 minutes\nsteep\n\`\`\`\n\n- ${A}`)).toMatchObject({
      description: 'Pour it. # 3 minutes steep',
      resources: ['https://tea.example/a'],
    });
  });

  it('goes behind text, if nothing ends it', () => {
    expect(parseContent(`Pour it.\`\`\`sh\n## Leaf\n\n*Green*.\n\n- ${A}`)).toMatchObject({
      description: 'Pour it. Leaf Green.',
      resources: ['https://tea.example/a'],
    });
  });

  it.each(['', '- ', '> '])('hides no resource if nothing ends it: %j', (prefix) => {
    expect(parseContent(`${prefix}\`\`\`sh\n${prefix && '  '}steep\n\n- ${A}`)).toMatchObject({
      description: 'steep',
      resources: ['https://tea.example/a'],
    });
  });

  it('ends one right behind the code', () => {
    expect(parseContent(`\`\`\`sh\nsteep\`\`\`\n\n*Hot*.\n\n- ${A}`)).toMatchObject({
      description: 'steep Hot.',
      resources: ['https://tea.example/a'],
    });
  });

  it.each([
    'Three ``` begin code.',
    '```sh\nsteep ```x\n```',
    '~~~\n```\n~~~',
    '````\n```\n````',
    'Use ```steep``` here.',
    '```\nsteep',
  ])('stays where it is in order: %j', (text) => {
    expect(withRepairs(text)).toBe(text);
  });
});

describe('any text', () => {
  it('keeps all its words, in order', () => {
    const piece = fc.constantFrom(
      '```',
      '~~~',
      'sh',
      '\n',
      '- ',
      '-',
      '[ ] ',
      '~~',
      'tea ',
      A,
      '> ',
      '\u2022',
    );
    const words = (text: string) =>
      text.match(/[\w@:/.]+/g)?.filter((word) => !/^(?:sh|x)$/.test(word));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(words(withRepairs(text))?.join('').replaceAll('sh', '')).toEqual(
          words(text)?.join('').replaceAll('sh', ''),
        );
      }),
    );
  });
});
