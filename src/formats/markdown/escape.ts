import { escapeMarkdown } from '../../lib/text/markdown.ts';

/** What Obsidian takes for a highlight or a comment, besides what Markdown gives a meaning. */
const OBSIDIAN = /={2,}|%{2,}/g;

/** Foreign text for a file that GitHub, Notion and Obsidian read: on one line, and shown literally. */
export function escapeText(text: string): string {
  return escapeMarkdown(text).replace(OBSIDIAN, (run) =>
    `&#${run.charCodeAt(0)};`.repeat(run.length),
  );
}

/**
 * A link's destination. Its `href` needs no escapes but for an ampersand that would begin an entity:
 * readers that do not resolve entities get the others as they are.
 */
export function escapeDestination(href: string): string {
  return href.replace(/&(?=#?\w+;)/g, '&amp;');
}
