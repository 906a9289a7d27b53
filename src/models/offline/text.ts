import { cleanText } from '../../lib/text/clean.ts';
import { truncate } from '../../lib/text/truncate.ts';

/** A possible wording of a TLDR; the higher its worth, the better. */
export interface Phrase {
  readonly text: string;
  readonly worth: number;
  /** Fewer words than these from its start say nothing. */
  readonly least?: number;
}

/** The most of a description that is read, in code points: twice what a model is sent. */
const READ_POINTS = 1_000;

/** Descriptions are truncated to 500 code points, which may leave a little less. */
const TRUNCATED_POINTS = 490;

/** Made once: creating a segmenter costs more than segmenting. */
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

const URL_LIKE = /:\/\/|www\./iu;

/** One line of visible text in NFC, without URLs. */
export function readableText(text: string): string {
  const words = cleanText(truncate(text, READ_POINTS)).normalize('NFC').split(' ');
  return words.filter((word) => !URL_LIKE.test(word)).join(' ');
}

/** The sentences of a readable text, without remarks in parentheses and without a truncated one. */
export function sentencesOf(text: string): readonly string[] {
  const segments = [...SENTENCES.segment(withoutRemarks(text))];
  const sentences = segments.map(({ segment }) => segment.trim());
  const isWhole = [...text].length < TRUNCATED_POINTS || /[.!?:…。！？]["')”’]?$/u.test(text);
  return isWhole || sentences.length < 2 ? sentences : sentences.slice(0, -1);
}

/** Dashes become semicolons: a natural place to cut, and not a word of their own. */
function withoutRemarks(text: string): string {
  return text
    .replace(/ \([^()]*\)|\((?:s|es|ies)\)|[`“”„«»]/gu, '')
    .replace(/\b(It|That)['’]s /gu, '$1 is ')
    .replace(/ ?—[^—.;:]{1,80}— ?/gu, ' ')
    .replace(/ ?— ?| – | - /gu, '; ')
    .replace(/ +([,;:.!?])(?= |$)/gu, '$1');
}

/** The source of a pattern that matches any word of a list; a word may be a pattern itself. */
export function anyOf(list: string): string {
  return `(?:${list.trim().split(/\s+/u).join('|')})`;
}
