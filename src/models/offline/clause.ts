import { anyOf, type Phrase } from './text.ts';

/** How far from the start of a sentence its verb is looked for, in words. */
const SUBJECT_WORDS = 9;

const AUXILIARIES = anyOf('is are was were can may will must should has have does do');
const DETERMINERS = anyOf('an? the its their your our both each how what');
const NO_VERB_AFTER = anyOf('that which who to of and or the in for on with(?:in)? from by as at');
const PEOPLE = anyOf('you we they developers? users? teams? people engineers? managers?');
const PRAISE = '((cruci|essenti|vit|pivot|critic|fundament|integr)al|(import|signific)ant|key)';

/** What makes a clause a poor summary. */
const TALK = anyOf(`${PRAISE} (role|aspect|facet)s? (responsib|challeng)\\S+ following importance`);

/** They open a condition or a time rather than a statement. */
const CONDITIONS = anyOf('if when because since although while as until where before after by to');

/** They open what can be dropped before the main clause. */
const LEAD_INS = anyOf(`${CONDITIONS} in on at for with(?:in)? unlike instead however \\p{L}+ly`);

/** Verbs common in definitions. PRESENT recognizes many others by the words around them. */
const VERBS = anyOf(`
  add aim allow apply automate build contain control create define describe determine enable ensure
  execute facilitate focus generate handle help identify improve include introduce involve let make
  manage mean modify need offer perform play prevent protect provide refer represent require serve
  simplify specify support take use verify write`);

