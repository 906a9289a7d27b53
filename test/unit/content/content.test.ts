import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../src/content/content.ts';

function description(markdown: string): string {
  return parseContent(`# Tea\n\n${markdown}`).description;
}

function resources(markdown: string): readonly string[] {
  return parseContent(`# Tea\n\n${markdown}`).resources;
}

describe('the description', () => {
  it.each([
    ['joins all blocks with one space', 'One.\n\nTwo\nlines.', 'One. Two lines.'],
    [
      'takes items of lists without markers',
      '- leaf\n- bud\n\n1. look\n2. smell',
      'leaf bud look smell',
    ],
    ['takes quotes and inner headings', '> Hot.\n\n## Parts\n\nLid.', 'Hot. Parts Lid.'],
    [
      'takes code by its content',
      'Run `steep 3`.\n\n```sh\n# no heading\npour\n```',
      'Run steep 3. # no heading pour',
    ],
    ['drops boxes to tick', '- [ ] leaf\n- [x] bud [x]\n1. [X] stem', 'leaf bud [x] stem'],
    [
      'drops the marks of struck text',
      '~~Cold~~ hot, `~~a~~`, ~/tea ~~ b',
      'Cold hot, ~~a~~, ~/tea ~~ b',
    ],
    ['drops the marks of emphasis', '**Never** _boil_ it.', 'Never boil it.'],
    [
      'takes links by their text',
      'See [this note](https://example.org/a) now.',
      'See this note now.',
    ],
    ['takes images by their text', 'A ![round pot](pot.png).', 'A round pot.'],
    [
      'takes a link around an image by the text of the image',
      '[![pot](p.png)](https://example.org)!',
      'pot!',
    ],
    ['drops comments', 'Hot <!-- not cold --> water.\n\n<!-- a\n\nb -->', 'Hot water.'],
    ['decodes entities and escapes', 'Salt &amp; tea \\*', 'Salt & tea *'],
    ['is never cut', 'long '.repeat(900), 'long '.repeat(900).trim()],
  ])('%s', (_, markdown, text) => {
    expect(description(markdown)).toBe(text);
  });

  it.each([
    ['---\ntitle: Green\ntags: [a, b]\n---\n# Tea\n\nHot.'],
    ['\uFEFF---\r\ntitle: Green\r\n---\r\n# Tea\r\n\r\nHot.'],
    ['---\n---\n# Tea\n\nHot.'],
  ])('has none of the front matter: %j', (file) => {
    expect(parseContent(file)).toMatchObject({ h1: 'Tea', description: 'Hot.' });
  });

  it.each([
    ['between two lines across the page', '---\nHot: no.\n\nWater\n\nOne.', 'Hot: no. Water One.'],
    ['before a line across the page', 'a: b\n\n---\n\nTwo.', 'a: b Two.'],
    ['after a line across the page', '---\n\nThree.\n\n---', 'Three.'],
    ['that is a URL', '---\nhttps://tea.example\n\nFour.\n\n---', 'https://tea.example Four.'],
    ['that begins with hyphens', '---\n--- Five.\n\nSix.\n\n---', '--- Five. Six.'],
  ])('keeps a text %s', (_, file, text) => {
    expect(parseContent(file).description).toBe(text);
  });

  it('is empty for an empty file', () => {
    expect(parseContent('')).toEqual({ h1: null, description: '', resources: [], dropped: [] });
  });

  it('is empty for a heading alone', () => {
    expect(parseContent('# Teapot\n')).toMatchObject({
      h1: 'Teapot',
      description: '',
      resources: [],
    });
  });

  it('leaves out only the first heading of level 1', () => {
    expect(parseContent('# Tea\n\n# Second\n\nText.')).toMatchObject({
      h1: 'Tea',
      description: 'Second Text.',
    });
  });

  it('reads files with a byte order mark, CRLF and no-break spaces', () => {
    const content = parseContent(
      '\ufeff#\u00a0Tea\r\n\r\nSoft\u00a0wa\u200bter.\r\n\r\n-\u00a0[@article@A](https://example.org/a)\r\n',
    );
    expect(content).toEqual({
      h1: 'Tea',
      description: 'Soft water.',
      resources: ['https://example.org/a'],
      dropped: [],
    });
  });
});

