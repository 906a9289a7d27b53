/** A marker of git at the start of a line, as `git diff --check` finds them. */
const CONFLICT_MARKER = /^(?:<{7}|>{7})(?:[ \r]|$)/m;

/** The first line of a pointer (git-lfs, docs/spec.md). */
const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\//;

/**
 * What git left in place of a file's own text, as the end of a sentence that begins with the file's
 * name; null if the text is its own. Read as rows, it would cost somebody's edits.
 */
export function damageOf(text: string): string | null {
  if (LFS_POINTER.test(text)) {
    return 'is a Git LFS pointer, not the file itself. Exclude it from Git LFS, or check it out with lfs: true.';
  }
  const marker = CONFLICT_MARKER.exec(text);
  if (marker === null) return null;
  const line = text.slice(0, marker.index).split(/\r\n|\r|\n/).length;
  return `contains merge-conflict markers (line ${line}). Resolve the conflict first.`;
}
