/** What a shell leaves as it is: it would split other words, or look for files in place of them. */
const PLAIN = /^[\w./:@%+,=\\-][\w./:@%+,=~\\-]*$/;

/** A word of a command, quoted if a shell would take it for something else. */
export const shellWord = (word: string) =>
  PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
