/** Accents and the like. Here, as the bundler makes an object of it wherever it is. */
const MARKS = /\p{M}/gu;

/**
 * A text as it is compared: without case and without marks, so that `uber` finds `Über`. Greek has one
 * sigma then, also at the end of a word, and `strasse` finds `Straße`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('ß', 'ss');
}
