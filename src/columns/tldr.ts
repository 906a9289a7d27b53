import { removeInvisible } from '../lib/text/clean.ts';

/** Most words of a TLDR, split at white space. */
export const MAX_WORDS = 12;

/** Most code points of a TLDR. */
export const MAX_POINTS = 120;

export const CHALLENGES = ['practice', 'expert'] as const;

/** How hard a topic is to learn: by practice alone, or only with an expert's knowledge. */
export type Challenge = (typeof CHALLENGES)[number];

/** What the model adds to a row. An offline preview has no challenge. */
export interface Enrichment {
  readonly tldr: string;
  readonly challenge: Challenge | '';
}

export type TldrResult =
  | { readonly ok: true; readonly tldr: string }
  | { readonly ok: false; readonly why: string };

const FINAL_PUNCTUATION = /[\s.,;:!?…。．！？、，；：]+$/u;
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/u;
const URL_LIKE = /:\/\/|www\.[\p{L}\p{N}]/iu;

/** Longer texts are no TLDR whatever they hold; they are not looked at closely. In UTF-16 units. */
const HOPELESS_LENGTH = 1_000;

/**
 * The TLDR in the form it is kept in (NFC, trimmed, without final punctuation), or why it is none:
 * it must be one line of 1 to 12 words and at most 120 code points, without URL, control,
 * bidirectional or zero-width characters.
 */
export function parseTldr(raw: string): TldrResult {
  if (raw.length > HOPELESS_LENGTH) return { ok: false, why: `${raw.length} characters` };
  const trimmed = raw.normalize('NFC').trim();
  if (LINE_BREAK.test(trimmed)) return { ok: false, why: 'more than one line' };
  if (/\p{Cc}/u.test(trimmed) || removeInvisible(trimmed) !== trimmed)
    return { ok: false, why: 'invisible characters' };
  const tldr = trimmed.replace(FINAL_PUNCTUATION, '').replace(/\s+/gu, ' ');
  const words = tldr === '' ? 0 : tldr.split(' ').length;
  if (words === 0) return { ok: false, why: 'no words' };
  if (words > MAX_WORDS) return { ok: false, why: `${words} words` };
  const points = [...tldr].length;
  if (points > MAX_POINTS) return { ok: false, why: `${points} characters` };
  if (URL_LIKE.test(tldr)) return { ok: false, why: 'a URL' };
  return { ok: true, tldr };
}

export function isChallenge(value: string): value is Challenge {
  return (CHALLENGES as readonly string[]).includes(value);
}
