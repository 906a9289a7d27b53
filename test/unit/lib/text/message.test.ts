import { describe, expect, it } from 'vitest';
import { splitAdvice } from '../../../../src/lib/text/message.ts';

/** Each a message, and the action that it ends with; the rest is what is wrong. */
const ADVICE: readonly (readonly [string, string])[] = [
  [
    'roadmap: "Back End" is not a roadmap.sh slug (lower-case letters, digits, hyphens). Start a path with "./".',
    'Start a path with "./".',
  ],
  [
    'formats "html, mdx": "mdx" must be among csv, html, md. Did you mean md? Separate several with commas or line breaks.',
    'Did you mean md? Separate several with commas or line breaks.',
  ],
  [
    'Gemini rejected the API key: API key not valid. Please pass a valid API key. Check gemini-api-key, or create a new key.',
    'Check gemini-api-key, or create a new key.',
  ],
  [
    'team.csv is not valid CSV (a quote in line 2 is out of place. Line 3). Correct it.',
    'Correct it.',
  ],
  [
    'tables contains 2 graphs. Name the one you mean: a.json, b.json.',
    'Name the one you mean: a.json, b.json.',
  ],
  ['a.csv does not exist.\n  Überprüfe den Pfad.', 'Überprüfe den Pfad.'],
  ['there is no file smile :).csv. Check the path.', 'Check the path.'],
  ['the quota is used up (see https://ai.test. Limits are…. Wait a day.', 'Wait a day.'],
];

describe('splitAdvice', () => {
  it.each(ADVICE)('takes the last sentence for what to do: %s', (text, action) => {
    const split = splitAdvice(text);
    expect(split.action).toBe(action);
    expect(text.startsWith(split.message)).toBe(true);
    expect(split.message).not.toMatch(/[.\s]$/);
  });

  it.each([
    ['publish "a. B": must be artifact, commit or none.', 'a value with a full stop'],
    ['output "say \\"Hi. Ho\\"": must end in .csv', 'a value with quotation marks'],
    ['roadmap.sh cannot be reached (timeout. Retried).', 'brackets'],
    ['team.csv cannot be read: permission denied.', 'no second sentence'],
    ['version 1.2 of docs.rs is not read', 'full stops within words'],
  ])('finds no advice in %s, with %s', (text) => {
    expect(splitAdvice(text)).toEqual({ message: text.replace(/\.$/, '') });
  });
});
