import { topicsOf } from '../../../graph/graph.ts';
import { messageOf } from '../../../lib/error.ts';
import { similarNames } from '../../../lib/text/similar.ts';
import { plural, withoutStop } from '../../../lib/text/words.ts';
import { type Finding, findingOf, ok } from '../check.ts';
import type { Online } from '../online.ts';
import { type Setup, sampleOf } from '../setup.ts';

/** Whether roadmap.sh lists its roadmaps as expected. */
export async function checkList(online: Online, { isLocal }: Setup): Promise<Finding> {
  const status = isLocal ? 'warning' : 'problem';
  const { host } = new URL(online.site.url);
  try {
    return ok(`${host} lists ${plural((await online.list()).length, 'roadmap')}`);
  } catch (error) {
    const why = withoutStop(messageOf(error));
    const unreachable = online.siteUnreachable();
    if (unreachable === undefined) {
      const message = `the list of roadmaps of ${host} cannot be used (${why})`;
      return { status, message, action: 'Name roadmaps by slug, not by pattern, or try later.' };
    }
    const action = 'Check the network; lists and other paths work without it.';
    return { status, message: `${host} cannot be reached (${why})`, action, unreachable };
  }
}

/** Whether the graph of one roadmap can be read. */
export async function checkGraph(
  online: Online,
  setup: Setup,
  isKnown: Promise<Finding>,
): Promise<Finding> {
  const status = setup.isLocal ? 'warning' : 'problem';
  const { site } = online;
  const sample = sampleOf(
    setup,
    setup.slug === null ? ((await online.listed())?.slugs ?? null) : null,
  );
  try {
    const graph = await site.graph(sample);
    if (graph !== null) return ok(`${sample} has ${plural(topicsOf(graph).length, 'topic')}`);
  } catch (error) {
    // The list comes at the same time: which of both fails first does not matter.
    await isKnown;
    const unreachable = online.siteUnreachable();
    const finding = findingOf(`${sample}: ${messageOf(error)}`, status);
    return { ...finding, ...(unreachable === undefined ? {} : { unreachable }) };
  }
  const message = `${new URL(site.url).host} has no graph of ${sample}`;
  const slugs = (await online.listed())?.slugs ?? [];
  if (slugs.includes(sample)) return { status, message, action: 'Try again later.' };
  const names = similarNames(sample, slugs).join(', ');
  const action = names === '' ? 'Run roadmap-enrich list.' : `Did you mean ${names}?`;
  return { status, message, action };
}