describe('tags in the text', () => {
  it.each([
    [
      'go where they are markup',
      '<b>Never</b> squeeze the <a href="https://example.org">bag</a>.',
      'Never squeeze the bag.',
    ],
    [
      'stay where no such element exists',
      'Write #include <vector> first.',
      'Write #include <vector> first.',
    ],
    [
      'stay where no such element exists, also in pairs',
      'Write <key>value</key> pairs.',
      'Write <key>value</key> pairs.',
    ],
    [
      'stay where the text is about them',
      'Put it in a <main> element.',
      'Put it in a <main> element.',
    ],
    ['stay in code', 'Use `<b>` and `</b>`.', 'Use <b> and </b>.'],
    ['part words where they break the line', 'hot<br>water', 'hot water'],
    [
      'stay at the beginning of a block, with the text after them',
      '<vector> is a *header*.',
      '<vector> is a header.',
    ],
    [
      'stay in a sample that is indented',
      'Write:\n\n    <p>Hot</p>\n    # *no* heading\n\n    <b>tea</b>',
      'Write: <p>Hot</p> # *no* heading <b>tea</b>',
    ],
    [
      'stay in a sample right below text',
      'Write:\n    <p>Hot</p>\n    <b>tea</b>',
      'Write: <p>Hot</p> <b>tea</b>',
    ],
    [
      'stay in a sample in an item of a list',
      '1. Write:\n\n       <p>Hot</p>\n\n2. Pour.',
      'Write: <p>Hot</p> Pour.',
    ],
    ['stay in code within a block', '<div>\nUse `<p>` and `</p>`.\n</div>', 'Use <p> and </p>.'],
    [
      'stay in fenced code within a block',
      '<details>\n```html\n<p>Hot</p>\n```\n</details>',
      '<p>Hot</p>',
    ],
    ['go from text that is indented far', 'Leaf.\n\n    **Hot** water', 'Leaf. Hot water'],
    ['go around a block, whose Markdown is read', '<div>\n**Hot** water\n</div>', 'Hot water'],
  ])('%s', (_, markdown, text) => {
    expect(description(markdown)).toBe(text);
  });

  it('hide no resource line after a sample', () => {
    const markdown =
      'Write:\n\n    <p>Hot</p>\n\n    - [@article@A](https://example.org/a)\n    - [@book@B](https://example.org/b)';
    expect(description(markdown)).toBe('Write: <p>Hot</p>');
    expect(resources(markdown)).toEqual(['https://example.org/a', 'https://example.org/b']);
  });

  it('hide no resource line after them', () => {
    const markdown = '<details>\n- [@article@A](https://example.org/a)\n</details>';
    expect(resources(markdown)).toEqual(['https://example.org/a']);
    expect(description(markdown)).toBe('');
  });
});

