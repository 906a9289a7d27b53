/** Fewer words than these are no statement of their own. */
const MIN_WORDS = 5;

/** Ends a clause, after a word. */
const CLAUSE_END = /[,;:)）]$|[.!?…]["”’)]?$/u;

/** Stands between clauses, as a word of its own or at the start of one. */
const CLAUSE_START =
  /^(?:[-–—(（].*|which|that|who|where|when|while|whereas|because|since|so|but|although|though|by|using|including|such|without|instead|unlike|allowing|enabling|making|helping|ensuring)$/iu;

/** Words that want another one after them. */
const DANGLING =
  /^(?:an?|the|of|in|on|at|for|with|to|from|into|by|as|and|or|but|than|not|is|are|be|can|may|must|will|its|their|your|this|these|every|each|such|more|most|very)$/iu;

/**
 * A beginning of a text of at most `max` words that ends with a clause; null if there is none, or it
 * is too short to make sense. Words are split at single spaces. Clauses are known by punctuation in
 * any language; where there is none, by their first word in English.
 */
export function cutAtClause(text: string, max: number): string | null {
  const words = text.split(' ');
  const counts = Array.from(words.keys()).filter((count) => count >= MIN_WORDS && count <= max);
  const ends = counts.filter((count) => {
    const last = words[count - 1] ?? '';
    return !DANGLING.test(last) && !CLAUSE_START.test(last);
  });
  const count =
    ends.findLast((end) => CLAUSE_END.test(words[end - 1] ?? '')) ??
    ends.findLast((end) => CLAUSE_START.test(words[end] ?? ''));
  return count === undefined ? null : words.slice(0, count).join(' ');
}
