import { oneLine } from '../log.ts';

/**
 * Foreign text for Markdown: what could begin markup, a link, a mention or a reference stands as a
 * numeric entity, and a backslash too, as it would undo one.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .trim()
    .replace(/[&<>@#[\]()|*_~`\\]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A table of GitHub-flavoured Markdown. Cells are Markdown: foreign text must be escaped before. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
