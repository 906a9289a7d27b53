import { TLDR_LIMITS } from '../../columns/built-in.ts';
import { parseText } from '../../columns/text.ts';
import { readings } from './clause.ts';
import { shorten } from './cut.ts';
import { type Phrase, readableText, sentencesOf } from './text.ts';

/** Definitions come first: later sentences are examples and praise. */
const SENTENCES_READ = 5;

/** What a sentence loses for each one before it. */
const LATER = 4;

/** A TLDR is never empty. */
const NOTHING = 'No description';

/**
 * A TLDR by extraction: the clause of `description` that best says what `topic` is, in the
 * description's own words, cut at a natural boundary. Without a description, it says what `context`
 * (headings from the outermost inwards, joined by ` > `) tells about the topic. The result is always
 * a valid TLDR.
 */
export function extractTldr(topic: string, description: string, context: string): string {
  const name = readableText(topic);
  const text = readableText(description);
  for (const candidate of [bestClause(name, text), placeOf(name, context), name, text]) {
    const tldr = parseText(capitalized(shorten(candidate).text), TLDR_LIMITS);
    if (tldr.ok) return tldr.value;
  }
  return NOTHING;
}

function bestClause(topic: string, text: string): string {
  let best: Phrase = { text: '', worth: Number.NEGATIVE_INFINITY };
  for (const [index, sentence] of sentencesOf(text).slice(0, SENTENCES_READ).entries()) {
    for (const reading of readings(sentence, topic)) {
      const cut = shorten(reading.text, reading.least);
      const worth = reading.worth + cut.worth - LATER * index;
      if (worth > best.worth && /[\p{L}\p{N}]/u.test(cut.text)) best = { text: cut.text, worth };
    }
  }
  return best.text;
}

/** `Sharding, a topic of Databases`: no more than is known. */
function placeOf(topic: string, context: string): string {
  const headings = readableText(context).split(' > ');
  const nearest = headings.findLast((heading) => heading !== '' && heading !== topic);
  const phrase = `${topic}, a topic of ${nearest}`;
  return topic !== '' && nearest !== undefined && shorten(phrase).text === phrase ? phrase : '';
}

/** Capitalizes the first letter, except in names such as `iOS` and code such as `--soft`. */
function capitalized(text: string): string {
  const [first = ''] = text;
  const [rest = ''] = text.slice(first.length).split(' ');
  const upper = first.toUpperCase();
  const isName = rest !== rest.toLowerCase() || [...upper].length !== 1;
  return isName ? text : upper + text.slice(first.length);
}
