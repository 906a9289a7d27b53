/** A text as it is compared: without case and without marks, so that `uber` finds `Über`. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