const pattern = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})`, 'iu');

const CONDITION = pattern(`${CONDITIONS}\\b`);
const LEAD_IN = pattern(`${LEAD_INS}\\b[^,;:]{0,90}, (?!and |or |[^ ]+, (?:and|or) )`);
const VERB = pattern(`(?:${AUXILIARIES}|${VERBS}(?:e?s)?)$`);
const PRONOUN = pattern('(?:it|they|(?:this|these)(?: [^ ]+)?)$');
const POINTER = pattern('(?:[^ ]+ )?(?:this|these|it|them)\\b|(?:such|that|they|their|other)\\b');

/** `X, also called Y, is ...`: what comes between the commas. */
const ASIDE = pattern(`([^,;:]{2,60}), [^,;:]{2,90}, (?=(?:${AUXILIARIES}|${VERBS}s?)\\b)`);

/** The reader need not be told who does something, or that it is their job. */
const SOMEBODY = pattern(`(?:.* )?(?:${PEOPLE}|tasks?|roles?|job|duties|responsibilit(?:y|ies))$`);

/** The second of three words is a verb rather than a plural: `it glazes the`, `kiln hardens clay`. */
const PRESENT = new RegExp(
  `^[^ ]+ \\p{Ll}[\\p{L}-]*[^s]s (?:${DETERMINERS} |(?<!s [^ ]+ )(?!(?:${AUXILIARIES}|${VERBS}(?:e?s)?|${NO_VERB_AFTER}|[^ ]+(?:ed|ly)) ))`,
  'u',
);

const LET = `(?:(?:allow|enabl|permit|help)(?:e?s|e|ing)? (?:[^ ,]+ ){0,3}?to |(?:lets?|helps?) ${PEOPLE} )(?!be )`;

/** Opens a predicate and adds nothing to the words after it. */
const LINK = pattern(
  LET,
  '(?:is|are|can be) (?:\\p{L}+ly |often )?(?:used|designed|needed|required) (?:to (?!be )|for (?=[^ ]+ing ))',
  `(?:plays?|has|have|is|are|shoulders?|takes? on) (?:[^ ,]+ ){0,4}?(?:parts?|tasks?|skills?|tasked|accountable|${TALK}) (?:in|for|of|to|with) (?=[^ ]+ing )`,
  '(?:is|are) (?:about|responsible for|accountable for) |includes? (?=[^ ]+ing )|(?:often )?involves? |refers? to |means? |entails? |focus(?:es)? on |deals? with |revolves? around ',
  '(?:can )?use (?:[^ ,]+ ){1,4}?to (?!be )|(?:aims?|serves?|has|have|needs?) to |(?:must|should|can(?! be | help)) ',
  '(?:provides?|offers?|gives?) (?:[^ ,]+ ){0,3}?(?:ways?|means|mechanisms?|ability|tools?) (?:to|of|for) ',
  '(?:is|are|was|were) (?:to |(?:essential|simp|basical|actual)ly )?',
);

/** Praise before a noun that says what something is. */
const PRAISED = pattern(
  `(?:${PRAISE}|powerful|popular|great)(?: and [^ ]+)? (?!(?:parts?|components?|tasks?|skills?|because|for|to|in|and|${TALK})\\b)`,
);

/** `A tool that lets people do this` says no more than `do this`. */
const HOLLOW = pattern(
  `(?:[^ ,]+ )?(?:ways?|features?|tools?|techniques?|methods?|commands?) (?:(?:in|of) [^ ,]+ )?(?:(?:that |which )?${LET}|(?:used |designed )?to (?!be ))`,
);

/** What is taken off a predicate, in this order. */
const SHELLS = [LINK, pattern('(?:an?|the|its|their) '), PRAISED, HOLLOW];

/** Words that do not distinguish one subject from another. */
const NOISE = pattern(
  `${anyOf('an? the of on for and or is are its? this these command property')}$`,
);

const EMPTY_TALK = new RegExp(`\\b${TALK}\\b`, 'giu');
const LEANS = pattern(`${NO_VERB_AFTER}$`);

/** Opens a predicate that cannot stand without its subject. */
const BOUND = pattern(
  `(?:${AUXILIARIES}|${PRAISE}|not|no|never|only|be(?:en|ing)?|also|then|always|often|usually|necessary|useful|similar|equal|able|impossible|central|about|part|of|at|available|includes?|requires|takes|stands|faces|falls|occurs|happens|arises|paramount|(?:particular|especial|common|typical|primari)ly|well-[^ ]+)\\b`,
);

/** What leaving out a subject is worth that names the topic's kind: `the raku technique`. */
const PARTLY = 2;

/** A sentence as it is and, if its subject is the topic or somebody, without the subject. */
export function readings(sentence: string, topic: string): readonly Phrase[] {
  const topicWords = contentWords(topic);
  const main = sentence.replace(ASIDE, '$1 ').replace(LEAD_IN, '').replace(ASIDE, '$1 ');
  const words = main.split(' ');
  const verb = CONDITION.test(main) ? 0 : verbAt(words, topicWords);
  const worth = subjectWorth(words.slice(0, verb).join(' '), topicWords);
  const predicate = words.slice(verb).join(' ');
  const said = SHELLS.reduce((rest, shell) => rest.replace(shell, ''), predicate);
  const gain = said === predicate ? worth : worth + 3;
  const whole = { ...weigh(main, worth === PARTLY ? gain + 1 : 0, topicWords), least: verb + 3 };
  if (worth === 0 || BOUND.test(said)) return [whole];
  return [weigh(said, gain, topicWords), whole];
}

/** Index of the first verb after a subject, or 0. */
function verbAt(words: readonly string[], topicWords: readonly string[]): number {
  const index = words.slice(0, SUBJECT_WORDS).findIndex((word, i) => {
    const [before = 'the', after = ''] = [words[i - 1], words[i + 1]];
    if (LEANS.test(before) || topicWords.includes(word.toLowerCase())) return false;
    const isPresent = PRESENT.test(`${before} ${word} ${after} `) && !isNamed(word, topicWords);
    return VERB.test(word) || isPresent;
  });
  const isBroken = words.slice(0, index).some((word) => /[.,;:]$|^when$/u.test(word));
  return isBroken ? 0 : Math.max(0, index);
}

/** How much a clause gains without its subject; 0 if it needs the subject. */
function subjectWorth(words: string, topicWords: readonly string[]): number {
  if (words === '' || topicWords.some((word) => /^(?:vs|versus)$/u.test(word))) return 0;
  const subject = words.replace(/ (?:often|also|\p{L}+ly)$/u, '');
  if (PRONOUN.test(subject)) return 1;
  const head = contentWords(subject.replace(/ (?:in|of|for|on|with|within) .*$/iu, ''));
  const named = head.map((word) => isNamed(word, topicWords));
  const excess = 2 * named.filter(Boolean).length - head.length;
  if (excess < 0) return SOMEBODY.test(subject) ? 3 : 0;
  return excess > 0 || named.at(-1) !== false ? 4 : PARTLY;
}

/** True for a word that begins like one of the topic's: `caching` and `cache`. */
function isNamed(word: string, topicWords: readonly string[]): boolean {
  return topicWords.some((other) => {
    const length = Math.max(3, Math.min(word.length, other.length) - 2);
    return word.slice(0, length).toLowerCase() === other.slice(0, length);
  });
}

/** Words that distinguish one subject from another, in lower case. */
function contentWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}](?:[^\s/-]*[\p{L}\p{N}])?/gu) ?? [];
  return words.filter((word) => !NOISE.test(word));
}

function weigh(text: string, worth: number, topicWords: readonly string[]): Phrase {
  const words = text.split(' ').length;
  const talk = text.match(EMPTY_TALK)?.length ?? 0;
  const news = contentWords(text).filter((word) => !isNamed(word, topicWords)).length;
  const isVague = POINTER.test(text) || CONDITION.test(text) || news < 2;
  const isList = /: |:$|\?|^(?:includes?|used|considered|one of) /iu.test(text);
  const loss = 7 * talk + (isVague ? 6 : 0) + (isList ? 4 : 0) + 3 * Math.max(0, 4 - words);
  return { text, worth: worth - loss };
}
