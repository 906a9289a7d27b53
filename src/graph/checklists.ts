import type { Checklist, TopicNode } from './graph.ts';
import { invalidId, type NodeError, repeatedId } from './node-error.ts';
import { inRows } from './order.ts';
import { checklistSchema, nodeSchema } from './schema.ts';

/** Reads a node as a checklist; null if it is none, or one without entries. */
export function readChecklist(value: unknown): Checklist | null {
  const entries = checklistSchema.safeParse(value).data ?? [];
  const node = nodeSchema.safeParse(value).data;
  return node && entries.length > 0 ? { heading: node.label, rect: node.rect, entries } : null;
}

/**
 * Checklists in reading order, each with the entries that have a valid id of their own, and what is
 * wrong with the other entries.
 *
 * @param taken Ids of nodes, which come first.
 */
export function checkEntries(found: readonly Checklist[], taken: Iterable<string>) {
  const ids = new Set(taken);
  const errors: NodeError[] = [];
  const isValid = (entry: TopicNode) => {
    const error = invalidId(entry) ?? (ids.has(entry.id) ? repeatedId(entry) : null);
    if (error !== null) errors.push(error);
    else ids.add(entry.id);
    return error === null;
  };
  // No row has the id of the checklist itself, so it may have none.
  const placed = found.map((list) => ({ ...list, id: list.entries[0]?.id ?? '' }));
  const checklists = inRows(placed).map(
    ({ heading, rect, entries }): Checklist => ({
      heading,
      rect,
      entries: entries.filter(isValid),
    }),
  );
  return { checklists: checklists.filter(({ entries }) => entries.length > 0), errors };
}
