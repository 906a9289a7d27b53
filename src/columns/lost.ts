/**
 * Whether a value's text was lost on its way: U+FFFD is where bytes could not be decoded, and `***`
 * alone is what the runner's log and we put in place of a secret.
 */
export function isLost(text: string): boolean {
  return text.includes('\uFFFD') || text.trim() === '***';
}