describe('resource lines', () => {
  it('give their URLs in order, without duplicates', () => {
    const markdown = [
      '- [@video@B](https://example.org/b)',
      '- [@article@A](http://example.org/a)',
      '- [@feed@B again](https://example.org/b)',
    ].join('\n');
    expect(resources(markdown)).toEqual(['https://example.org/b', 'http://example.org/a']);
  });

  it.each([
    [
      'a URL with parentheses',
      '[@article@T](https://example.org/Tea_(drink))',
      'https://example.org/Tea_(drink)',
    ],
    [
      'a title with brackets',
      '[@video@What? [short]](https://example.org/v?a=1&b=2)',
      'https://example.org/v?a=1&b=2',
    ],
    [
      'a title that ends in an open bracket',
      '[@video@[Course - tea](https://example.org/c)',
      'https://example.org/c',
    ],
    ['a missing first @', '[article@T](https://example.org/a)', 'https://example.org/a'],
    ['a missing second @', '[@articleT](https://example.org/a)', 'https://example.org/a'],
    ['a missing closing parenthesis', '[@video@T](https://example.org/y', 'https://example.org/y'],
    [
      'a missing closing parenthesis after a pair',
      '[@video@T](https://example.org/y_(z)',
      'https://example.org/y_(z)',
    ],
    ['a missing opening bracket', '@video@T](https://example.org/y)', 'https://example.org/y'],
    ['a space between the brackets', '[@video@T] (https://example.org/y)', 'https://example.org/y'],
    ['a title of the link', '[@video@T](https://example.org/y "Tea")', 'https://example.org/y'],
    ['words after the link', '[@video@T](https://example.org/y) by Ann', 'https://example.org/y'],
  ])('are read with %s', (_, line, url) => {
    const markdown = `Text.\n\n- ${line}\n`;
    expect(resources(markdown)).toEqual([url]);
    expect(description(markdown)).toBe('Text.');
  });

  it.each([
    ['without URL', '[@article@T]'],
    ['with a relative URL', '[@article@T](../guides/tea)'],
    ['with the name of a file', '[@article@T](tea.md)'],
    ['with another scheme', '[@article@T](javascript:alert(1))'],
    ['with spaces in a broken URL', '[@article@T](https://example.org/a b c)'],
    ['with no host', '[@article@T](https://)'],
  ])('%s are dropped, reported, and never in the description', (_, line) => {
    expect(parseContent(`# Tea\n\nText.\n\n- ${line}`)).toMatchObject({
      description: 'Text.',
      resources: [],
      dropped: [expect.stringMatching(/^T\b/)],
    });
  });

  it.each([
    ['without a type', '- [A](https://example.org/a)\n- [B](https://example.org/b)'],
    [
      'with two kinds of bullets',
      '- [A](https://example.org/a)\n* [@book@B](https://example.org/b)',
    ],
    ['without bullets', '[@article@A](https://example.org/a)\n[@book@B](https://example.org/b)'],
    [
      'far indented',
      '      - [@article@A](https://example.org/a)\n      - [@book@B](https://example.org/b)',
    ],
    ['as bare URLs', '- https://example.org/a\n- <https://example.org/b>'],
  ])('are read %s', (_, lines) => {
    const markdown = `Text.\n\n${lines}\n`;
    expect(resources(markdown)).toEqual(['https://example.org/a', 'https://example.org/b']);
    expect(description(markdown)).toBe('Text.');
  });

  it.each([
    ['hhttps://example.org/a', 'https://example.org/a'],
    ['http//example.org/a', 'http://example.org/a'],
    ['www.example.org/a', 'https://www.example.org/a'],
    ['/guides/tea', 'https://roadmap.sh/guides/tea'],
  ])('have their URL repaired: %s', (destination, url) => {
    expect(resources(`- [@article@A](${destination})`)).toEqual([url]);
    expect(resources(`- [@article@A] (${destination})`)).toEqual([url]);
    expect(resources(`- \\[@article@A\\](${destination})`)).toEqual([url]);
  });

  it('are read with a box to tick', () => {
    const markdown =
      '- [ ] [@article@A](https://example.org/a)\n- [x] [@book@B](https://example.org/b)';
    expect(resources(markdown)).toEqual(['https://example.org/a', 'https://example.org/b']);
    expect(description(markdown)).toBe('');
  });

  it('are read behind text, and side by side', () => {
    const markdown =
      'Green leaf. [@article@A](https://example.org/a), [@book@B](https://example.org/b)';
    expect(resources(markdown)).toEqual(['https://example.org/a', 'https://example.org/b']);
    expect(description(markdown)).toBe('Green leaf.');
  });

  it('stay bare URLs where their scheme is mistyped', () => {
    const markdown = 'Leaf.\n\n- hhttps://example.org/a\n- www.example.org/b';
    expect(resources(markdown)).toEqual(['https://example.org/a', 'https://www.example.org/b']);
    expect(description(markdown)).toBe('Leaf.');
  });

  it('leave an item of a list that is called like an announcement', () => {
    const markdown = 'A note has:\n\n- Leaf\n- References\n\n[@article@A](https://example.org/a)';
    expect(description(markdown)).toBe('A note has: Leaf References');
  });

  it('are none where a list of text holds a link', () => {
    const markdown =
      '- leaf\n- [bud](https://example.org/bud)\n- see [stem](https://example.org/s)';
    expect(resources(markdown)).toEqual([]);
    expect(description(markdown)).toBe('leaf bud see stem');
  });

  it('leave the text that goes on below them in the description', () => {
    const markdown = '- [A](https://example.org/a)\n  A good read.';
    expect(resources(markdown)).toEqual(['https://example.org/a']);
    expect(description(markdown)).toBe('A good read.');
  });

  it('are none in code', () => {
    const markdown = '```md\n- [@article@A](https://example.org/a)\n```';
    expect(resources(markdown)).toEqual([]);
  });
});

