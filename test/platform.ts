/**
 * There, tests skip themselves that need signals a process can handle, pipes among the files, permission
 * bits, links (which need rights) or a bash to rely on.
 */
export const WINDOWS = process.platform === 'win32';
