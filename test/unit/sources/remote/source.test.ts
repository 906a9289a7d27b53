import { describe, expect, it } from 'vitest';
import { openSource } from '../../../../src/sources/remote/source.ts';

/** Where GraphQL is asked, beside or below this REST API. */
async function askedAt(apiUrl: string): Promise<readonly string[]> {
  const asked: string[] = [];
  const { slugs } = openSource({
    source: 'octo-org/roadmaps@HEAD',
    apiUrl,
    token: 'token',
    web: async ({ url }) => {
      asked.push(url);
      return { status: 200, text: '{"data":{"repository":{}}}' };
    },
  });
  await slugs();
  return asked;
}

it.each([
  ['https://api.github.com', 'https://api.github.com/graphql'],
  ['https://api.github.com/', 'https://api.github.com/graphql'],
  ['https://api.octo.ghe.com', 'https://api.octo.ghe.com/graphql'],
  ['https://git.example.com/api/v3', 'https://git.example.com/api/graphql'],
  ['https://git.example.com/api/v3/', 'https://git.example.com/api/graphql'],
])('the source behind %s is asked at %s', async (apiUrl, url) => {
  expect(await askedAt(apiUrl)).toEqual([url]);
});

describe('an answer with an error', () => {
  const tree = { commit: { oid: 'a'.repeat(40) }, new: null, old: null };
  const folder = (repository: object | null, type: string | null) => {
    const text = JSON.stringify({ data: { repository }, errors: [{ type, message: 'Gone.' }] });
    return openSource({
      source: 'octo-org/roadmaps@HEAD',
      apiUrl: 'https://api.github.com',
      token: 'token',
      web: async () => ({ status: 200, text }),
    }).folder('pottery');
  };

  it.each(['NOT_FOUND', 'FORBIDDEN'])('%s is about the whole source where there is none', (type) =>
    expect(folder(null, type)).rejects.toMatchObject({ absent: true }),
  );

  it.each(['NOT_FOUND', 'FORBIDDEN', null])('%s hides what is in a source that is there', (type) =>
    expect(folder(tree, type)).rejects.toMatchObject({ absent: false }),
  );
});