describe('the line before the resources', () => {
  const list = '\n\n- [@article@A](https://example.org/a)\n';

  it.each([
    'Visit the following resources to learn more:',
    'Visit the following resource to learn more:',
    'Learn more from the following resources:',
    'Learn more from the following links:',
    'To learn more, visit the following links:',
    'Visit these articles to learn more about tea:',
    'Check out the following videos to learn more',
    'For more information, see the following:',
    '**Further reading:**',
    '## Resources',
    'Here are some free resources to learn more:',
    'Resources',
    'Further reading',
    'Some useful links',
    'See also',
    '**Books**',
    '### Videos',
    'You can learn more about leaves using the following resources',
    'Find out more about leaves in these articles.',
    'Read more on leaves by visiting the following links.',
    'Here are some good articles on leaves',
    'Below is a list of courses',
    'Check out this video',
    '## Resources\n\nVisit the following resources to learn more:',
    'Learn more\n\nUse the links below to learn more:\n\n**Articles**',
  ])('goes: %s', (line) => {
    expect(description(`Green leaf.\n\n${line}${list}`)).toBe('Green leaf.');
  });

  it.each([
    ['the paragraph before', 'Green leaf.\nVisit the following resources to learn more:'],
    ['the sentence before', 'Green leaf. Visit the following resources to learn more:'],
    ['the list before', '- Green leaf.\nVisit the following resources to learn more:'],
    ['the sentence before, without a colon', 'Green leaf. Resources'],
    ['the sentence before, with a colon', 'Green leaf. Further reading:'],
  ])('goes also where it is glued to %s', (_, text) => {
    expect(description(`${text}${list}`)).toBe('Green leaf.');
  });

  it('goes also where no resource follows', () => {
    expect(description('Leaf.\n\nVisit the following resources to learn more:')).toBe('Leaf.');
  });

  it('goes also where the resources follow on the same line', () => {
    const markdown = 'Green leaf. Learn more: [@article@A](https://example.org/a)';
    expect(description(markdown)).toBe('Green leaf.');
    expect(resources(markdown)).toEqual(['https://example.org/a']);
  });

  it('goes also at the end without resources', () => {
    expect(description('Green leaf.\n\n## Resources')).toBe('Green leaf.');
    expect(description('Green leaf.\n\nFurther reading:')).toBe('Green leaf.');
  });

  it('stays where text follows it and no resource', () => {
    expect(description(`Look at three guides:\n\n- Nose\n- Tongue`)).toBe(
      'Look at three guides: Nose Tongue',
    );
  });

  it.each([
    'It is drunk hot:',
    'Visitors often read the following cups wrong.',
    'The guild keeps resources such as kettles and scales.',
    'Tea needs resources',
    'See how the guild writes its guides.',
    'Here the references end!',
    'Leaves are resources.',
  ])('stays where it is text: %s', (line) => {
    expect(description(`${line}${list}`)).toBe(line);
  });
});

describe('any text at all', () => {
  it('is read without an error', () => {
    const piece = fc.constantFrom(
      '# ',
      '- ',
      '[@a@',
      '](https://e.org',
      ')',
      '<b>',
      '<!--',
      '`',
      '\n',
      '> ',
      'x ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const content = parseContent(pieces.join(''));
        for (const url of content.resources) expect(url).toMatch(/^https?:\/\/\S+$/i);
      }),
    );
  });

  it('is read whole, however deep it is nested and however long a block is', () => {
    for (const piece of ['>', '>- ', '- ', '1. ', '**a', '[a](', '`', '*_ ']) {
      const file = `# Tea\n\nFirst.\n\n${piece.repeat(100_000 / piece.length)} Last.\n\nEnd.`;
      const { h1, description: text } = parseContent(file);
      expect(h1).toBe('Tea');
      expect(text).toMatch(/^First\. .*Last\. End\.$/);
    }
  });
});

describe('a resource line', () => {
  it.each(['    ', '      ', '\t'])('far below a line of text is one: indented by %j', (indent) => {
    const markdown = `Leaf.\n${indent}- [@article@A](https://example.org/a)\n${indent}  - bud`;
    expect(resources(markdown)).toEqual(['https://example.org/a']);
    expect(description(markdown)).toBe('Leaf. bud');
  });

  it('far right of its marker is one', () => {
    expect(resources('-      <https://example.org/a>')).toEqual(['https://example.org/a']);
  });

  it('with its URL in a definition is one', () => {
    const markdown = '- [@article@A][a]\n\n[a]: https://example.org/a';
    expect(resources(markdown)).toEqual(['https://example.org/a']);
  });

  it('has other letters of its URL encoded, and what was encoded as it is', () => {
    expect(resources('- [@article@A](https://example.org/té%20a)')).toEqual([
      'https://example.org/t%C3%A9%20a',
    ]);
  });
});
