/**
 * What a spreadsheet shows in place of a value that it lost, in the languages that it speaks: `#REF!`,
 * `#NAME?`, `#DIV/0!`, `#\u00a1VALOR!`, `#N/A`, `#NV`, `Err:508`.
 */
const SPREADSHEET_ERROR = /^(?:#[\u00a1\u00bf]?[\p{Lu}\d/_]+[!?]|#N\/A|#NV|Err:\d{3})$/u;

/**
 * Whether a value's text was lost on its way: U+FFFD is where bytes could not be decoded, `***` alone
 * is what the runner's log and we put in place of a secret, and an error of a spreadsheet is no
 * person's text.
 */
export function isLost(text: string): boolean {
  const cell = text.trim();
  return cell.includes('\uFFFD') || cell === '***' || SPREADSHEET_ERROR.test(cell);
}
