import { mergeTables } from '../formats/csv/merge.ts';
import type { PublishedFile } from '../publish/published.ts';

/**
 * A published table with the edits that were made meanwhile on the base of our pull request. Throws a
 * `RoadmapError` if either is not a table of ours: neither may be overwritten unread.
 *
 * @param read Reads a table that errors call `name`, or by its path; throws if it is not ours.
 */
export function withBaseEdit(
  { text, baseEdit }: PublishedFile & { readonly known: true },
  read: (text: string, name?: string) => unknown,
): string | null {
  if (baseEdit === null) return text;
  const { name, now } = baseEdit;
  const isReadable = (table: string) => {
    try {
      read(table);
      return true;
    } catch {
      return false;
    }
  };
  read(now, name);
  const begun = isReadable(baseEdit.begun ?? '') ? baseEdit.begun : null;
  // A table that was damaged when the branch began is repaired on the base.
  const isDamaged = text === null || (text === baseEdit.begun && begun === null);
  if (isDamaged) return now;
  read(text);
  return mergeTables({ begun, base: now, branch: text });
}
