/** A script for a shell that completes commands and flags. */
export function completion(_shell: string): string {
  throw new Error('not built yet');
}
