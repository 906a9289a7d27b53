import { drawRoadmap } from '../draw/draw.ts';
import { countsOf } from '../draw/legend.ts';
import { RoadmapError } from '../lib/error.ts';
import type { Files } from '../lib/files.ts';
import type { Log } from '../lib/log.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import type { DrawCommand } from './args.ts';

/**
 * Draws one roadmap into an SVG file. Throws where there is nothing to draw.
 *
 * @param load How a roadmap is found by what the user called it.
 */
export async function draw(
  { roadmap: name, output }: DrawCommand,
  world: {
    readonly files: Files;
    readonly log: Log;
    readonly load: (name: string) => Promise<Roadmap>;
  },
): Promise<void> {
  const { files, log, load } = world;
  const { slug, title, graph, topics } = await load(name);
  if (graph === null) {
    if (/\.csv$/i.test(name)) {
      throw new RoadmapError(
        `${name} is a list, whose topics have no place in a picture. Draw a roadmap with a graph.`,
      );
    }
    throw new RoadmapError(
      `${slug} has topic texts alone, which are drawn nowhere. Draw a roadmap with a graph.`,
    );
  }
  const path = output.replaceAll('{slug}', slug);
  await files.writeText(path, drawRoadmap({ title, graph, topics }));
  log.info(`${path}: ${countsOf(topics)}`);
}
