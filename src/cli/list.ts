import { oneLine } from '../lib/log.ts';
import { listRoadmaps } from '../sources/remote/remote.ts';
import type { Command } from './arguments/parse.ts';
import { type CliWorld, configOf, remoteOf } from './world.ts';

/** The roadmaps of roadmap.sh as text, those alone that have a word in slug or title. */
export async function list(
  { word, settings, json }: Extract<Command, { kind: 'list' }>,
  world: CliWorld,
): Promise<string> {
  const all = await listRoadmaps(remoteOf(configOf(settings), world));
  world.log.end();
  const wanted = word.toLowerCase();
  const roadmaps = all.filter(({ slug, title }) =>
    `${slug} ${title}`.toLowerCase().includes(wanted),
  );
  if (json) return `${JSON.stringify(roadmaps)}\n`;
  if (roadmaps.length === 0) {
    world.log.info(
      `No roadmap has ${word} in its slug or title. Run list to see all ${all.length}.`,
    );
    return '';
  }
  const width = Math.max(...roadmaps.map(({ slug }) => slug.length));
  const lines = roadmaps.map(({ slug, title }) => oneLine(`${slug.padEnd(width)}  ${title}`));
  return `${lines.join('\n')}\n`;
}
