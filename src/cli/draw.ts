import { COLUMNS } from '../columns/built-in.ts';
import { drawRoadmap } from '../draw/draw.ts';
import { countsOf } from '../draw/legend.ts';
import { RoadmapError } from '../lib/error.ts';
import { isListName } from '../sources/slug.ts';
import type { Command } from './arguments/parse.ts';
import { loadSingle } from './single.ts';
import { type CliWorld, configOf } from './world.ts';

/** Draws one roadmap into an SVG file. Throws where there is nothing to draw. */
export async function draw(
  { roadmap: name, output }: Extract<Command, { kind: 'draw' }>,
  world: CliWorld,
): Promise<void> {
  const { slug, title, graph, topics } = await loadSingle(
    name,
    { columns: COLUMNS, config: () => configOf({ roadmap: name }), isDrawing: true },
    world,
  );
  if (graph === null) {
    throw new RoadmapError(
      isListName(name)
        ? `${name} is a list, which has no picture. Use a roadmap with a graph.`
        : `${slug} has only descriptions, and no picture. Use a roadmap with a graph.`,
    );
  }
  const path = output.replaceAll('{slug}', slug);
  await world.files.writeText(path, drawRoadmap({ title, graph, topics }));
  world.log.info(`${path}: ${countsOf(topics)}`);
}
