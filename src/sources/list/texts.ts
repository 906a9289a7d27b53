import { type Content, parseContent } from '../../content/content.ts';
import { httpUrl } from '../../content/urls.ts';
import { cleanText, removeInvisible } from '../../lib/text/clean.ts';

/** What the Description and Resources cells of a list's row say. All text is cleaned. */
export interface RowTexts {
  readonly description: string;
  /** http(s) URLs, in order, without duplicates: those of Resources, then those of Description. */
  readonly resources: readonly string[];
  /** Parts of Resources and resource lines of Description that are no URLs. */
  readonly dropped: readonly string[];
}

/**
 * Where one resource ends and the next begins: at `|`, and before every URL that follows white space,
 * a comma or a semicolon, and at white space after a URL. A URL may contain a comma, or have a title
 * before or after it.
 */
const BETWEEN_RESOURCES = /\||[\s,;]+(?=https?:\/\/)|(?<=https?:\/\/\S+)\s+/i;

/** What people put between URLs, and leave at the end of one. */
const TRAILING = /[\s,;]+$/;

/**
 * What a text may have to be more than itself: signs of Markdown, several lines, the mark of a list, or
 * a URL, which may be a resource. Most cells have none, and a list has up to 100,000.
 */
const MARKDOWN = /[\\`*_~[\]<>&#\n\r]|^\s*(?:[-+]|\d+[.)])(?:\s|$)|https?:/i;

/** Reads the two cells. The description is Markdown, like a content file. */
export function readRowTexts(description: string, resources: string): RowTexts {
  const content = readMarkdown(description);
  const urls = new Set<string>();
  const dropped: string[] = [];
  for (const part of removeInvisible(resources).split(BETWEEN_RESOURCES)) {
    const url = httpUrl(part.replace(TRAILING, ''));
    if (url !== null) urls.add(url);
    else if (cleanText(part) !== '') dropped.push(part);
  }
  for (const url of content.resources) urls.add(url);
  dropped.push(...content.dropped);
  return { description: content.description, resources: [...urls], dropped };
}

function readMarkdown(cell: string): Omit<Content, 'h1'> {
  if (!MARKDOWN.test(cell)) return { description: cleanText(cell), resources: [], dropped: [] };
  const { h1, description, resources, dropped } = parseContent(cell);
  // Neither a heading nor a character of Markdown alone is lost.
  const rest = h1 || (resources.length > 0 ? '' : cleanText(cell));
  return { description: description || rest, resources, dropped };
}
