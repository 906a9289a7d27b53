import { removeInvisible } from '../../lib/text/clean.ts';

/** Line breaks of every kind. */
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/**
 * What means something in HTML, or to Anki: `[sound:`, `[latex]`, `{{c1::` and `\(` are found in a
 * field's source, where an entity is none of them.
 */
const MARKUP = /[&<>"'[\]{}\\]/g;

/** MathJax looks at the rendered text, where entities are resolved: a zero-width space stops it. */
const MATH = /\\(?=[()[\]])/g;

/** Zero-width space. Those of foreign text are removed before. */
const ZWSP = '\u200b';

/** Foreign text as HTML of a field: shown literally, line breaks kept. */
export function escapeField(text: string): string {
  return escapeAttribute(removeInvisible(text).trim().replace(MATH, `\\${ZWSP}`))
    .replace(LINE_BREAK, '<br>')
    .replaceAll('\t', ' ');
}

/** The value of an attribute, in double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(MARKUP, (char) => `&#${char.charCodeAt(0)};`);
}
