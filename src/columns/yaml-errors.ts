import { type Document, isScalar, type Scalar, visit, type YAMLParseError } from 'yaml';
import { sanitize } from '../lib/text/message.ts';

/** What is wrong with a text in YAML, and where in the text it begins. */
export interface YamlError {
  readonly offset: number;
  readonly message: string;
}

/** More are not looked for. */
export const MAX_FOUND = 100;

/**
 * The errors of the parser. What people often get wrong is told as what to do about it: the parser
 * tells of its own state.
 */
export function syntaxErrors(document: Document.Parsed, text: string): readonly YamlError[] {
  return document.errors.slice(0, MAX_FOUND).map((error) => {
    const [offset] = error.pos;
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const end = text.indexOf('\n', offset);
    const before = text.slice(start, offset);
    const rest = text.slice(offset, end === -1 ? undefined : end);
    // Whatever follows from a tab is told of something else.
    if (/^ *\t/.test(before + rest))
      return { offset, message: 'is indented with a tab. Use spaces' };
    if (isUnclosed(error)) {
      return { offset: lastQuoted(document) ?? offset, message: 'has quotes that are not closed' };
    }
    const message = wordsFor(error, { before, rest });
    return { offset, message: message ?? `is not YAML: ${plainly(error.message)}` };
  });
}

/** Words for an error, by what its line holds before it and from there on; undefined if there are none. */
function wordsFor(
  { code, message }: YAMLParseError,
  { before, rest }: { readonly before: string; readonly rest: string },
): string | undefined {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return 'has several documents ("---"). Keep one';
    case 'RESOURCE_EXHAUSTION':
      return 'is nested too deep';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /:\s/.test(`${rest}\n`)
        ? 'is not YAML: put quotes around a text that holds ": "'
        : 'is not YAML: the next line is indented too far. Align the keys of a column';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'is not YAML: put a colon and a space between key and value';
    case 'BAD_SCALAR_START':
      return `is not YAML: put quotes around a text that begins with ${rest.slice(0, 1)}`;
    case 'BAD_ALIAS':
      return /^\s*$/.test(before) && rest.startsWith('* ')
        ? 'is not YAML: begin the items of a list with "- ", not with "* "'
        : undefined;
    case 'MISSING_CHAR':
      if (message.startsWith('Sequence item without'))
        return 'is not YAML: is indented too little. Align the keys of a column';
      if (message.startsWith('Implicit map keys'))
        return 'is not YAML: put a colon and a space between key and value';
      return undefined;
    case 'UNEXPECTED_TOKEN':
      return /['"]\s*$/.test(before) && message.includes('at node end')
        ? 'is not YAML: goes on after closing quotes. Put the other kind of quotes around the whole'
        : undefined;
    default:
      return undefined;
  }
}

const isUnclosed = ({ code, message }: YAMLParseError) =>
  code === 'MISSING_CHAR' && /^Missing closing ['"]quote/.test(message);

/** Where the last text in quotes begins: the parser finds the lack of an end at the end. */
function lastQuoted(document: Document.Parsed): number | undefined {
  let last: number | undefined;
  const see = (node: Scalar) => {
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') last = node.range?.[0];
  };
  visit(document, (_, node) => {
    if (isScalar(node)) see(node);
  });
  return last;
}

const plainly = (message: string) => sanitize(message).replace(/[\s.]+$/, '');
