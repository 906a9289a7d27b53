import { messageOf } from '../lib/error.ts';
import type { Files } from '../lib/files.ts';
import { MAX_TEXT_BYTES } from '../lib/limits.ts';

/** The file that `columns` names, and its text or why it cannot be read. */
export type ColumnsFile = { readonly path: string } & (
  | { readonly text: string }
  | { readonly error: string }
);

/** A line without a comma that ends like a file of YAML or JSON. */
const PATH = /^[^,\r\n]+\.(?:ya?ml|json)$/i;

/** Whether `columns` names a file. */
export const isColumnsPath = (columns: string) => PATH.test(columns.trim());

/**
 * Reads the file that `columns` names, the only one that is read before the settings are checked;
 * null if it names none. Never throws, so that other errors are reported together with this one.
 */
export async function readColumnsFile(
  columns: string | undefined,
  openFiles: () => Promise<Files> | Files,
): Promise<ColumnsFile | null> {
  const path = columns?.trim() ?? '';
  if (!isColumnsPath(path)) return null;
  try {
    const files = await openFiles();
    return { path, text: await files.readText(path, MAX_TEXT_BYTES) };
  } catch (error) {
    return { path, error: messageOf(error) };
  }
}
