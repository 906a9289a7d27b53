/** Windows has no signals that a process could handle, no named pipes in its file system and no bash to rely on. */
export const WINDOWS = process.platform === 'win32';
