/** A file that cannot be read or written, or must not be. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** Does something with a file; an error of the system becomes a `FileError` that explains it. */
export async function explain<T>(path: string, done: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw explained(error, path, done);
  }
}

/** A system's error, of what was not `done` with a file, as one that explains it. */
export function explained(error: unknown, path: string, done: string): FileError {
  if (error instanceof FileError) return error;
  const code = codeOf(error);
  const reason = REASONS[code] ?? (code || 'unknown error');
  return new FileError(`${path} cannot be ${done}: ${reason}.`, { cause: error });
}

/** Whether there is nothing at a path. */
export const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

/** Whether the system refuses, at least for the moment. */
export const isDenied = (error: unknown) => ['EACCES', 'EBUSY', 'EPERM'].includes(codeOf(error));

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Windows reports both with one code, and locks a file that a program has open. */
const DENIED =
  process.platform === 'win32'
    ? 'permission denied, or another program has it open'
    : 'permission denied';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EBUSY: 'another program has it open',
  EROFS: 'the file system is read-only',
  ENOENT: 'no such file, folder or drive',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ELOOP: 'too many levels of symbolic links',
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
};
