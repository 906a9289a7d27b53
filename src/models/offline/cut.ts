import { TLDR_LIMITS } from '../../columns/built-in.ts';
import { truncate } from '../../lib/text/truncate.ts';
import { anyOf, type Phrase } from './text.ts';

const { words: MAX_WORDS, points: MAX_POINTS } = TLDR_LIMITS;

/** What a clause that fits as it is is worth; 0 is a cut in the middle of a phrase. */
const WHOLE = 10;

/** What a cut of middling length at a fair boundary is worth. */
const MIDDLING = 5;

/** Fewer words than these say too little to stop there. */
const MIN_WORDS = 3;

/** The end is in the middle of a phrase: worse than losing eight words. */
const BROKEN = -9;

/** They open a phrase that can be left out. */
const OPENERS = anyOf(`
  that which who where when while because since so but although though before after by using through
  via including such like rather instead allowing making enabling ensuring providing helping`);

const PREPOSITIONS = anyOf(`
  in on at for with from into onto across between during within over under than about against among
  around behind beyond per throughout towards? upon alongside along based as`);

/** Words that need another one after them. */
const DANGLING = anyOf(`
  ${OPENERS} ${PREPOSITIONS} an? the this these those its their your our any each every some no not
  of to and or if whose until unless without due is are was were be been can may must should will
  would do does has have had having both either whether only more most less least very too also
  just even other another various several many multiple different specific certain same similar
  useful able responsible designed used use called known related according how what why e\\.g\\.?
  i\\.e\\.? well you we they it allows? enables? lets? makes? provides? ensures? involves?
  requires? new single own key main important essential especially there along depending then
  occurs? happens?`);
const DANGLES = new RegExp(`^\\P{L}*${DANGLING}[^\\p{L}.!?]*$`, 'iu');

/** Ends of adjectives, adverbs and participles, which want a noun. */
const ADJECTIVE = '(?:ive|al|[ai]ble|ic|ous|ful|(?<!m)[ea]nt|ary|less|ly|ed|ing)';

/**
 * How natural it is to end a clause at `|`: one point makes up for one word less. The first pattern
 * that matches counts; if none does, `|` is in the middle of a phrase.
 */
const BOUNDARIES: readonly (readonly [string, number])[] = [
  [` ${DANGLING}[,;:]?\\|`, 2 * BROKEN],
  ['[.;:!?]\\|', 6],
  // A verb or an adverb without what it belongs to.
  ['(?<!want) (?:to|can|will|may|must) (?:[^ ]+[^s,]|[^ ]+ss)\\|', BROKEN],
  [' (?:to|can) (?:[^ ]+, )+[^ ]+\\|| (?:to|can) [^ ]+,\\|[^ ]+, ', BROKEN],
  [' (?:that|which|who|so|if|how|what|when|where) [^ ,]+\\||, (?:as|but) [^,;]*\\|', BROKEN],
  [`, [^ ]*${ADJECTIVE}\\||ly [^ ]+(?<!ed)\\||ly\\|(?!by |in |within |at |for |with )`, BROKEN],
  // The first half of a pair.
  [' (?:both|between|either|whether) (?!.* (?:and|or) .*\\|)| as [^ ]+\\|as ', BROKEN],
  [`${ADJECTIVE},?\\|(?:and|or|[^ ]*${ADJECTIVE},) | an? [^ ]*${ADJECTIVE},\\|`, BROKEN],
  [' from (?:[^ ]+ ){0,4}[^ ]+\\|(?:in)?to | a way\\|| (?:part|type|kind|set)s?\\|of ', BROKEN],
  [' (?:allow|enabl|requir|help|want|need|way|order)[a-z]{0,3}(?: [^ |]+){0,3}\\|to ', BROKEN],
  ['[^,]\\|(?:and|or|of|without|if|unless|until|except) ', -2],
  [`(?:ed|written|built|made)\\|(?!as )(?:by|to|${PREPOSITIONS}) `, -5],
  [`\\|${OPENERS} `, 4],
  [',\\||\\|to ', 1],
  [`\\|${PREPOSITIONS} `, 2],
  [`(?<!${ADJECTIVE})\\|\\p{L}+(?:ed|ing) `, -1],
];
const RULES = BOUNDARIES.map(([rule, worth]) => ({ rule: new RegExp(rule, 'iu'), worth }));

/** Shortens a clause to a TLDR's words and code points, at the best boundary that fits. */
export function shorten(clause: string, least = MIN_WORDS): Phrase {
  const words = clause.split(' ');
  const first = (count: number) => words.slice(0, count).join(' ');
  let room = Math.min(words.length, MAX_WORDS);
  while ([...first(room)].length > MAX_POINTS) room--;
  if (room === 0) return { text: shortenWord(clause), worth: 0 };
  if (room === words.length) return { text: withoutDangling(clause), worth: WHOLE };
  let best = { count: room, worth: Number.NEGATIVE_INFINITY };
  for (let count = room; count >= Math.min(least, room); count--) {
    const marked = ` ${first(count)}|${words[count]} `;
    const boundary = RULES.find(({ rule }) => rule.test(marked))?.worth ?? BROKEN;
    if (boundary + count > best.worth) best = { count, worth: boundary + count };
  }
  const worth = Math.max(0, Math.min(WHOLE - 1, best.worth - MIDDLING));
  return { text: withoutDangling(first(best.count)), worth };
}

/** Drops words that cannot be the last, but never the first. */
function withoutDangling(text: string): string {
  const words = text.split(' ');
  const last = words.findLastIndex((word, index) => index === 0 || !DANGLES.test(word));
  return words.slice(0, last + 1).join(' ');
}

/** Made once: creating a segmenter costs more than segmenting. */
const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Shortens text without spaces, as in Chinese and Japanese: to whole clauses, else characters. */
function shortenWord(text: string): string {
  const graphemes = [...GRAPHEMES.segment(truncate(text, MAX_POINTS + 1))].slice(0, -1);
  const head = graphemes.map(({ segment }) => segment).join('') || truncate(text, MAX_POINTS);
  return /^.{4,}(?=[、，。；：！？])/u.exec(head)?.[0] ?? head;
}
