import { escapeMarkdown } from '../lib/text/markdown.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { joinParts } from '../lib/text/words.ts';

/** The start of a foreign text, at most `maxPoints` code points of it, for Markdown. */
export const excerpt = (text: string, maxPoints: number) =>
  escapeMarkdown(ellipsize(text, maxPoints));

/** The heading of what stands below it: words are aligned left, numbers right. */
export const words = (name: string) => ({ name, rule: '---' });
export const numbers = (name: string) => ({ name, rule: '---:' });

/**
 * A table of GitHub-flavoured Markdown. Cells are Markdown: escape foreign text first. What stands
 * below a heading without a name is left out.
 */
export function markdownTable(
  headings: readonly ReturnType<typeof words>[],
  rows: readonly (readonly string[])[],
): string {
  const names = headings.map(({ name }) => name);
  const rules = headings.map(({ rule }) => rule);
  return [names, rules, ...rows]
    .map((cells) => `| ${cells.filter((_, i) => names[i] !== '').join(' | ')} |`)
    .join('\n');
}

/** Markdown that a reader can fold and unfold. The title is HTML: use our own words only. */
export function folded(title: string, body: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** A list of Markdown lines; empty ones are left out. */
export const bullets = (items: readonly string[]) =>
  joinParts(
    items.map((item) => item && `- ${item}`),
    '\n',
  );

/** Blocks of Markdown, one below the other; empty ones are left out. */
export const stacked = (blocks: readonly string[]) => joinParts(blocks, '\n\n');

/** A link. The name is Markdown; the address comes from a response, so it is not trusted. */
export function linkTo(name: string, url: string): string {
  if (!URL.canParse(url)) return name;
  const { protocol, href } = new URL(url);
  // These would end the link or escape its end, and are legal in an address.
  const plain = href.replace(
    /[()\\]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return protocol === 'https:' || protocol === 'http:' ? `[${name}](${plain})` : name;
}
