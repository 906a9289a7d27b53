import { describe, expect, it } from 'vitest';
import { answerRow, RESPONSE_SCHEMA } from '../../../src/columns/schema.ts';

describe('the response schema', () => {
  it('is an array of rows: id, topic, tldr, challenge, in this order', () => {
    expect(JSON.stringify(RESPONSE_SCHEMA)).toBe(
      JSON.stringify({
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            topic: { type: 'string' },
            tldr: { type: 'string' },
            challenge: { type: 'string', enum: ['practice', 'expert'] },
          },
          required: ['id', 'topic', 'tldr', 'challenge'],
        },
      }),
    );
  });

  it('has no word that makes some models refuse the request', () => {
    const text = JSON.stringify(RESPONSE_SCHEMA);
    expect(text).not.toMatch(
      /\$schema|\$ref|min|max|pattern|format|const|anyOf|additionalProperties/i,
    );
  });

  it('is what rows are checked by', () => {
    const row = { id: '1', topic: 'Kiln', tldr: 'Oven', challenge: 'expert' };
    expect(answerRow.safeParse(row).success).toBe(true);
    expect(answerRow.safeParse({ ...row, challenge: 'easy' }).success).toBe(false);
  });
});
