import { RoadmapError } from '../../lib/error.ts';
import { sanitize } from '../../lib/text/message.ts';

/** Columns of a list that are read, in lower case. */
const READ = ['topic', 'category', 'subcategory', 'description', 'resources', 'id'] as const;

/**
 * Columns that every table of ours has. They are not read from a list, and are no other columns
 * either: what they hold is said by the published table alone.
 */
const OURS = ['tldr', 'challenge', 'revision'] as const;

type ReadColumn = (typeof READ)[number];

/** What stands in which column of a list, by position from 0. */
export interface Columns {
  /** Null for a column that the list does not have. */
  readonly at: Readonly<Record<ReadColumn, number | null>>;
  /** All columns that are neither read nor ours. */
  readonly others: readonly number[];
}

/** Finds the columns by their names, trimmed and whatever their case. Throws a `RoadmapError`. */
export function findColumns(header: readonly string[], path: string): Columns {
  const names = header.map(nameOf);
  const find = (name: string): number | null => {
    const first = names.indexOf(name);
    if (first !== names.lastIndexOf(name)) {
      throw new RoadmapError(
        `${sanitize(path)} has two columns named ${sanitize(header[first] ?? '')}. Rename one of them.`,
      );
    }
    return first < 0 ? null : first;
  };
  const at = {
    topic: find('topic'),
    category: find('category'),
    subcategory: find('subcategory'),
    description: find('description'),
    resources: find('resources'),
    id: find('id'),
  };
  if (at.topic === null) {
    throw new RoadmapError(
      `${sanitize(path)} has no Topic column. Its first row must name the columns, one of them Topic.`,
    );
  }
  const known = new Set<number | null>([...Object.values(at), ...OURS.map(find)]);
  return { at, others: [...names.keys()].filter((index) => !known.has(index)) };
}

/** A column's name as it is compared. */
export const nameOf = (cell: string) => cell.trim().toLowerCase();
