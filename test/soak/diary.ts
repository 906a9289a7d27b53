/** What a story comes to, written down as it happens. */
export class Diary {
  nights = 0;
  /** How many edits were lost with a word in the log or the summary. */
  lost = 0;
  /** What must never happen, one line each. */
  readonly violations: string[] = [];
  /** Everything that happened, in order. */
  readonly journal: string[] = [];

  note(what: string): void {
    this.journal.push(what);
  }

  violate(what: string): void {
    this.violations.push(`night ${this.nights}: ${what}`);
    this.note(`VIOLATION ${what}`);
  }

  /** Edits that a run lost, and those of them that it told of. */
  lose(silent: readonly string[], reported: readonly string[]): void {
    for (const loss of silent) this.violate(`lost without a word: ${loss}`);
    for (const loss of reported) this.note(`lost with a word: ${loss}`);
    this.lost += reported.length;
  }
}
