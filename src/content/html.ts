import { partsOfIndented } from './indent.ts';
import { isIndentedCode, type MarkdownNode } from './markdown.ts';

/**
 * The names of a document's tags, those of closing tags with a slash before them. Authors also
 * write tags as text (`#include <vector>`, "put it in a <main> element"), so a tag is markup only if
 * its name is one of HTML's and it is closed somewhere, has attributes, or needs no closing tag.
 */
export type TagNames = ReadonlySet<string>;

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/gi;

/** Elements that authors of Markdown use for looks and structure (HTML standard, section 4). */
const ELEMENTS = new Set(
  (
    'a abbr article aside audio b blockquote br caption center cite code col colgroup dd del ' +
    'details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe ' +
    'img ins kbd li main mark nav ol p picture pre q s samp section small source span strike ' +
    'strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr'
  ).split(' '),
);

/** Code within a block of HTML: fenced, or a span within a line. */
const CODE = /(```[\s\S]*?```|`[^`\n]+`)/;

/** Elements without content, which always mean a break. */
const BREAKS = new Set(['br', 'hr', 'wbr']);

/**
 * The names of all tags in a document, outside code.
 *
 * @param read Parses what is in a block that is code by its indent alone, and no code.
 */
export function tagNames(root: MarkdownNode, read: (markdown: string) => MarkdownNode): TagNames {
  const names = new Set<string>();
  const walker = root.walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    const { node } = event;
    if (isIndentedCode(node)) {
      for (const { text, isCode } of partsOfIndented(node.literal ?? '')) {
        if (!isCode) for (const name of tagNames(read(text), read)) names.add(name);
      }
    }
    if (node.type !== 'html_inline' && node.type !== 'html_block') continue;
    for (const [, slash = '', name = ''] of (node.literal ?? '').matchAll(TAG)) {
      names.add(slash + name.toLowerCase());
    }
  }
  return names;
}

/** Whether one piece of inline HTML is markup: a comment, an instruction, or a tag that is used. */
export function isMarkup(html: string, names: TagNames): boolean {
  const [tag] = html.matchAll(TAG);
  return /^<[!?]/.test(html) || (tag !== undefined && isUsed(tag, names));
}

/** A block of HTML as Markdown: comments and markup removed, other tags escaped so they stay. */
export function withoutMarkup(html: string, names: TagNames): string {
  return (
    html
      // Of a comment that is not closed before the next one, only the opening mark.
      .replace(/<!--(?:(?:(?!<!--)[\s\S])*?-->)?/g, '')
      .split(CODE)
      .map((part, index) => (index % 2 === 1 ? part : withoutTags(part, names)))
      .join('')
      .replace(/^[ \t]+/gm, '')
  );
}

function withoutTags(html: string, names: TagNames): string {
  return html.replace(TAG, (...tag) => (isUsed(tag, names) ? ' ' : tag[0])).replaceAll('<', '\\<');
}

function isUsed(
  [, slash, name = '', attributes = '']: readonly string[],
  names: TagNames,
): boolean {
  const element = name.toLowerCase();
  if (!ELEMENTS.has(element)) return false;
  if (BREAKS.has(element)) return true;
  if (slash === '/') return names.has(element);
  return names.has(`/${element}`) || attributes.includes('=');
}
