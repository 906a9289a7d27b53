import { cleanText } from '../lib/text/clean.ts';
import { isAnnouncement, withoutAnnouncement } from './announcements.ts';
import type { Line } from './lines.ts';
import { brokenUrl, httpUrl, linkUrl } from './urls.ts';

/**
 * A resource line as its author meant it, also where its Markdown is broken: `[@type@Title](url)`,
 * `[type@Title](url)`, `[@typeTitle](url)`, `@type@Title](url)`. Matched against the line without
 * Markdown, so a well-formed link shows no brackets.
 */
const TYPED_LINK = /^@[\w.-]+@|^[a-z-]+@\S/i;
const TYPED_BROKEN = /^\[\s*@|^\[[a-z-]+@|^@[\w.-]+@/i;

/** The text of a link in roadmap.sh's own form of a resource. */
const TYPED = /^\s*@[\w.-]+@/;

/** What precedes the title of a resource, also where its Markdown is broken. */
const TYPE = /^\[?\s*@?[\w.-]*@/;

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Separates lines of text, as `apart` gives them, without what only announces the resources, from the http(s) URLs of
 * resource lines; both keep their order. `dropped` are the titles of resources without a URL.
 */
export function splitResources(lines: readonly Line[]) {
  const lists = resourceLists(lines);
  const isResource = (line: Line) =>
    isTyped(line) || (line.list !== null && lists.has(line.list) && isLone(line));
  const resources = new Map(lines.filter(isResource).map((line) => [line, resourcesOf(line)]));
  const filled = lines.filter((line) => resources.has(line) || line.text.trim() !== '');
  const texts: string[] = [];
  let next: 'resource' | 'text' | 'nothing' = 'nothing';
  // From the end: what precedes an announcement may announce the same, a heading above it.
  for (const line of filled.toReversed()) {
    const text = resources.has(line) ? '' : withoutAnnouncement(line, next);
    if (resources.has(line)) next = 'resource';
    else if (text !== '') next = 'text';
    texts.push(text);
  }
  const found = [...resources.values()].flat();
  return {
    texts: texts.reverse(),
    urls: found.flatMap(({ url }) => url ?? []),
    dropped: found.filter(({ url }) => url === null).map(({ title }) => title),
  };
}

/** What a resource line names: its first link, or all its links in roadmap.sh's form. */
function resourcesOf(line: Line): readonly { title: string; url: string | null }[] {
  const text = cleanText(line.text);
  const typed = line.links.filter((link) => TYPED.test(link.text));
  const links = typed.length > 0 ? typed : line.links.slice(0, 1);
  if (links.length === 0) {
    const url = (isLone(line) ? httpUrl(text) : null) ?? linkUrl(brokenUrl(text), true);
    return [{ title: withoutType(text), url }];
  }
  return links.map((link) => ({
    title: withoutType(cleanText(link.text)),
    url: linkUrl(link.url, isTyped(line)),
  }));
}

const withoutType = (title: string) => title.replace(TYPE, '');

/**
 * A line with resources in roadmap.sh's form behind other text as two lines, and without what precedes
 * them if that is no text, such as a box to tick. Within a sentence, they are links like others.
 */
export function apart(line: Line): readonly Line[] {
  const { text, links } = line;
  const typed = links.filter((link) => TYPED.test(link.text));
  const [first] = typed;
  const last = typed.at(-1);
  if (first === undefined || last === undefined) return [line];
  const before = text.slice(0, first.at);
  const isText = LETTER.test(before);
  if (isText && LETTER.test(text.slice(last.at + last.text.length))) return [line];
  const resource = {
    ...line,
    heading: 0,
    text: text.slice(first.at),
    links: links.filter(({ at }) => at >= first.at),
  };
  if (!isText) return [resource];
  const others = links.filter(({ at }) => at < first.at);
  return [
    { ...line, text: before.replace(/[\s|*•–—-]+$/, ''), links: others },
    { ...resource, list: null },
  ];
}

/** Lists of resources: those with a typed link, after an announcement, or of links alone. */
function resourceLists(lines: readonly Line[]): ReadonlySet<object> {
  const lists = new Map<object, boolean>();
  const certain = new Set<object>();
  let previous = '';
  for (const line of lines) {
    if (line.list !== null) {
      lists.set(line.list, (lists.get(line.list) ?? true) && isLone(line));
      if (isTyped(line) || isAnnouncement(previous.trim())) certain.add(line.list);
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
  if (link === undefined) return !/\s/.test(text) && httpUrl(text) !== null;
  return others.length === 0 && link.text.trim() === text;
}
