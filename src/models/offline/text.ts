import { cleanText } from '../../lib/text/clean.ts';
import { firstPoints } from '../../lib/text/truncate.ts';

/** What could be a TLDR; the higher its worth, the better a one. */
export interface Phrase {
  readonly text: string;
  readonly worth: number;
}

/** The most of a description that is read, in code points: twice what a model is sent. */
const READ_POINTS = 1_000;

/** A description of this many code points was probably truncated to the 500 that a model is sent. */
const TRUNCATED_POINTS = 490;

/** Made once: creating a segmenter costs more than segmenting. */
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

const URL_LIKE = /:\/\/|www\./iu;

/** One line of visible text in NFC, without URLs. */
export function readableText(text: string): string {
  const words = cleanText(firstPoints(text, READ_POINTS)).normalize('NFC').split(' ');
  return words.filter((word) => !URL_LIKE.test(word)).join(' ');
}

/** The sentences of a readable text, without remarks in parentheses and without a truncated one. */
export function sentencesOf(text: string): readonly string[] {
  const segments = [...SENTENCES.segment(withoutRemarks(withoutStump(text)))];
  return segments.map(({ segment }) => segment.trim());
}

/** Drops what follows the last sentence of a truncated text, or its last word. */
function withoutStump(text: string): string {
  const isWhole = [...text].length < TRUNCATED_POINTS || /[.!?:…。！？]["')”’]?$/u.test(text);
  return isWhole ? text : text.replace(/(?<=[.!?]) [^.!?]*$| [^ ]*$/u, '');
}

/** Dashes become semicolons: a natural place to cut, and no word of their own. */
function withoutRemarks(text: string): string {
  return text
    .replace(/ \([^()]*\)|\((?:s|es|ies)\)|[`“”„«»]/gu, '')
    .replace(/—[^—.;:]{1,80}—/gu, ' ')
    .replace(/ ?— ?| – | - /gu, '; ')
    .replace(/ +([,;:.!?])(?= |$)/gu, '$1');
}

/** A pattern for any of the words in a list, each a pattern of its own. */
export function anyOf(list: string): string {
  return `(?:${list.trim().split(/\s+/u).join('|')})`;
}
