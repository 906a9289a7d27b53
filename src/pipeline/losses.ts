import { type Face, nameOn } from '../config/config.ts';
import { heldOf } from '../formats/csv/own-columns.ts';
import type { PublishedRow } from '../formats/csv/read.ts';
import { RoadmapError } from '../lib/error.ts';
import { joinSome } from '../lib/text/message.ts';
import { plural } from '../lib/text/words.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { hadDescription } from './unread.ts';

/** So few rows may always go: a small roadmap changes by large percentages. */
const MAX_ALWAYS = 5;

export interface LossOptions {
  /** Percent of the published rows that may lose their topic or their description. */
  readonly maxRemoved: number;
  /** The table, as messages call it. */
  readonly path: string;
  /** Where the run was started: messages speak of inputs or of flags. */
  readonly face: Face;
}

/**
 * Throws a `RoadmapError` if a roadmap would take the topic or the description from more of its
 * published rows than a maintainer expects: it is more likely broken than revised, and what people
 * wrote in those rows would be lost.
 */
export function checkLosses(
  { topics }: Roadmap,
  published: ReadonlyMap<string, PublishedRow>,
  { maxRemoved, path, face }: LossOptions,
): void {
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]));
  const isLost = ([id, row]: readonly [string, PublishedRow]) => {
    const topic = topicOf.get(id);
    if (topic === undefined) return true;
    return !topic.unread && topic.description === '' && hadDescription(row, topic);
  };
  const lost = [...published].filter(isLost).length;
  const percent = (lost / published.size) * 100;
  if (lost <= MAX_ALWAYS || percent <= maxRemoved) return;
  const setting = nameOn(face, 'max-removed');
  const acceptAll = face === 'cli' ? `${setting} 100` : `${setting}: 100`;
  throw new RoadmapError(
    `${lost} of the ${published.size} rows of ${path} would lose their topic or description, ` +
      `more than the ${maxRemoved} percent of ${setting}. If that is right, set ${acceptAll} for one run.`,
  );
}

/**
 * Throws a `RoadmapError` if a roadmap lost its graph, and with it the categories of its published
 * rows, or rows with cells of a person's own columns. A roadmap that never had one has its title for a category.
 */
export function checkGraph(
  { graph, title, topics }: Roadmap,
  published: ReadonlyMap<string, PublishedRow>,
  path: string,
): void {
  const hasPlace = ({ category, subcategory }: PublishedRow) =>
    subcategory !== '' || !['', title].includes(category);
  if (graph !== null) return;
  const ids = new Set(topics.map(({ id }) => id));
  const lost = [...published].filter(([id, row]) => !ids.has(id) && heldOf(row.own) !== '');
  if (lost.length > 0) {
    throw new RoadmapError(
      `its graph was not found, and without it ${plural(lost.length, 'row')} of ${path} with cells of your own would be removed: ${joinSome(lost.map(([, row]) => row.topic))}. Try again later; if there is none any more, empty those cells.`,
    );
  }
  if (![...published.values()].some(hasPlace)) return;
  throw new RoadmapError(
    `its graph was not found, and without it the rows of ${path} would lose their categories. Try again later; if there is none any more, empty Category and Subcategory in that table.`,
  );
}
