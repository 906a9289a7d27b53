import type { Column } from '../columns/column.ts';
import { mergeTables } from '../formats/csv/merge.ts';
import { readPublished } from '../formats/csv/read.ts';
import type { PublishedFile } from '../publish/published.ts';

/**
 * A published table with the edits that were made meanwhile on the base of our pull request. Throws a
 * `RoadmapError` if either is not a table of ours: neither may be overwritten unread.
 */
export function withBaseEdit(
  { text, baseEdit }: PublishedFile & { readonly known: true },
  path: string,
  columns: readonly Column[],
): string | null {
  if (baseEdit === null) return text;
  const { name, now } = baseEdit;
  const isReadable = (table: string) => {
    try {
      readPublished(table, path, columns);
      return true;
    } catch {
      return false;
    }
  };
  readPublished(now, name, columns);
  const begun = isReadable(baseEdit.begun ?? '') ? baseEdit.begun : null;
  // A table that was damaged when the branch began is repaired on the base.
  const isDamaged = text === null || (text === baseEdit.begun && begun === null);
  if (isDamaged) return now;
  readPublished(text, path, columns);
  return mergeTables({ begun, base: now, branch: text });
}
