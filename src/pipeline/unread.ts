import type { PublishedRow } from '../formats/csv/read.ts';
import type { Roadmap, Topic } from '../sources/roadmap.ts';
import { isOfText, isRevision, toItem } from '../values/key.ts';

/**
 * Topics whose text could not be read, as they were published: nobody knows whether it has changed,
 * so their rows keep what they have and are not sent. A doubtful topic is one of them if its row was
 * published with a description.
 */
export function keepUnread(
  roadmap: Roadmap,
  published: ReadonlyMap<string, PublishedRow>,
): Roadmap {
  const topics = roadmap.topics.map(({ doubtful, ...topic }): Topic => {
    const row = published.get(topic.id);
    if (!topic.unread && !(doubtful && row && hadDescription(row, topic))) return topic;
    if (row === undefined) return topic;
    const { description, resources } = row;
    // Without a graph, the topic's name is that of a heading which is unread as well.
    const name = roadmap.graph === null ? row.topic : topic.topic;
    return { ...topic, topic: name, description, resources, unread: true };
  });
  const count = topics.filter((topic) => topic.unread).length;
  if (count === 0) return { ...roadmap, topics };
  const warning = `${count} of ${topics.length} texts cannot be reached. Their rows are not sent, and keep their values`;
  return { ...roadmap, topics, warnings: [...roadmap.warnings, warning] };
}

/**
 * Whether a row was published with a description. A table that withholds descriptions tells by its
 * Revision, which is another one without a description.
 */
export function hadDescription({ description, revision }: PublishedRow, topic: Topic): boolean {
  if (description !== '') return true;
  return isOfText(revision) && !isRevision(revision, toItem({ ...topic, description: '' }).key);
}
