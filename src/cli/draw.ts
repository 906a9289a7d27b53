import { COLUMNS } from '../columns/built-in.ts';
import { drawRoadmap } from '../draw/draw.ts';
import { countsOf } from '../draw/legend.ts';
import { RoadmapError } from '../lib/error.ts';
import { isListName, isPattern } from '../sources/slug.ts';
import { parseEntry } from '../sources/sources.ts';
import { type Command, UsageError } from './args.ts';
import { type CliWorld, configOf, remoteOf } from './world.ts';

/** Draws one roadmap into an SVG file. Throws where there is nothing to draw. */
export async function draw(
  { roadmap: name, output }: Extract<Command, { kind: 'draw' }>,
  world: CliWorld,
): Promise<void> {
  const entry = parseEntry(name);
  if (entry === null || isPattern(entry.slug)) {
    throw new UsageError(`${name} is not the slug or path of a single roadmap.`);
  }
  // Messages show the name as the user wrote it.
  const target = { ...entry, name };
  const places = {
    columns: COLUMNS,
    files: world.files,
    signal: world.signal,
    // Opened only on demand: a roadmap that is read from a path depends on no setting.
    get remote() {
      return remoteOf(configOf({ roadmap: name }), world);
    },
  };
  const { slug, title, graph, topics } = await (entry.source.loadDrawing?.(target, places) ??
    entry.source.load(target, places));
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
