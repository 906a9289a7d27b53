import { sanitize } from '../lib/text/message.ts';
import { TOPIC_ID, type TopicNode } from './graph.ts';

/** A node, or an entry of a checklist, that cannot be used. */
export interface NodeError {
  readonly node: TopicNode;
  /** What is wrong with it, and what to do. */
  readonly message: string;
}

/** The error of a topic whose id cannot be part of a row and of a URL; null if it can. */
export function invalidId(node: TopicNode): NodeError | null {
  if (TOPIC_ID.test(node.id)) return null;
  const id = sanitize(node.id);
  const has = id === '' ? 'no id' : `the id ${id}`;
  const message = `the topic ${sanitize(node.label)} has ${has}. Use 1 to 64 letters, digits, "_" or "-".`;
  return { node, message };
}

/** The error of what has the id of another. */
export function repeatedId(node: TopicNode): NodeError {
  return { node, message: `two nodes have the id ${sanitize(node.id)}. Change one of them.` };
}
