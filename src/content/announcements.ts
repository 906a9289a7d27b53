import type { Line } from './lines.ts';

/**
 * A sentence that only announces the resources: "Visit the following resources to learn
 * more:", "Learn more from the following links:", and their variants. Dropped wherever it appears.
 */
const ANNOUNCEMENT =
  /^(?:(?:to learn|for) (?:more|further)[^.!?:]{0,40},\s*)?(?:please )?(?:you can )?(?:also )?(?:visit|see|check(?: out)?|refer to|explore|read|watch|use|have a look at|take a look at|here are|(?:learn|read|find out|know|discover) more(?: (?:about|on|of) [^.!?:]{1,60})? (?:from|at|with|by|in|on|through|via|using|by using|by visiting|by reading))\s(?:some of )?(?:the|these|some|a few|following)\b[^.!?:]{0,40}\b(?:resources?|links?|articles?|videos?|guides?|references?)\b[^.!?]{0,60}[.:]?$/i;

/** What the line right before the resources contains if it announces them. */
const POINTS_AT_RESOURCES =
  /\b(?:resources?|links?|(?:learn|read|know|explore|find out) more|more (?:about|information|details|on)|further reading|references?|articles?|videos?|tutorials?|guides?|courses?|following)\b/i;

/** How a sentence begins that announces something, and is not ended. */
const OPENING =
  /^(?:please |you can |also )*(?:here|(?:given |listed )?below|(?:the )?following|visit|see|check|refer|explore|read|watch|use|have a look|take a look|look|learn|find|for (?:more|further)|to (?:learn|read|know|find)|want to)\b[^\n]*[^.!?\s]$/i;

/** A heading of the resources, be it set as one or not: "Resources", "Further reading". */
const TITLE =
  /^(?:(?:(?:some|more|further|additional|other|useful|helpful|free|good|great|recommended|suggested|related|external|online|learning|official|important) ){0,2}(?:resources?|links?|references?|reading|readings|sources|materials?|articles?|videos?|tutorials?|guides?|courses?|books?|documentation|information)|(?:see|read|check) also|(?:learn|read|find out|know) more)[.:]?$/i;

/** An announcement is short; a longer line before the list is text. In characters. */
const MAX_ANNOUNCEMENT = 120;

/** All of a text up to its last sentence. */
const BEFORE_LAST_SENTENCE = /^[\s\S]*[.!?]\s+/;

export const isAnnouncement = (sentence: string) => ANNOUNCEMENT.test(sentence);

/**
 * A line of text without its last sentence, if that only announces the resources.
 *
 * @param next What follows the line: a resource, text, or nothing.
 */
export function withoutAnnouncement(line: Line, next: 'resource' | 'text' | 'nothing'): string {
  const text = line.text.trim();
  // A line may be a million characters long, so only its end is searched.
  const end = text.slice(-2 * MAX_ANNOUNCEMENT);
  const sentence = end.slice(BEFORE_LAST_SENTENCE.exec(end)?.[0].length);
  const announces =
    ANNOUNCEMENT.test(sentence) ||
    (next === 'resource' && announcesNext(line, sentence)) ||
    (next === 'nothing' && line.list === null && sentence === text && TITLE.test(sentence));
  return announces ? text.slice(0, text.length - sentence.length) : text;
}

function announcesNext({ heading, list }: Line, sentence: string): boolean {
  if (sentence.length > MAX_ANNOUNCEMENT) return false;
  if (heading > 0 || sentence.endsWith(':')) return POINTS_AT_RESOURCES.test(sentence);
  // An item of a list may well be called "References".
  if (list !== null) return false;
  return TITLE.test(sentence) || (OPENING.test(sentence) && POINTS_AT_RESOURCES.test(sentence));
}
