import { cleanText } from '../lib/text/clean.ts';
import type { Line, TextLine } from './lines.ts';

/**
 * A resource line as its author meant it, also where its Markdown is broken: `[@type@Title](url)`,
 * `[type@Title](url)`, `[@typeTitle](url)`, `@type@Title](url)`. Matched against the line without
 * Markdown, so a well-formed link shows no brackets.
 */
const TYPED_LINK = /^@[a-z-]+@|^[a-z-]+@\S/i;
const TYPED_BROKEN = /^\[\s*@|^\[[a-z-]+@|^@[a-z-]+@/i;

const BARE_URL = /^https?:\/\/\S+$/i;

/**
 * A sentence that does nothing but announce the resources: "Visit the following resources to learn
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

/** Separates resource lines from lines of text; both keep their order. */
export function splitResources(lines: readonly Line[]): {
  readonly texts: readonly TextLine[];
  readonly resources: readonly Line[];
} {
  const lists = resourceLists(lines);
  const texts: TextLine[] = [];
  const resources: Line[] = [];
  for (const line of lines) {
    const inResourceList = line.list !== null && lists.has(line.list) && isLone(line);
    if (isTyped(line) || inResourceList) {
      resources.push(line);
      const last = texts.pop();
      if (last !== undefined) texts.push({ ...last, beforeResource: true });
    } else if (line.text.trim() !== '') {
      texts.push({ text: line.text, isHeading: line.heading > 0, beforeResource: false });
    }
  }
  return { texts, resources };
}

/**
 * The http(s) URL of a resource line, or null. A well-formed link states it. From a broken one it is
 * taken where it is evident: one run without spaces, up to the end or the closing parenthesis.
 */
export function resourceUrl(line: Line): string | null {
  const url = line.links.length > 0 ? line.links[0]?.url : brokenUrl(cleanText(line.text));
  return url === undefined ? null : httpUrl(url);
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

function brokenUrl(text: string): string | undefined {
  const [, url, rest = ''] =
    /\]\s*\(?\s*(https?:\/\/[^\s<>]+)(.*)$/i.exec(text) ??
    /(https?:\/\/[^\s<>]+)(.*)$/i.exec(text) ??
    [];
  // More words after the URL: nobody can tell where it ends.
  return url === undefined || /[^\s)]/.test(rest.replace(/^\s*"[^"]*"/, ''))
    ? undefined
    : balanced(url);
}

/** Strips closing parentheses from the end that have no opening one in the URL. */
function balanced(url: string): string {
  let end = url.length;
  let depth = 0;
  for (const character of url) depth += character === '(' ? 1 : character === ')' ? -1 : 0;
  while (depth < 0 && url[end - 1] === ')') {
    end -= 1;
    depth += 1;
  }
  return url.slice(0, end);
}

/** Removes from the texts what only announces the resources. */
export function withoutBoilerplate(lines: readonly TextLine[]): string[] {
  return lines.map((line) => {
    const text = line.text.trim();
    const last = lastSentence(text);
    return announces(last, line) ? text.slice(0, text.length - last.length) : text;
  });
}

/** The last sentence of a line: the only one that may be an announcement. */
function lastSentence(text: string): string {
  // Only the end is looked at: a line may be a million characters long.
  const end = text.slice(-2 * MAX_ANNOUNCEMENT);
  const [before = ''] = BEFORE_LAST_SENTENCE.exec(end) ?? [];
  return end.slice(before.length);
}

function announces(sentence: string, line: TextLine): boolean {
  if (ANNOUNCEMENT.test(sentence)) return true;
  return (
    line.beforeResource &&
    sentence.length <= MAX_ANNOUNCEMENT &&
    (line.isHeading || sentence.endsWith(':')) &&
    POINTS_AT_RESOURCES.test(sentence)
  );
}
