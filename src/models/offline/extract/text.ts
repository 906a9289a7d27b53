import { truncate } from '../../../lib/text/truncate.ts';

/** Longest description that is read, in code points: twice what an `Ask` can hold. */
const READ_POINTS = 1_000;

/** Of an `Ask`'s 500 code points, what is left at least after a cut and a trim. */
const CUT_POINTS = 490;

/** Made once: a segmenter costs more than the segmenting. */
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}]/gu;
const URL_LIKE = /\b[a-z][a-z0-9+.-]*:\/\/|\bwww\./iu;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|Dr|Mr|Mrs|Ms|No|St)\.$/u;

/** One line of visible text in NFC, without URLs; white space folded. */
export function readableText(text: string): string {
  const line = truncate(text, READ_POINTS)
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .normalize('NFC');
  const words = line.split(' ').filter((word) => word !== '' && !URL_LIKE.test(word));
  return words.join(' ');
}

/** The sentences of a clean text, without remarks in parentheses. */
export function sentencesOf(text: string): readonly string[] {
  const plain = withoutRemarks(text);
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of SENTENCES.segment(plain)) {
    open += segment;
    if (ABBREVIATION.test(open.trimEnd())) continue;
    sentences.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return isCutOff(text) ? withoutStump(sentences) : sentences;
}

/** True where a description was cut for the prompt, in mid sentence or even in mid word. */
function isCutOff(text: string): boolean {
  return [...text].length >= CUT_POINTS && !/[.!?:…。！？]["')”’]?$/u.test(text);
}

function withoutStump(sentences: readonly string[]): readonly string[] {
  if (sentences.length > 1) return sentences.slice(0, -1);
  return sentences.map((sentence) => sentence.replace(/ [^ ]*$/u, ''));
}

/** Dashes set off like remarks become semicolons: a natural place to cut, and no word of their own. */
function withoutRemarks(text: string): string {
  return text
    .replace(/ \([^()]*\)/gu, '')
    .replace(/\((?:s|es|ies)\)/gu, '')
    .replace(/\u2014[^\u2014.;:]{1,80}\u2014/gu, ' ')
    .replace(/ ?\u2014 ?| \u2013 | - /gu, '; ')
    .replace(/[`“”„«»]/gu, '')
    .replace(/ +([,;:.!?])(?= |$)/gu, '$1');
}
