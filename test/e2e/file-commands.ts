/** Reads a GITHUB_OUTPUT or GITHUB_STATE file by the rules of the runner, which fails a bad one. */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  let index = 0;
  while (index < text.length) {
    const { line, next } = readLine(text, index);
    index = next;
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const name = line.slice(0, heredoc);
      const delimiter = line.slice(heredoc + 2);
      if (name === '' || delimiter === '') throw new Error(`Name or delimiter missing: '${line}'`);
      const block = readUntil(text, index, delimiter);
      values[name] = block.value;
      index = block.next;
    } else if (equals > 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
    } else {
      throw new Error(`Invalid file command: '${line}'`);
    }
  }
  return values;
}

interface Line {
  readonly line: string;
  readonly next: number;
  /** Empty at the end of a file that does not end in one. */
  readonly newline: string;
}

function readLine(text: string, from: number): Line {
  const feed = text.indexOf('\n', from);
  if (feed < 0) return { line: text.slice(from), next: text.length, newline: '' };
  // Only the runner on Windows takes a CR before it as part of the line's end.
  const crlf = process.platform === 'win32' && feed > from && text[feed - 1] === '\r';
  const newline = crlf ? '\r\n' : '\n';
  return { line: text.slice(from, feed + 1 - newline.length), next: feed + 1, newline };
}

function readUntil(
  text: string,
  start: number,
  delimiter: string,
): { value: string; next: number } {
  let index = start;
  let end = start;
  while (index < text.length) {
    const { line, next, newline } = readLine(text, index);
    index = next;
    if (line === delimiter) return { value: text.slice(start, end), next };
    if (newline === '') break;
    end = next - newline.length;
  }
  throw new Error(`The delimiter '${delimiter}' was not found`);
}
