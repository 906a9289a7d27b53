/**
 * Cells that a spreadsheet would take for a formula, however many apostrophes stand before
 * (OWASP, "CSV Injection").
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** Puts one apostrophe before what looks like a formula. `unguard` takes it away again. */
export function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guard`. */
export function unguard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
