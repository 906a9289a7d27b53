import { expect, it } from 'vitest';
import { readOnce } from '../../../../src/cli/enrich/read-once.ts';
import type { Remote } from '../../../../src/sources/remote/remote.ts';

function counted(fails = false) {
  const requests: string[] = [];
  const graph = async (slug: string) => {
    requests.push(slug);
    if (fails) throw new Error('no answer');
    return null;
  };
  const site = { url: 'https://tea.test', graph, list: async () => [], texts: async () => never() };
  const never = () => ({ found: new Map(), unread: new Set<string>() });
  const remote: Remote = { site, repository: null };
  return { remote: readOnce(remote), requests };
}

it('reads everything but once', async () => {
  const { remote, requests } = counted();
  await Promise.all([remote.site.graph('tea'), remote.site.graph('tea')]);
  await remote.site.graph('tea');
  await remote.site.graph('coffee');
  expect(requests).toEqual(['tea', 'coffee']);
});

it('reads again what could not be read', async () => {
  const { remote, requests } = counted(true);
  await expect(remote.site.graph('tea')).rejects.toThrow('no answer');
  await expect(remote.site.graph('tea')).rejects.toThrow('no answer');
  expect(requests).toEqual(['tea', 'tea']);
});
