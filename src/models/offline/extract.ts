import { TLDR_LIMITS } from '../../columns/built-in.ts';
import { parseText } from '../../columns/text.ts';
import { clausesOf } from './extract/clause.ts';
import { shorten } from './extract/cut.ts';
import { readableText, sentencesOf } from './extract/text.ts';

/** Definitions stand at the start: later sentences are examples and praise. */
const SENTENCES_READ = 5;

/** What a sentence loses for each one before it. */
const LATER = 4;

/** Where there is nothing to say, it says so: a TLDR is never empty. */
const NOTHING = 'No description';

/**
 * A TLDR by extraction: the clause of `description` that says best what `topic` is, in the
 * description's own words, cut at a natural boundary. Without one, what `context` (headings from
 * the outermost inwards, joined by ` > `) tells about it. The result is always a valid TLDR.
 */
export function extractTldr(topic: string, description: string, context: string): string {
  const name = readableText(topic);
  const text = readableText(description);
  const found = bestClause(name, text);
  const candidates = [found, ...fromContext(name, context), name, text];
  for (const candidate of candidates) {
    const tldr = parseText(capitalized(shorten(candidate).text), TLDR_LIMITS);
    if (tldr.ok) return tldr.value;
  }
  return NOTHING;
}

function bestClause(topic: string, text: string): string {
  let best = { text: '', worth: Number.NEGATIVE_INFINITY };
  for (const [index, sentence] of sentencesOf(text).slice(0, SENTENCES_READ).entries()) {
    for (const clause of clausesOf(sentence, topic)) {
      const cut = shorten(clause.text);
      const worth = clause.worth + cut.worth - LATER * index;
      if (worth > best.worth && /[\p{L}\p{N}]/u.test(cut.text)) best = { text: cut.text, worth };
    }
  }
  return best.text;
}

/** `Sharding, a topic of Databases`: no more than is known. */
function fromContext(topic: string, context: string): readonly string[] {
  if (topic === '') return [];
  const headings = readableText(context)
    .split(' > ')
    .filter((part) => part !== '' && part !== topic);
  const nearest = headings.at(-1);
  const phrase = `${topic}, a topic of ${nearest}`;
  return nearest !== undefined && shorten(phrase).text === phrase ? [phrase] : [];
}

/** With a capital, but for names such as `iOS` and code such as `--soft`. */
function capitalized(text: string): string {
  const [first = ''] = text;
  const [word = ''] = text.split(' ');
  const upper = first.toUpperCase();
  if (
    [...upper].length !== 1 ||
    word.slice(first.length) !== word.slice(first.length).toLowerCase()
  )
    return text;
  return upper + text.slice(first.length);
}
