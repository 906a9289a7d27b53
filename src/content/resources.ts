import { cleanText } from '../lib/text/clean.ts';
import { isBoilerplate } from './boilerplate.ts';
import type { Line, TextLine } from './lines.ts';

/**
 * A resource line as its author meant it, also where its Markdown is broken: `[@type@Title](url)`,
 * `[type@Title](url)`, `[@typeTitle](url)`, `@type@Title](url)`. Matched against the line without
 * Markdown, so a well-formed link shows no brackets.
 */
const TYPED_LINK = /^@[a-z-]+@|^[a-z-]+@\S/i;
const TYPED_BROKEN = /^\[\s*@|^\[[a-z-]+@|^@[a-z-]+@/i;

const BARE_URL = /^https?:\/\/\S+$/i;

/** Parts the resource lines from the lines of text. Neither loses its order. */
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
 * The http(s) URL of a resource line, or null. A well-formed link says it; of a broken one the URL
 * is taken where it is evident: one run without spaces up to the end or the closing parenthesis.
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

/** Lists of links: those that hold a typed one, follow the boilerplate, or hold nothing else. */
function resourceLists(lines: readonly Line[]): ReadonlySet<object> {
  const lists = new Map<object, boolean>();
  const certain = new Set<object>();
  let previous = '';
  for (const line of lines) {
    if (line.list !== null) {
      lists.set(line.list, (lists.get(line.list) ?? true) && isLone(line));
      if (isTyped(line) || isBoilerplate(previous)) certain.add(line.list);
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

/** Takes closing parentheses from the end that no opening one in the URL asks for. */
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
