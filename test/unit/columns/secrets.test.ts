import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { promptsFor } from '../../../src/columns/prompt.ts';
import { rejectSecrets } from '../../../src/columns/secrets.ts';
import { byRow } from '../../fakes/by-row.ts';
import { itemOf } from '../samples.ts';

const KEY = 'AQ.recognisable-key-0123456789';
const item = itemOf();

function parse(tldr: string, secrets: readonly string[] = [KEY]) {
  const text = `[{"id":"${item.id}","topic":"${item.topic}","tldr":"${tldr}","challenge":"expert"}]`;
  return byRow(promptsFor(rejectSecrets(COLUMNS, secrets))([item]).parse(text, [item]));
}

const escaped = [...KEY].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('');

describe('an answer', () => {
  it.each([
    ['as it is', KEY],
    ['within a text', `The key ${KEY} of clay`],
    ['in JSON escapes', escaped],
    [
      'in a text that would be cut',
      `The key ${KEY} opens the oven, one two three four five six seven`,
    ],
    ['in JSON escapes here and there', `Clay ${KEY.replace('k', '\\u006B')}`],
    ['between invisible characters', [...KEY].join('\u200b')],
    ['between invisible characters in JSON escapes', KEY.replaceAll('-', '\\u2060-\\u00ad')],
  ])('gives no value with a secret %s', (_, tldr) => {
    const { values, missing } = parse(tldr);
    expect(values.size).toBe(0);
    expect(missing.get(item)).toBe('a value holds a secret');
  });

  it('gives every other value', () => {
    expect(parse('Oven for clay').values.size).toBe(1);
    expect(parse('Oven for clay', ['', 'clay']).values.size).toBe(1);
  });
});
