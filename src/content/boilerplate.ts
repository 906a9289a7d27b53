import type { TextLine } from './lines.ts';

/**
 * A sentence that does nothing but announce the resources: "Visit the following resources to learn
 * more:", "Learn more from the following links:", and their variants. Dropped wherever it stands.
 */
const ANNOUNCEMENT =
  /^(?:(?:to learn|for) (?:more|further)[^.!?:]{0,40},\s*)?(?:please )?(?:you can )?(?:also )?(?:visit|see|check(?: out)?|refer to|explore|read|watch|use|have a look at|take a look at|here are|learn more(?: about [^.!?:]{1,60})? (?:from|at|with|by))\s(?:some of )?(?:the|these|some|a few|following)\b[^.!?:]{0,40}\b(?:resources?|links?|articles?|videos?|guides?|references?)\b[^.!?]{0,60}[.:]?$/i;

/** Words of which one stands in the line directly before the resources if it announces them. */
const POINTS_AT_RESOURCES =
  /\b(?:resources?|links?|(?:learn|read|know|explore|find out) more|more (?:about|information|details|on)|further reading|references?|articles?|videos?|tutorials?|guides?|courses?|following)\b/i;

/** An announcement is short; a longer line before the list is text. In characters. */
const LONGEST_ANNOUNCEMENT = 120;

/** All of a text up to its last sentence. */
const BEFORE_LAST_SENTENCE = /^[\s\S]*[.!?]\s+/;

/** The texts without what announces the resources. */
export function withoutBoilerplate(lines: readonly TextLine[]): string[] {
  return lines.map((line) => {
    const text = line.text.trim();
    const last = lastSentence(text);
    return announces(last, line) ? text.slice(0, text.length - last.length) : text;
  });
}

/** The last sentence of a line: the only one that may be an announcement. */
function lastSentence(text: string): string {
  // Only the end is looked at: a line may be a million characters long.
  const end = text.slice(-2 * LONGEST_ANNOUNCEMENT);
  const [before = ''] = BEFORE_LAST_SENTENCE.exec(end) ?? [];
  return end.slice(before.length);
}

/** Whether a whole line is an announcement, wherever it stands. */
export function isBoilerplate(line: string): boolean {
  return ANNOUNCEMENT.test(line.trim());
}

function announces(sentence: string, line: TextLine): boolean {
  if (ANNOUNCEMENT.test(sentence)) return true;
  return (
    line.beforeResource &&
    sentence.length <= LONGEST_ANNOUNCEMENT &&
    (line.isHeading || sentence.endsWith(':')) &&
    POINTS_AT_RESOURCES.test(sentence)
  );
}
