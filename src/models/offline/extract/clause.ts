import { definition, isUnfinished } from './definition.ts';
import { ACTORS, bareWord, FILLERS, isVerb, PREPOSITIONS, SUBJECT_NOISE } from './words.ts';

/** One way to say what a sentence says; the higher its worth, the more it is about the topic. */
export interface Clause {
  readonly text: string;
  readonly worth: number;
}

/** After a word in `s`, it gives a verb away: `glazes the`. */
const DETERMINER = /^(?:an?|the|its|their|your|our|both|each|how|what)$/iu;

/** How far from the start of a sentence its verb is looked for, in words. */
const SUBJECT_WORDS = 9;

/** What may stand before the main clause without changing what it says. */
const LEAD_IN =
  /^(?:in|on|at|as|for|with|within|unlike|despite|although|even though|while|being|during|when it comes to|after|through|overall|however|additionally|essentially|furthermore|moreover|typically|generally|ultimately|therefore|similarly|also|here|today|instead|(?:simply )?put(?: simply)?|in short|as a result)\b[^,;:]{0,90}, (?!and |or |[\p{L}-]+, (?:and|or) )/iu;

/** `To do this, run that`: the aim says more than the way. */
const AIM = /^to ([\p{L}"'][^,;:]{8,90}), (?=[\p{L}])/iu;

/** `X, also called Y, is ...`: what stands between the commas. */
const APPOSITION =
  /^([^,;:]{2,60}), [^,;:]{2,90}, (?=(?:is|are|was|were|refers?|means?|describes?|involves?|allows?|provides?|helps?)\b)/iu;

/** A condition or a time, not a statement. */
const SUBORDINATE =
  /^(?:if|when|whenever|because|since|although|though|even|while|once|as|unless|until|where|whether|before|after|by|to)\b/iu;

/** What makes a clause a poor summary. */
const EMPTY_TALK =
  /\b(?:crucial|essential|vital|pivotal|challeng\p{L}+|important|key|significant|integral|fundamental|critical|responsibilit\p{L}+|roles?|following|one of the|is part of|building blocks?|aspects?|facets?|don't|game-changer)\b/giu;

const POINTER =
  /^(?:this|these|that|those|it|they|he|she|its|their|there|here|such|both|some|another|each|for example|for instance|other|common|examples?)\b/iu;

/** `Do this with that`: what it acts on was said before. */
const BACK_REFERENCE = /^[\p{L}-]+ (?:this|these|that|it|them)\b|\b(?:this|that) area\b/iu;

/** `Their main duties include planning`, `it is the baker's job to plan`: the rest says it. */
const DUTIES =
  /^(?:(?:(?:their|its|his|her|the|these|an? [\p{L} ]{1,30}['’]s) )?(?:[\p{L}-]+ ){0,2}?(?:responsibilit(?:y|ies)|duty|duties|tasks?|roles?|job|goals?|work)(?: here)? (?:often |also |typically )?(?:includes?|involves?|revolves? around|extends? to|is|are)(?: to)?|it is (?:also )?(?:their|(?:an?|the) [\p{L} ]{1,30}['’]s) (?:role|job|duty|task|responsibility) to) (?=[\p{L}-]+ing |(?<= to )[\p{L}-]+ )/iu;

/** `Kneading the dough well is essential for ...`: the doing says it. */
const PRAISED_DOING =
  /^((?!understanding|knowing|learning|mastering|engineering)[\p{L}-]+ing [^.,;:]{8,90}?) (?:is|are) (?:certainly )?(?:an? )?(?:key|crucial|critical|vital|essential|important|pivotal|necessary|challeng(?:e|ing))\b.*$/iu;

/** The topic as something to learn, not as what is defined. */
const STUDY = /^(?:understanding|knowing|learning|mastering|choosing|using|having|with)\b/iu;

const PRONOUN = /^(?:it|they|this|these|its (?:purpose|goal)|the goal|(?:this|these) [\p{L}-]+)$/iu;

/** All ways found to say a sentence of a description in a clause of its own. */
export function clausesOf(sentence: string, topic: string): readonly Clause[] {
  const plain = withoutFillers(sentence)
    .replace(APPOSITION, '$1 ')
    .replace(/^(it|that|there)['’]s /iu, '$1 is ')
    .replace(/^(they|you|we)['’]re /iu, '$1 are ')
    .replace(
      /,? (?:with|using|by|in|through|via) (?:the following|these)(?: [\p{L}-]+){1,2}:?$/iu,
      '',
    );
  const aim = AIM.exec(plain)?.[1];
  if (aim !== undefined)
    return [weigh({ text: aim, worth: 3 }, topic), weigh({ text: plain, worth: 0 }, topic)];
  const led = plain.replace(LEAD_IN, '').replace(APPOSITION, '$1 ');
  const forms = led === plain ? [plain] : [led, plain];
  return forms.flatMap((form, index) => {
    const duties = form.replace(DUTIES, '');
    if (duties !== form) return [weigh({ text: duties, worth: 4 }, topic)];
    const doing = form.replace(PRAISED_DOING, '$1');
    if (doing !== form) return [weigh({ text: doing, worth: 2 }, topic)];
    return readings(form, topic).map(({ text, worth }) =>
      weigh({ text, worth: worth - 2 * index }, topic),
    );
  });
}

/** Without words that only praise, but where they are one of a pair. */
function withoutFillers(text: string): string {
  const words = text.split(' ');
  const before = /^(?:and|or|an?|how|not|so|as)$/iu;
  const kept = words.filter((word, i) => {
    const isHeld = before.test(words[i - 1] ?? '') || /^(?:and|or)$/iu.test(words[i + 1] ?? '');
    return isHeld || !FILLERS.has(word.toLowerCase());
  });
  return kept.join(' ');
}

/** The sentence as it is, and without its subject where that is the topic or somebody. */
function readings(sentence: string, topic: string): readonly Clause[] {
  const whole = { text: sentence, worth: 0 };
  const words = sentence.split(' ');
  const verb = SUBORDINATE.test(sentence) ? -1 : verbAt(words, topic);
  if (verb < 1) return [whole];
  const subject = words.slice(0, verb).join(' ');
  const predicate = words.slice(verb).join(' ');
  const worth = isSubjectTopic(subject, topic)
    ? 4
    : isSomebody(subject)
      ? 3
      : PRONOUN.test(subject)
        ? 1
        : 0;
  if (worth === 0) return [whole];
  const said = definition(predicate);
  if (said !== predicate) return [{ text: said, worth: worth + 3 }, whole];
  return isUnfinished(predicate) ? [whole] : [{ text: predicate, worth }, whole];
}

/** Index of the first verb after a subject, or -1. */
function verbAt(words: readonly string[], topic: string): number {
  const named = new Set(topic.split(/[\s/]+/u).map(bareWord));
  for (let i = 1; i < Math.min(words.length - 1, SUBJECT_WORDS); i++) {
    const word = words[i] ?? '';
    const before = words[i - 1] ?? '';
    if (/[.,;:]$/u.test(before)) return -1;
    if (/^(?:is|are|was|were|can|may|will|must|should|has|have|does|do)$/iu.test(word)) return i;
    if (/^(?:that|which|who|to|of|and|or|the|an?|in|for|on|with|your)$/iu.test(before)) continue;
    const acts = /[^s]s$/u.test(word) && DETERMINER.test(words[i + 1] ?? '');
    if (!(isVerb(word) || acts) || named.has(bareWord(word))) continue;
    const somebody = i === 1 && ACTORS.has(bareWord(before));
    if (somebody || /s$/u.test(word) || !PREPOSITIONS.has(words[i + 1] ?? '')) return i;
  }
  return -1;
}

function isSubjectTopic(subject: string, topic: string): boolean {
  if (/ (?:vs\.?|versus) /iu.test(topic)) return false;
  if (STUDY.test(subject) && !STUDY.test(topic)) return false;
  const head = subject.replace(/ (?:in|of|for|on|with|within) .*$/iu, '');
  const content = contentWords(head);
  const of = contentWords(topic);
  if (content.length === 0) {
    const whole = head.toLowerCase();
    return topic
      .toLowerCase()
      .split(/\s+/u)
      .map(bareWord)
      .some((word) => word.length > 2 && whole.includes(word));
  }
  const isNamed = (word: string) => of.some((other) => sameWord(word, other));
  const shared = content.filter(isNamed).length;
  if (shared > content.length / 2) return true;
  return (
    2 * shared === content.length && of.length >= content.length && isNamed(content.at(-1) ?? '')
  );
}

const contentWords = (text: string): readonly string[] => {
  const words = text.split(/[\s/-]+/u).map(bareWord);
  return words.filter((word) => word !== '' && !SUBJECT_NOISE.has(word));
};

/** Same beginning: `selectors` and `selector`, `caching` and `cache`. */
function sameWord(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return true;
  const length = Math.max(3, Math.min(a.length, b.length) - 2);
  return a.length > 3 && b.length > 3 && a.slice(0, length) === b.slice(0, length);
}

function isSomebody(subject: string): boolean {
  const words = subject.split(' ').map(bareWord);
  return words.length <= 4 && ACTORS.has(words.at(-1) ?? '');
}

function weigh({ text, worth }: Clause, topic: string): Clause {
  const talk = text.match(EMPTY_TALK)?.length ?? 0;
  const pointer = POINTER.test(text) ? 6 : BACK_REFERENCE.test(text) ? 4 : 0;
  const unstated = SUBORDINATE.test(text) ? 6 : 0;
  const list = /: |:$|\?|^includes? /iu.test(text) ? 4 : 0;
  const named = contentWords(topic);
  const news = contentWords(text).filter((word) => !named.some((name) => sameWord(word, name)));
  const echo = news.length < 2 ? 6 : 0;
  const words = text.split(' ').length;
  const short = words < 3 ? 8 : words < 4 ? 3 : 0;
  return { text, worth: worth - 6 * Math.min(talk, 4) - echo - pointer - unstated - list - short };
}
