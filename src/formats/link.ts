import { cleanText } from '../lib/text/clean.ts';
import { ellipsize } from '../lib/text/truncate.ts';

/** A resource as a reader sees it. */
export interface Link {
  /** An http(s) URL in ASCII, without white space and without what `UNSAFE` names. */
  readonly href: string;
  /** Host, path and query, as a person reads them. Foreign text: not yet escaped. */
  readonly label: string;
}

/** Longest label, in code points: longer paths say less, not more. */
const MAX_LABEL_POINTS = 80;

/**
 * What a URL may contain, and what would end or change a link in Markdown, or mean something to
 * Obsidian: quotes, brackets, a percent sign without its digits, and the second of two alike.
 */
const UNSAFE = /[\s"<>()\\`|{}^$]|%(?![\da-f]{2})|\[(?=\[)|(?<==)=/gi;

/** A resource's URL as a link; null if it is not an http(s) URL. */
export function linkOf(resource: string): Link | null {
  const url = URL.canParse(resource) ? new URL(resource) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  const href = url.href.replace(UNSAFE, (char) => {
    return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  const host = url.host.replace(/^www\./, '');
  // Many sites tell their pages apart by the query alone.
  const address = readable(url.pathname) + readable(url.search);
  const label = cleanText(`${host}${address}`).replace(/\/$/, '');
  return { href, label: ellipsize(label, MAX_LABEL_POINTS) };
}

/** A path in its own script, where its percent signs stand for one. */
function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
