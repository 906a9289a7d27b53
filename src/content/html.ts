import type { Nodes, Root } from 'mdast';

/**
 * Which tags of a document are markup. Authors also write tags as text (`#include <vector>`, "put
 * it in a <main> element"), so a tag is markup only if its name is one of HTML's and it is closed
 * somewhere, carries attributes, or is one that stands alone.
 */
export interface TagNames {
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

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

/** Elements without content that mean a break wherever they stand. */
const BREAKS = new Set(['br', 'hr', 'wbr']);

/** The names of all tags in a document, outside code. */
export function tagNames(root: Root): TagNames {
  const opened = new Set<string>();
  const closed = new Set<string>();
  for (const value of htmlOf(root)) {
    for (const [, slash, name = ''] of value.matchAll(TAG)) {
      (slash === '/' ? closed : opened).add(name.toLowerCase());
    }
  }
  return { opened, closed };
}

/** Whether one piece of inline HTML is markup: a comment, an instruction, or a tag that is used. */
export function isMarkup(html: string, names: TagNames): boolean {
  if (/^<[!?]/.test(html)) return true;
  const [tag] = html.matchAll(TAG);
  return tag !== undefined && isUsed(tag, names);
}

/** A block of HTML as Markdown: comments and markup removed, other tags escaped so they stay. */
export function withoutMarkup(html: string, names: TagNames): string {
  return withoutComments(html)
    .replace(TAG, (...tag) => (isUsed(tag, names) ? ' ' : tag[0]))
    .replaceAll('<', '\\<')
    .replace(/^[ \t]+/gm, '');
}

/** Drops comments; of one that is never closed only the opening mark, not the text after it. */
function withoutComments(html: string): string {
  const [first = '', ...parts] = html.split('<!--');
  const kept = parts.map((part) => {
    const end = part.indexOf('-->');
    return end < 0 ? part : part.slice(end + '-->'.length);
  });
  return [first, ...kept].join('');
}

function isUsed(tag: readonly string[], names: TagNames): boolean {
  const [, slash, name = '', attributes = ''] = tag;
  const element = name.toLowerCase();
  if (!ELEMENTS.has(element)) return false;
  if (BREAKS.has(element)) return true;
  if (slash === '/') return names.opened.has(element);
  return names.closed.has(element) || attributes.includes('=');
}

function* htmlOf(node: Nodes): Generator<string> {
  if (node.type === 'html') yield node.value;
  if ('children' in node) for (const child of node.children) yield* htmlOf(child);
}
