import { bareWord, dangles, isVerb, OPENERS, PREPOSITIONS } from './words.ts';

/** Of a word that needs something after it: worse than the loss of eight words. */
const BROKEN = -9;

/** Ends of participles that still want their preposition: `based on`, `written in`. */
const OPEN_END = /(?:ed|written|built|made|held|kept|sent)$/u;
const PARTICIPLE = /^[^-]*(?:ed|ing)$/u;
const PASSIVE = /^(?:is|are|was|were|be|been|being)$/u;
const ADJECTIVE =
  /(?:ive|al|able|ible|ic|ous|ful|ent|ant|less|lar|ary)$|^(?:fast|secure|simple|easy|new|large|small|open|clear|short|clean|safe|better|faster|larger|smaller|higher|lower|greater|easier)$/u;

/** After these a verb still lacks its object or its complement. */
const VERB_OPENER = /^(?:to|that|which|who|can|will|may|must|should|always|often|and|or)$/u;

/** What follows takes something back: better kept, but no reason to break a phrase. */
const RESERVATION = /^(?:without|if|unless|until|except)$/u;

/**
 * How natural it is to end a clause after its first `count` words, in words: one point makes up for
 * one word less. 6 is the end of a sentence, about 0 the middle of a loose enumeration, -9 or less
 * the middle of a phrase.
 */
export function boundary(words: readonly string[], count: number): number {
  const last = words[count - 1] ?? '';
  if (dangles(last)) return 2 * BROKEN;
  let worth = bareWord(last).endsWith('ly') ? BROKEN : 0;
  if (isOpenPair(words.slice(0, count))) worth += BROKEN;
  if (isBareVerb(words, count)) worth += BROKEN;
  return worth + (/[.;:!?]$/u.test(last) ? 6 : beforeNext(words, count));
}

/** The share of the word that would be the first to go. */
function beforeNext(words: readonly string[], count: number): number {
  const last = words[count - 1] ?? '';
  const bare = bareWord(last);
  const next = bareWord(words[count] ?? '');
  if (last.endsWith(',') || next === 'and' || next === 'or') {
    if (isHalfOfPair(words, count)) return BROKEN;
    return last.endsWith(',') ? 1 : -2;
  }
  if (RESERVATION.test(next)) return -2;
  if (next === 'of') return bare === 'part' ? BROKEN : -3;
  if (isToExpected(words.slice(0, count), next)) return BROKEN;
  const isComplement = next === 'by' || (PREPOSITIONS.has(next) && next !== 'as');
  if (OPEN_END.test(bare) && isComplement) return -5;
  if (OPENERS.has(next)) return 4;
  if (PREPOSITIONS.has(next)) return next === 'to' ? 1 : 2;
  return PARTICIPLE.test(next) && !isVerb(bare) && !ADJECTIVE.test(bare) ? -1 : BROKEN;
}

/** `to determine`, `which aims`, `, safeguarding`: a verb without what it acts on. */
function isBareVerb(words: readonly string[], count: number): boolean {
  const bare = bareWord(words[count - 1] ?? '');
  const before = words[count - 2] ?? '';
  if (bare.endsWith('ing')) return before.endsWith(',') || dangles(before);
  if (!isVerb(bare) || bareWord(words[count - 3] ?? '') === 'want') return false;
  return bare === 'use' || VERB_OPENER.test(bareWord(before)) || before.endsWith('ly');
}

/** `allows users`, `the need`, `from one place`: a `to` must follow. */
function isToExpected(words: readonly string[], next: string): boolean {
  const tail = words.slice(-5).map(bareWord);
  if (next === 'into') return tail.includes('from');
  if (next !== 'to') return false;
  if (/^(?:need|ways?|responsib.*|order)$/u.test(tail.at(-1) ?? '')) return true;
  const asks = /^(?:allow|enabl|requir|encourag|tell|ask|want|instruct)/u;
  return tail.includes('from') || tail.slice(-3).some((word) => asks.test(word));
}

/** `both`, `between`, `either` and `whether` promise a second half. */
function isOpenPair(words: readonly string[]): boolean {
  const bare = words.map(bareWord);
  const opener = bare.findLastIndex((word) => /^(?:both|between|either|whether)$/u.test(word));
  return opener >= 0 && !bare.slice(opener).some((word) => word === 'and' || word === 'or');
}

/** A list of verbs or adjectives is half without what comes after its last `and`. */
function isHalfOfPair(words: readonly string[], count: number): boolean {
  const bare = bareWord(words[count - 1] ?? '');
  const before = bareWord(words[count - 2] ?? '');
  if (before === 'to' || PASSIVE.test(before)) return false;
  if (/(?:ing|ed|ier)$/u.test(bare) || ADJECTIVE.test(bare)) return true;
  return isVerb(bare) && !bare.endsWith('s');
}
