/** What a shell leaves as it is: it would split other words, or look for files in place of them. */
const PLAIN = /^[\w./:@%+,=\\-][\w./:@%+,=~\\-]*$/;

/** A path or name as a word of a command: quoted if a shell needs it, and never taken for a flag. */
export function shellWord(word: string): string {
  const name = word.startsWith('-') ? `./${word}` : word;
  return PLAIN.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
