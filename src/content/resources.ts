import { cleanText } from '../lib/text/clean.ts';
import type { Line } from './lines.ts';

/**
 * A resource line as its author meant it, also where its Markdown is broken: `[@type@Title](url)`,
 * `[type@Title](url)`, `[@typeTitle](url)`, `@type@Title](url)`. Matched against the line without
 * Markdown, so a well-formed link shows no brackets.
 */
const TYPED_LINK = /^@[a-z-]+@|^[a-z-]+@\S/i;
const TYPED_BROKEN = /^\[\s*@|^\[[a-z-]+@|^@[a-z-]+@/i;

const BARE_URL = /^https?:\/\/\S+$/i;

/**
 * A sentence that only announces the resources: "Visit the following resources to learn
 * more:", "Learn more from the following links:", and their variants. Dropped wherever it appears.
 */
const ANNOUNCEMENT =
  /^(?:(?:to learn|for) (?:more|further)[^.!?:]{0,40},\s*)?(?:please )?(?:you can )?(?:also )?(?:visit|see|check(?: out)?|refer to|explore|read|watch|use|have a look at|take a look at|here are|learn more(?: about [^.!?:]{1,60})? (?:from|at|with|by))\s(?:some of )?(?:the|these|some|a few|following)\b[^.!?:]{0,40}\b(?:resources?|links?|articles?|videos?|guides?|references?)\b[^.!?]{0,60}[.:]?$/i;

/** The line right before the resources announces them if it contains one of these words. */
const POINTS_AT_RESOURCES =
  /\b(?:resources?|links?|(?:learn|read|know|explore|find out) more|more (?:about|information|details|on)|further reading|references?|articles?|videos?|tutorials?|guides?|courses?|following)\b/i;

/** An announcement is short; a longer line before the list is text. In characters. */
const MAX_ANNOUNCEMENT = 120;

/** All of a text up to its last sentence. */
const BEFORE_LAST_SENTENCE = /^[\s\S]*[.!?]\s+/;

/**
 * Separates lines of text, without what only announces the resources, from the http(s) URLs of
 * resource lines; both keep their order.
 */
export function splitResources(lines: readonly Line[]) {
  const lists = resourceLists(lines);
  const isResource = (line: Line) =>
    isTyped(line) || (line.list !== null && lists.has(line.list) && isLone(line));
  const resources = new Set(lines.filter(isResource));
  const filled = lines.filter((line) => resources.has(line) || line.text.trim() !== '');
  return {
    texts: filled.flatMap((line, index) => {
      const next = filled[index + 1];
      const beforeResource = next !== undefined && resources.has(next);
      return resources.has(line) ? [] : withoutAnnouncement(line, beforeResource);
    }),
    urls: [...resources].map(resourceUrl).filter((url) => url !== null),
  };
}

/**
 * The http(s) URL of a resource line, or null. A well-formed link states it. In a broken one it must
 * be evident: one run without spaces, up to the end or the closing parenthesis.
 */
function resourceUrl({ text, links }: Line): string | null {
  return httpUrl(links.length > 0 ? (links[0]?.url ?? '') : brokenUrl(cleanText(text)));
}

/** The text as an http(s) URL without white space or invisible characters, or null. */
export function httpUrl(url: string): string | null {
  // `[x](<https://a b>)` is legal Markdown and no URL.
  const clean = cleanText(url).replaceAll(' ', '%20');
  return /^https?:\/\//i.test(clean) && URL.canParse(clean) ? clean : null;
}

/** Lists of resources: those with a typed link, after an announcement, or of links alone. */
function resourceLists(lines: readonly Line[]): ReadonlySet<object> {
  const lists = new Map<object, boolean>();
  const certain = new Set<object>();
  let previous = '';
  for (const line of lines) {
    if (line.list !== null) {
      lists.set(line.list, (lists.get(line.list) ?? true) && isLone(line));
      if (isTyped(line) || ANNOUNCEMENT.test(previous.trim())) certain.add(line.list);
    }
    if (line.text.trim() !== '') previous = line.text;
  }
  for (const [list, isOnlyLinks] of lists) if (isOnlyLinks) certain.add(list);
  return certain;
}

function isTyped(line: Line): boolean {
  const text = line.text.trim();
  return isLone(line) && line.links.length > 0
    ? TYPED_LINK.test(text) || (line.list !== null && text.startsWith('@'))
    : TYPED_BROKEN.test(text);
}

/** Whether a line is one link or one bare URL, and nothing else. */
function isLone(line: Line): boolean {
  const text = line.text.trim();
  const [link, ...others] = line.links;
  if (link === undefined) return BARE_URL.test(text);
  return others.length === 0 && link.text.trim() === text;
}

/** The URL in a broken resource line, or an empty text. */
function brokenUrl(line: string): string {
  const [, url = '', rest = ''] =
    /\]\s*\(?\s*(https?:\/\/[^\s<>]+)(.*)$/i.exec(line) ??
    /(https?:\/\/[^\s<>]+)(.*)$/i.exec(line) ??
    [];
  // With more words after the URL, there is no way to know where it ends.
  if (/[^\s)]/.test(rest.replace(/^\s*"[^"]*"/, ''))) return '';
  // Closing parentheses at the end that have no opening one in the URL are not part of it.
  let surplus = url.split(')').length - url.split('(').length;
  let end = url.length;
  for (; surplus > 0 && url[end - 1] === ')'; surplus--) end--;
  return url.slice(0, end);
}

/** A line of text without its last sentence, if that only announces the resources. */
function withoutAnnouncement(line: Line, beforeResource: boolean): string {
  const text = line.text.trim();
  // A line may be a million characters long, so only its end is searched.
  const end = text.slice(-2 * MAX_ANNOUNCEMENT);
  const sentence = end.slice(BEFORE_LAST_SENTENCE.exec(end)?.[0].length);
  const announces =
    ANNOUNCEMENT.test(sentence) ||
    (beforeResource &&
      sentence.length <= MAX_ANNOUNCEMENT &&
      (line.heading > 0 || sentence.endsWith(':')) &&
      POINTS_AT_RESOURCES.test(sentence));
  return announces ? text.slice(0, text.length - sentence.length) : text;
}
