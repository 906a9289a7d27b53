import { choiceColumn } from './choice.ts';
import type { Column } from './column.ts';
import { textColumn } from './text.ts';

/** Limits of a TLDR, for the offline preview too. */
export const TLDR_LIMITS = { words: 12, points: 120 } as const;

const TLDR = textColumn({
  name: 'TLDR',
  id: 'tldr',
  instruction: `what the topic is or what it is for, in plain words, at most ${TLDR_LIMITS.words} words on one line, without a final full stop, links, Markdown or quotation marks. Say what sets this topic apart from the others; do not begin by repeating its name.`,
  ...TLDR_LIMITS,
  tokens: { expected: 20, max: 40 },
  distinct: true,
});

const CHALLENGE = choiceColumn({
  name: 'Challenge',
  id: 'challenge',
  instruction:
    '"practice" if a learner masters it mostly by doing it a few times; "expert" if it takes deep background knowledge or long experience.',
  choices: ['practice', 'expert'],
  tokens: { expected: 5, max: 10 },
});

/** The columns that the model fills in, in the order of the table. */
export const COLUMNS: readonly Column[] = [TLDR, CHALLENGE];

/** The columns that the offline preview can fill in from a topic's own description. */
export function previewColumns(columns: readonly Column[]): readonly Column[] {
  // Two topics may share a description, so equal values are no error.
  return columns.flatMap((column) => (column === TLDR ? [{ ...TLDR, distinct: false }] : []));
}
