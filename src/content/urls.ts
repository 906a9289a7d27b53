import { cleanText } from '../lib/text/clean.ts';

/** What an address without a host in roadmap.sh's own form of a resource line is relative to. */
const ROADMAP_SH = 'https://roadmap.sh';

/** A URL that begins with one scheme, as it should. */
const SCHEME = /^https?:\/\/(?!\/|[htps]{4,6}:?\/\/)/i;

/**
 * Schemes as people mistype them (`hhttps://`, `ttps://`, `http//`, `https:/`, two of them), before
 * a host. The letters must be those of `https`, so no other scheme is taken for it.
 */
const MISTYPED =
  /^(?:(?=[hps]{0,2}t)[htps]{2,8}(?:[:;.]+[/\\]{1,4}|[/\\]{2,4}|:))+(?=[^\s/\\.:]+\.[^\s/\\.])/i;

/** A host without a scheme: `www.`, or after two slashes. */
const BARE_WWW = /^(?:\/\/(?=[^\s/.]+\.[^\s/.])|(?=www\.[^\s/.]+\.[^\s/.]))/i;

/** A host without a scheme, by the endings that files do not have. */
const BARE_HOST =
  /^(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|dev|ai|app)(?:[/?#]|$)|^(?:roadmap\.sh|youtu\.be)\//i;

/**
 * The text as an http(s) URL without white space or invisible characters, or null. A missing or
 * mistyped scheme is repaired where only one can be meant.
 */
export function httpUrl(text: string): string | null {
  // `[x](<https://a b>)` is legal Markdown and no URL.
  const clean = cleanText(text).replaceAll(' ', '%20');
  const url = SCHEME.test(clean) ? clean : withScheme(clean);
  return SCHEME.test(url) && URL.canParse(url) ? url : null;
}

/** The http(s) URL that a link leads to, or null. `ofSite`: its form is roadmap.sh's own. */
export function linkUrl(destination: string, ofSite: boolean): string | null {
  const url = httpUrl(destination);
  if (url !== null) return url;
  if (BARE_HOST.test(destination)) return httpUrl(`https://${destination}`);
  return ofSite && /^\/[^/\\]/.test(destination) ? httpUrl(ROADMAP_SH + destination) : null;
}

/**
 * The URL in a broken resource line, as it is written, or an empty text. It must be evident: one run
 * without spaces, up to the end or the closing parenthesis.
 */
export function brokenUrl(line: string): string {
  const [, url = '', rest = ''] =
    /\]\s*\(?\s*((?:[htps]{2,8}[:;]?[/\\]|www\.|\/)[^\s<>]+)(.*)$/i.exec(line) ??
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

function withScheme(url: string): string {
  const [mistyped] = MISTYPED.exec(url) ?? [];
  if (mistyped === undefined) return url.replace(BARE_WWW, 'https://');
  const [letters = ''] = /[a-z]+(?=[^a-z]*$)/i.exec(mistyped) ?? [];
  return `${/s/i.test(letters) ? 'https' : 'http'}://${url.slice(mistyped.length)}`;
}
