/** Part of a line with its links, as far as tables are concerned. */
interface Row {
  readonly text: string;
}

/** Stands for a `|` that separates no cells: one that is escaped, or in code. No text has it. */
export const PIPE = '\u0002';

/** The line between the header and the rows: `|---|:-:|`, `--- | ---`. */
const RULE = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** The lines of a table that is drawn: `+-----+-----+`. */
const BORDER = /^\+(?:[-=]{3,}\+)+$/;

/** A rule among other lines, as it begins. */
const RULE_LINE = /^[ \t>]*(?:(?:\|[ \t]*)?:?-+:?[ \t]*\||\+[-=]{3})/m;

/** Empty lines between two rows, which end the table for the parser. */
const GAPS = /^([ \t]*\|[^\n]*)\n(?:[ \t]*\n)+(?=[ \t]*\|)/gm;

export const hasTable = (markdown: string) => RULE_LINE.test(markdown);

/** The text with its tables in one piece and their escaped pipes marked, since the parser knows none. */
export function withMarkedTables(markdown: string): string {
  if (!hasTable(markdown)) return markdown;
  return markdown
    .replace(GAPS, '$1\n')
    .replace(/\\([\\|])/g, (escaped, mark) => (mark === '|' ? PIPE : escaped));
}

/** The lines of a paragraph with the cells of a table as text, and without its rules. */
export function withoutTable<Line extends Row>(lines: readonly Line[]): readonly Line[] {
  const rule = lines.findIndex((line, index) => isRule(line, lines[index - 1]));
  if (rule < 0) return lines;
  const isHeaded = lines[rule - 1]?.text.includes('|') ?? false;
  const begin = isHeaded ? rule - 1 : rule;
  return lines.flatMap((line, index) => {
    if (index < begin) return [line];
    if (isRule(line, lines[index - 1])) return [];
    return [{ ...line, text: line.text.replaceAll('|', ' ') }];
  });
}

function isRule({ text }: Row, above: Row | undefined): boolean {
  const line = text.trim();
  if (BORDER.test(line)) return true;
  return (
    RULE.test(line) && line.includes('|') && (line.includes('---') || !!above?.text.includes('|'))
  );
}
