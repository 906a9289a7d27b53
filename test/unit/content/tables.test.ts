import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../src/content/content.ts';

const description = (markdown: string) => parseContent(markdown).description;

describe('a table', () => {
  it.each([
    ['with outer pipes', '| Leaf | Heat |\n| --- | ---: |\n| green | 70 |'],
    ['without them', 'Leaf | Heat\n:-: | ---\ngreen | 70'],
    ['with short rules', '|Leaf|Heat|\n|-|-|\n|green|70|'],
    ['with fewer rules than cells', '| Leaf | Heat |\n|---|\n| green | 70 |'],
    ['with empty cells', '| Leaf | | Heat |\n|---|---|---|\n| green | 70 | |'],
    ['in an item of a list', '- | Leaf | Heat |\n  | --- | --- |\n  | green | 70 |'],
    ['in a quote', '> | Leaf | Heat |\n> | --- | --- |\n> | green | 70 |'],
    ['with empty lines', '| Leaf | Heat |\n\n| --- | --- |\n\n| green | 70 |'],
    ['that is indented', '    | Leaf | Heat |\n    | --- | --- |\n    | green | 70 |'],
    [
      'that is drawn',
      '+------+------+\n| Leaf | Heat |\n+======+======+\n| green | 70 |\n+------+------+',
    ],
  ])('is its cells: %s', (_, table) => {
    expect(description(table)).toBe('Leaf Heat green 70');
  });

  it('begins with the line above its rule', () => {
    expect(description('Hot | cold.\nLeaf | Heat\n--- | ---\ngreen | 70')).toBe(
      'Hot | cold. Leaf Heat green 70',
    );
  });

  it('keeps pipes that are escaped or code', () => {
    const table = '| Mark | Means |\n|---|---|\n| \\|\\| | or |\n| `a \\| b` | `x|y` |';
    expect(description(table)).toBe('Mark Means || or a | b x|y');
  });

  it('has Markdown and links in its cells', () => {
    const table = '| Leaf | Link |\n|---|---|\n| **green** | [@article@A](https://tea.example/a) |';
    expect(parseContent(table)).toMatchObject({
      description: 'Leaf Link green',
      resources: ['https://tea.example/a'],
    });
  });

  it('is code in code', () => {
    expect(description('```md\n| a |\n|---|\n| \\| |\n```')).toBe('| a | |---| | \\| |');
  });

  it.each([
    'Use a | b or a || c.',
    '|x| + |y|',
    'a | b\nc | d',
    '- `|-` or `-|`',
    'Leaf\n-|- no rule',
  ])('is none in text: %j', (text) => {
    expect(description(text)).toBe(text.replace(/^- |`/g, '').replace('\n', ' '));
  });
});
