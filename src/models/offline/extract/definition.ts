/** `A tool that lets people do this` says no more than `Do this`. */
const HOLLOW =
  /^(?:[\p{L}-]+ )?(?:features?|tools?|ways?|methods?|techniques?|commands?|property|properties|process|practice|set|means|mechanism|ability|approach|function|functionality|service|platform|capability|option)(?: (?:in|within|of|on) [\p{L}]+)? (?:(?:that|which) )?(?:you use |(?:is |are )?(?:commonly |primarily |mainly |often )?(?:used |designed ))?(?:(?:for (?:[\p{L}-]+ ){1,2}?)?to |(?:allow|enabl|let|help)(?:s|e|es|ing)? (?:[\p{L}-]+ ){1,3}?to |(?:lets?|helps?) (?:you|users|developers|teams|people) )(?!be )/iu;

/** A verb that hands over to the one that matters. */
const HAND_OVER =
  /^(?:(?:allows?|enables?|permits?|helps?) (?:[\p{L}'’-]+ ){0,3}?to (?!be )|(?:lets?|helps?) (?:you|users|developers|teams|people) |(?:is|are)(?: (?:commonly|often|primarily|mainly|typically|usually|mostly|widely|frequently|necessary))? (?:used|meant|intended|designed|able|needed|required) (?:to (?!be )|for (?=[\p{L}-]+ing\b))|(?:can )?use (?:[\p{L}'’-]+ ){1,4}?to |can (?:be used to |help (?:[\p{L}-]+ )?(?:you|users|developers|teams|people) (?:to )?|help (?:to )?(?=(?:with )?[\p{L}-]+ (?:the|your|an?) )|(?!help\b|be\b))|(?:is|are) (?:often )?(?:responsible|accountable) for |(?:is|are) tasked with |focus(?:es)? on |(?:often )?involves? |(?:is about|are about) |refers? to |means? |entails? |consists? of |deals? with |serves? to |aims? to |(?:(?:have|has|need|needs) to|must|should|will) |(?:provides?|offers?|gives?) (?:you )?(?:an? )?(?:[\p{L}-]+ ){0,2}?(?:ways?|means|mechanisms?|ability|tools?|options?) (?:to|of|for) )/iu;

/** `plays a crucial role in`, `is an essential part of`: praise before the matter. */
const PRAISE =
  /^(?:plays?|has|have|holds?|is|are|serves? as|shoulders?|carry|carries|bears?|takes? on)(?: an?| the| one of the)? (?:[\p{L}-]+ (?:and [\p{L}-]+ )?){0,2}?(?:roles?|parts?|tasks?|responsibility|responsibilities|duty|duties|responsible|crucial|essential|vital|key|important|pivotal|critical|skills?) (?:in|for|of|to|when) (?=[\p{L}-]+ing\b)/iu;

const COPULA = /^(?:is|are|was|were) /iu;
const ARTICLE = /^(?:an?|the) /iu;

/** Praise before a noun that says what something is. */
const ADJECTIVE =
  /^(?:crucial|essential|important|key|vital|fundamental|critical|powerful|popular|great)(?: and [\p{L}]+)? (?!parts?\b|roles?\b|aspects?\b|for\b|to\b|in\b|and\b|component)/iu;

/** Opens what cannot stand without the subject it says something of. */
const BOUND =
  /^(?:not|no|never|only|be|been|have|has|had|is|are|was|were|do|does|did|can|may|might|will|also|then|always|often|usually|essential|crucial|vital|important|key|pivotal|critical|integral|necessary|useful|similar|able|central|about|part)\b/iu;

/** What a predicate says of its subject, without the words that only link the two. */
export function definition(predicate: string): string {
  const praised = predicate.replace(PRAISE, '');
  if (praised !== predicate) return praised;
  const linked = predicate.replace(HAND_OVER, '');
  const said = linked === predicate ? predicate.replace(COPULA, '') : linked;
  const full = said.replace(ARTICLE, '').replace(ADJECTIVE, '').replace(HOLLOW, '');
  return BOUND.test(full) ? predicate : said === predicate ? predicate : full;
}

/** True for a predicate that says nothing without its subject. */
export function isUnfinished(predicate: string): boolean {
  return BOUND.test(predicate);
}
