import { TLDR_LIMITS } from '../../../columns/built-in.ts';
import { truncate } from '../../../lib/text/truncate.ts';
import { boundary } from './boundary.ts';
import { dangles } from './words.ts';

/** A clause made to fit, and how good the place is where it ends: 0 is a hard cut, 10 none at all. */
export interface Cut {
  readonly text: string;
  readonly worth: number;
}

const { words: MAX_WORDS, points: MAX_POINTS } = TLDR_LIMITS;

const WHOLE = 10;

/** What a cut of middling length at a fair boundary is worth on the scale of `boundary`. */
const MIDDLING = 5;

/** Fewer words than these say too little to stop there. */
const LEAST_WORDS = 3;

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

/** Drops what cannot stand at the end, but for the first word. */
function trimEnd(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && dangles(words[end - 1] ?? '')) end--;
  return words.slice(0, end);
}

/** Text without white space that is too long, as Chinese and Japanese have it. */
function cutWord(word: string): string {
  const clause = /^[^、，。；：！？]{4,}/u.exec(truncate(word, MAX_POINTS + 1))?.[0] ?? '';
  if (clause !== '' && [...clause].length <= MAX_POINTS) return longestClauses(word);
  return take(word, WORDS) || take(word, GRAPHEMES) || truncate(word, MAX_POINTS);
}

/** As many clauses as fit: up to the last clause mark within the limit. */
function longestClauses(word: string): string {
  const head = truncate(word, MAX_POINTS + 1);
  const end = Math.max(...[...'、，。；：！？'].map((mark) => head.lastIndexOf(mark)));
  return end > 0 ? head.slice(0, end) : head;
}

/** The segments of a word that fit, from the start. */
function take(word: string, segmenter: Intl.Segmenter): string {
  let taken = '';
  let points = 0;
  for (const { segment } of segmenter.segment(truncate(word, 2 * MAX_POINTS))) {
    points += [...segment].length;
    if (points > MAX_POINTS) break;
    taken += segment;
  }
  return taken;
}
