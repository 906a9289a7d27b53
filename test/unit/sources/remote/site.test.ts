import { expect, it } from 'vitest';
import { SILENT } from '../../../../src/lib/log.ts';
import { openSite } from '../../../../src/sources/remote/site.ts';
import { graphText, topic } from '../../graph/drawing.ts';

const log = SILENT;

/** A site whose every page is this document. */
const siteOf = (document: unknown) =>
  openSite('https://tea.test', async () => ({ status: 200, text: JSON.stringify(document) }), {
    log,
  });

it.each([null, false, ''])('a graph with the error %j is no error', async (error) => {
  const graph = { ...JSON.parse(graphText([topic('green', [0, 0])])), error };
  expect((await siteOf(graph).graph('tea'))?.nodes).toHaveLength(1);
});

it('a graph with an error is one', async () => {
  const graph = { ...JSON.parse(graphText([topic('green', [0, 0])])), error: 'on fire' };
  await expect(siteOf(graph).graph('tea')).rejects.toThrow('the response is an error');
});

it('a roadmap that is listed without a title is called after its slug', async () => {
  const listed = [{ slug: 'green-tea' }, { slug: 'chai', title: null }, { title: 'No slug' }];
  expect(await siteOf(listed).list()).toEqual([
    { slug: 'green-tea', title: 'Green Tea' },
    { slug: 'chai', title: 'Chai' },
  ]);
});

it('says how many texts were read, those that cannot be reached included', async () => {
  const told: unknown[] = [];
  const site = openSite('https://tea.test', async () => ({ status: 500, text: '' }), {
    log,
    onText: (...all) => told.push(all),
  });
  await site.texts('tea', ['green', 'black']);
  expect(told).toEqual([
    ['tea', 1, 2],
    ['tea', 2, 2],
  ]);
});

it('the resources of a text are URLs; those of the site may lack the host, others are dropped', async () => {
  const urls = ['/guides/tea', 'hhttps://leaf.test/a', 'tea.md', 'https://leaf.test/a'];
  const document = { description: '# Green', resources: [...urls.map((url) => ({ url })), {}] };
  const { found } = await siteOf(document).texts('tea', ['green']);
  expect(found.get('green')).toMatchObject({
    resources: ['https://roadmap.sh/guides/tea', 'https://leaf.test/a'],
    dropped: ['tea.md'],
  });
});
