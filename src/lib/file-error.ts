/** A file that may not or cannot be read or written. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** Does something to a file; what the system refuses becomes a `FileError` that says so in words. */
export async function explain<T>(path: string, done: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${path} cannot be ${done}: ${reasonOf(error)}.`, { cause: error });
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null);

/** Whether nothing stands at a path. */
export const isMissing = (error: unknown) =>
  codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

/** Whether the system does not let this happen, at least not now. */
export const isDenied = (error: unknown) =>
  ['EACCES', 'EBUSY', 'EPERM'].includes(String(codeOf(error)));

/** Windows gives one answer for both, and keeps others from a file that a program has open. */
const DENIED =
  process.platform === 'win32'
    ? 'permission denied, or another program has it open'
    : 'permission denied';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EBUSY: 'another program has it open',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such file, folder or drive',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ELOOP: 'its links form a circle',
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
};

/** What the system refused, in words. */
export function reasonOf(error: unknown): string {
  const code = String(codeOf(error) ?? '');
  return REASONS[code] ?? (code || 'unknown error');
}
