import { describe, expect, it } from 'vitest';
import { folded, markdownTable, numbers, words } from '../../../src/report/markdown.ts';
import { htmlOf } from './html.ts';

describe('a table', () => {
  it('has words on the left and numbers on the right', () => {
    expect(markdownTable([words('Roadmap'), numbers('Topics')], [['tea', '3']])).toBe(
      '| Roadmap | Topics |\n| --- | ---: |\n| tea | 3 |',
    );
  });

  it('has no column without a name', () => {
    expect(markdownTable([words(''), words('Topic')], [['tea', 'Kettle']])).toBe(
      '| Topic |\n| --- |\n| Kettle |',
    );
  });
});

describe('what is folded away', () => {
  it('is Markdown all the same', () => {
    expect(htmlOf(folded('Two topics', '- tea\n- clay'))).toBe(
      '<details><summary>Two topics</summary>\n<ul>\n<li>tea</li>\n<li>clay</li>\n</ul>\n</details>',
    );
  });
});
