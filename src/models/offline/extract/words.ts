/** Word lists of the extractor, lower-case. Chosen by us while reading definitions aloud. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** A phrase may be cut before these: they open something that can be left out. */
export const OPENERS = list(`
  that which who whose where when while whereas because since so but although though if unless
  until before after by using through via including such like rather instead allowing making
  enabling ensuring providing helping giving without`);

/** Prepositions: a weaker place to cut. */
export const PREPOSITIONS = list(`
  in on at for with from to into onto across between during within over under as than about against
  among around behind beyond despite per throughout toward towards upon alongside along near above relative
  below inside outside based depending`);

/** No phrase ends on these: something must follow. */
const DANGLING = list(`
  a an the this that these those its their your our his her my any each every some no not
  of to for with and or nor but in on at by from into onto as than if when while where which who
  whose because since until unless via per between among through across during within without
  over under about against toward towards upon like such including using based depending due
  is are was were be been being am can could may might must shall should will would do does did
  has have had having get gets so both either neither whether not only more most less least very
  too also just other another various several many much multiple different specific certain same
  able likely responsible designed used intended meant known called named how what why whom
  e.g i.e etc. vs you we they he she it i one's what's it's they're you're versus rather instead
  allowing allows allow enabling enables enable letting lets let helping helps help making makes
  make ensuring ensures ensure providing provides provide means mean consists focuses refers relies depends
  involves requires new single own key main important essential particular given similar well
  full entire whole common rely depend focus consist refer far even once before after whereas
  respective relative compared related according addition prior proper correct ability
`);

/** The same for the commonest little words of some neighbours of English. */
const DANGLING_ELSEWHERE = list(`
  der die das den dem des ein eine einen einem einer eines und oder von vom zu zum zur mit im am aus
  auf für bei als wie ist sind wird werden le la les un une du de et ou à au aux en dans sur pour par
  avec que qui est sont el los las una y con del al por para il lo gli di da che uma um o os e em no
  na het een van met op voor te w z na i do`);

/** True where a phrase cannot end on this word. */
export function dangles(word: string): boolean {
  const bare = bareWord(word);
  return DANGLING.has(bare) || DANGLING_ELSEWHERE.has(bare);
}

/** Verbs that definitions are built with, in the base form. */
const VERBS = list(`
  accelerate accept access achieve act add address adjust aim allow analyze apply arrange assign
  assess attach automate bake balance become begin bind bring build bundle call capture catch cause
  change check choose clarify collect combine come communicate compare compile complete compute
  configure confirm connect consist contain control convert coordinate copy cover create cut deal
  decide declare decrease define deliver demand demonstrate deploy describe design detect determine
  develop display distribute divide download drive eliminate emit emphasize enable encapsulate
  encourage enforce enhance ensure establish evaluate examine execute expand explain expose express
  extend facilitate fetch fit fix avoid structure trigger filter find focus follow form format foster generate give govern group
  grow guarantee guide handle happen help hide highlight hold host identify implement improve
  include increase indicate influence inform initiate insert inspect install instruct integrate
  interact introduce involve isolate join keep last lead let leverage link list load lock lower
  maintain make manage manipulate map match matter mean measure merge minimize modify monitor move
  navigate need offer open operate optimize orchestrate order organize oversee package perform pick
  place play point position prevent process produce promote prompt propose protect provide pull push
  put raise range read record redirect reduce refer reflect rely remain remove rename render repeat
  replace replicate report represent request require reside resolve respond restore restrict retrieve
  return reuse reveal review rewrite rise run save scale scan schedule search secure select send
  separate serve set shape shoulder bear hold carry share show shift simplify skip solve sort specify speed split stand start
  stay stop store streamline strengthen structure style suggest supply support switch take target
  teach tell test track transfer transform translate treat trigger try turn unify update upload use
  utilize validate vary verify view visualize weigh work wrap write yield`);

/** True for a verb of definitions in the present tense: `store`, `stores`, `applies`. */
export function isVerb(word: string): boolean {
  const bare = bareWord(word);
  if (VERBS.has(bare)) return true;
  if (bare.endsWith('ies')) return VERBS.has(`${bare.slice(0, -3)}y`);
  if (bare.endsWith('es') && VERBS.has(bare.slice(0, -2))) return true;
  return bare.endsWith('s') && VERBS.has(bare.slice(0, -1));
}

/** Words that carry no subject of their own when a clause's subject is compared with the topic. */
export const SUBJECT_NOISE = list(`
  a an the in of on for and or your its this that these css html git github docker method methods
  methodology property properties selector selectors command commands tool tools language technique
  techniques process service services feature features function functions practice practices
  approach strategy management architecture pattern model system concept term word using with`);

/** Someone who does something, as opposed to what is being defined. */
export const ACTORS = list(`
  you we they developers users programmers engineers managers manager engineer developer user teams
  designers leaders administrators bakers readers people someone one`);

/** Adverbs and praise that say nothing in twelve words. */
export const FILLERS = list(`
  basically essentially simply seamlessly easily effectively efficiently
  significantly specifically actually also powerful comprehensive robust successfully
  certainly deeply truly highly very skillfully really quite conveniently particularly overall
  popular increasingly constantly`);

/** A word in lower case without punctuation around it. */
export function bareWord(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
