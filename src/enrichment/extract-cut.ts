import { firstPoints } from './extract-text.ts';
import { bareWord, dangles, isVerb, OPENERS, PREPOSITIONS } from './extract-words.ts';
import { MAX_POINTS, MAX_WORDS } from './tldr.ts';

/** A clause made to fit, and how good the place is where it ends: 0 is a hard cut, 10 none at all. */
export interface Cut {
  readonly text: string;
  readonly worth: number;
}

const WHOLE = 10;

/** What a cut of middling length at a fair boundary is worth on the scale of `boundary`. */
const MIDDLING = 5;

/** Fewer words than these say too little to stop there. */
const LEAST_WORDS = 3;

const PARTICIPLE = /^[^-]*(?:ed|ing)$/u;
const ADJECTIVE =
  /(?:ive|al|able|ible|ic|ous|ful|ent|ant|less|lar|ary)$|^(?:fast|secure|simple|easy|new|large|small|open|clear|short|clean|safe)$/u;

const WORDS = new Intl.Segmenter('und', { granularity: 'word' });
const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts a clause to a TLDR's words and code points, at the best boundary that fits. */
export function shorten(clause: string): Cut {
  const words = clause.split(' ').filter((word) => word !== '');
  const room = wordsThatFit(words);
  if (room === words.length) {
    const kept = /[.!?]$/u.test(words.at(-1) ?? '') ? words : trimEnd(words);
    return { text: (kept.length > 1 ? kept : words).join(' '), worth: WHOLE };
  }
  if (room === 0) return { text: cutWord(words[0] ?? ''), worth: 0 };
  let best: { count: number; worth: number } = { count: room, worth: Number.NEGATIVE_INFINITY };
  for (let count = room; count >= Math.min(LEAST_WORDS, room); count--) {
    const worth = boundary(words, count) + count;
    if (worth > best.worth) best = { count, worth };
  }
  const kept = trimEnd(words.slice(0, best.count));
  return {
    text: kept.join(' '),
    worth: Math.max(0, Math.min(WHOLE - 1, best.worth - MIDDLING)),
  };
}

function wordsThatFit(words: readonly string[]): number {
  let points = -1;
  let count = 0;
  for (const word of words.slice(0, MAX_WORDS)) {
    points += 1 + [...word].length;
    if (points > MAX_POINTS) break;
    count++;
  }
  return count;
}

/** How natural it is to end after the first `count` words: the higher, the better. */
function boundary(words: readonly string[], count: number): number {
  const last = words[count - 1] ?? '';
  const next = bareWord(words[count] ?? '');
  const bare = bareWord(last);
  if (dangles(last)) return -20;
  let worth = bare.endsWith('ly') ? -8 : 0;
  if (isOpenPair(words.slice(0, count))) worth -= 8;
  if (isBareVerb(words, count)) worth -= 9;
  if (/[.;:!?]$/u.test(last)) return worth + 6;
  const listed = last.endsWith(',') || next === 'and' || next === 'or';
  if (listed)
    return (
      worth + (isHalfOfPair(bare) && words[count - 2] !== 'to' ? -9 : last.endsWith(',') ? 1 : 0)
    );
  if (/^(?:without|if|unless|until|except)$/u.test(next)) return worth - 2;
  const fromTo =
    /^(?:to|into)$/u.test(next) && words.slice(Math.max(0, count - 5), count).includes('from');
  if (fromTo) return worth - 6;
  if (next === 'to' && promisesVerb(words.slice(0, count))) return worth - 9;
  if (OPENERS.has(next)) return worth + 4;
  if (next === 'of') return worth - 3;
  if (PREPOSITIONS.has(next)) return worth + (/ed$/u.test(bare) ? -5 : next === 'to' ? 1 : 2);
  return worth - (PARTICIPLE.test(next) && !isVerb(bare) && !ADJECTIVE.test(bare) ? 1 : 9);
}

/** `to determine`, `which aims`, `, safeguarding`: a verb without what it acts on. */
function isBareVerb(words: readonly string[], count: number): boolean {
  const bare = bareWord(words[count - 1] ?? '');
  const before = words[count - 2] ?? '';
  if (bare.endsWith('ing')) return before.endsWith(',') || dangles(before);
  if (!isVerb(bare) || bareWord(words[count - 3] ?? '') === 'want') return false;
  if (bare === 'use' || bare === 'uses') return true;
  return (
    /^(?:to|that|which|who|can|will|may|must|should|always|often|and|or)$/u.test(
      bareWord(before),
    ) || before.endsWith('ly')
  );
}

/** `allows users`, `the ability`: a `to` and a verb must follow. */
function promisesVerb(words: readonly string[]): boolean {
  const tail = words.slice(-3).map(bareWord);
  if (/^(?:ability|need|way|ways|responsibility|responsible|order|how)$/u.test(tail.at(-1) ?? ''))
    return true;
  return tail.some((word) => /^(?:allow|enabl|requir|encourag|tell|ask|want|instruct)/u.test(word));
}

/** `both`, `between`, `either`, `from` and `whether` promise a second half. */
function isOpenPair(words: readonly string[]): boolean {
  const bare = words.map(bareWord);
  const opener = bare.findLastIndex((word) => /^(?:both|between|either|whether)$/u.test(word));
  return opener >= 0 && !bare.slice(opener).some((word) => word === 'and' || word === 'or');
}

/** A list of verbs or adjectives is half without what comes after its last `and`. */
function isHalfOfPair(bare: string): boolean {
  if (/(?:ing|ed|er)$/u.test(bare) || ADJECTIVE.test(bare)) return true;
  return isVerb(bare) && !/s$/u.test(bare);
}

/** Drops what cannot stand at the end, but for the first word. */
function trimEnd(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && dangles(words[end - 1] ?? '')) end--;
  return words.slice(0, end);
}

/** Text without white space that is too long, as Chinese and Japanese have it. */
function cutWord(word: string): string {
  const clause = /^[^、，。；：！？]{4,}/u.exec(firstPoints(word, MAX_POINTS + 1))?.[0] ?? '';
  if (clause !== '' && [...clause].length <= MAX_POINTS) return longestClauses(word);
  return take(word, WORDS) || take(word, GRAPHEMES) || firstPoints(word, MAX_POINTS);
}

/** As many clauses as fit: up to the last clause mark within the limit. */
function longestClauses(word: string): string {
  const head = firstPoints(word, MAX_POINTS + 1);
  const end = Math.max(...[...'、，。；：！？'].map((mark) => head.lastIndexOf(mark)));
  return end > 0 ? head.slice(0, end) : head;
}

/** The segments of a word that fit, from the start. */
function take(word: string, segmenter: Intl.Segmenter): string {
  let taken = '';
  let points = 0;
  for (const { segment } of segmenter.segment(firstPoints(word, 2 * MAX_POINTS))) {
    points += [...segment].length;
    if (points > MAX_POINTS) break;
    taken += segment;
  }
  return taken;
}
