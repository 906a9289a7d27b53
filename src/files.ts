/** What stands at a path, links followed. */
export type FileKind = 'file' | 'folder' | 'other' | 'missing';

/**
 * The files a run may read and write. In the action they are confined to the workspace; on the
 * command line they are the user's own.
 *
 * Every method throws a `FileError` whose message names the path and says what to do.
 */
export interface Files {
  kind(path: string): Promise<FileKind>;
  /** Names in a folder, sorted by code unit. */
  list(folder: string): Promise<readonly string[]>;
  /** The UTF-8 text of a regular file of at most `maxBytes`. */
  readText(path: string, maxBytes: number): Promise<string>;
  /** Writes by rename: the file is there whole, or as it was. Makes missing folders. */
  writeText(path: string, text: string): Promise<void>;
}

/** Size limit of a graph or CSV file, in bytes. */
export const MAX_FILE_BYTES = 20_000_000;

/** Size limit of one content or instructions file, in bytes. */
export const MAX_TEXT_BYTES = 1_000_000;

/** A file that may not or cannot be read or written. */
export class FileError extends Error {
  override readonly name = 'FileError';
}
