import widthOf from 'fast-string-truncated-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Indent of all but the first line of a text without a label. */
const INDENT = 2;

/** Narrower texts are hard to read. */
const MIN_TEXT_COLUMNS = 20;

/**
 * A text broken between words where it is too long, behind a label or the spaces that it begins with. As it
 * is where that leaves little room, or breaking it would change a character, perhaps in the name of a file.
 */
export function wrap(text: string, columns: number, label = ''): string {
  const line = label + text;
  const [spaces = ''] = /^ */.exec(text) ?? [];
  const indent = label === '' ? Math.max(INDENT, spaces.length) : widthOf(label).width;
  const room = columns - indent;
  const isWhole = widthOf(line).width <= columns || room < MIN_TEXT_COLUMNS;
  // The library composes accents with their letters.
  if (isWhole || line !== line.normalize()) return line;
  const lines = wrapAnsi(text.slice(spaces.length), room).split('\n');
  return label + spaces + lines.join(`\n${' '.repeat(indent)}`);
}
