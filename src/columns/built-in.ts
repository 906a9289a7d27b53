import { choiceColumn } from './choice.ts';
import type { Column } from './column.ts';
import { checkHowTo, HOW_TO_LIMITS } from './how-to.ts';
import { listColumn } from './list.ts';
import { numberColumn } from './number.ts';
import { textColumn } from './text.ts';

// No live model was at hand: the instructions are checked against simulated answers only.

/** Limits of a TLDR, for the offline preview too. */
export const TLDR_LIMITS = { words: 12, points: 120 } as const;

const TLDR = textColumn({
  name: 'TLDR',
  plural: 'TLDRs',
  id: 'tldr',
  instruction: `what the topic is or what it is for, in plain words, at most ${TLDR_LIMITS.words} words on one line, without a final full stop, links, Markdown or quotation marks. Say what sets this topic apart from the others; do not begin by repeating its name.`,
  ...TLDR_LIMITS,
  distinct: true,
});

const CHALLENGE = choiceColumn({
  name: 'Challenge',
  plural: 'Challenges',
  id: 'challenge',
  instruction:
    '"practice" if a learner masters it mostly by doing it a few times; "expert" if it takes deep background knowledge or long experience.',
  choices: ['practice', 'expert'],
});

const OBSTACLE = textColumn({
  name: 'Obstacle',
  plural: 'Obstacles',
  id: 'obstacle',
  instruction:
    'the core obstacle that learners of the topic meet and where it shows, at most 12 words on one line, without a final full stop, links, Markdown or quotation marks. Name the difficulty itself, not that there is one.',
  words: 12,
  points: 120,
});

const HOW_TO = textColumn({
  name: 'How_To',
  id: 'how_to',
  instruction: `how to learn and apply the topic, as one string of at most ${HOW_TO_LIMITS.lines} lines and ${HOW_TO_LIMITS.words} words with "\\n" between the lines, without blank lines, links or Markdown. The line "Steps:", then 3 to 7 lines that each begin with "- " and are one imperative step of at most 9 words; the line "Guardrails:", then 1 to 3 lines that begin with "- " and say what to avoid; the line "Signals of Done:", then 1 to 3 lines that begin with "- " and say how to see that it is mastered.`,
  ...HOW_TO_LIMITS,
  check: checkHowTo,
});

const HOURS = numberColumn({
  name: 'Hours',
  id: 'hours',
  instruction:
    'the hours of study and practice until a working developer can use the topic without help: one whole number from 1 to 1000, not a range.',
  from: 1,
  to: 1_000,
  decimals: 0,
});

const LEVEL = choiceColumn({
  name: 'Level',
  plural: 'Levels',
  id: 'level',
  instruction:
    '"beginner" if it needs no knowledge of the field; "intermediate" if it needs the basics of the field; "advanced" if it builds on other topics of this level or on work experience.',
  choices: ['beginner', 'intermediate', 'advanced'],
});

const PREREQUISITES = listColumn({
  name: 'Prerequisites',
  id: 'prerequisites',
  instruction:
    'an array of 1 to 5 topics to know before this one, the most important first, each a name of at most 4 words without links, Markdown or "|". For a topic without any, name the general skill that it begins with.',
  items: 5,
  words: 4,
  points: 60,
});

/** The columns that there are without a definition of the user. */
export const BUILT_IN: readonly Column[] = [
  TLDR,
  CHALLENGE,
  OBSTACLE,
  HOW_TO,
  HOURS,
  LEVEL,
  PREREQUISITES,
];

/** The columns that the model fills in if none are named, in the order of the table. */
export const COLUMNS: readonly Column[] = [TLDR, CHALLENGE];

/** The name of the column that the offline preview fills in, whoever defines it. */
export const PREVIEW_COLUMN = TLDR.name;

/** The columns that the offline preview can fill in from a topic's own description. */
export function previewColumns(columns: readonly Column[]): readonly Column[] {
  // Two topics may share a description, so equal values are no error.
  return columns.flatMap((column) => (column === TLDR ? [{ ...TLDR, distinct: false }] : []));
}
