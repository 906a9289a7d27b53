import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './arguments.ts';
import type { Contender } from './measure.ts';

/**
 * `ours` of another checkout of this project, in the simulation of that checkout, because types of the
 * engine differ between versions. Its packages must be installed.
 *
 * @throws {UsageError} if the folder is no such checkout.
 */
export async function loadBeside(folder: string): Promise<Contender> {
  const file = (path: string) => join(resolve(folder), path);
  if (!existsSync(file('bench/ways.ts'))) {
    throw new UsageError(`--beside: ${folder} is no checkout of this project (no bench/ways.ts)`);
  }
  const load = (path: string) => import(pathToFileURL(file(path)).href);
  const { VirtualClock } = await load('test/fakes/clock.ts');
  const { inventedRows } = await load('bench/rows.ts');
  const { simulatedService } = await load('bench/service.ts');
  const { ourWay, rowsLost } = await load('bench/ways.ts');
  return {
    name: basename(resolve(folder)),
    way: ourWay,
    world: { VirtualClock, inventedRows, simulatedService, rowsLost },
    maxSeeds: Number.POSITIVE_INFINITY,
  };
}
