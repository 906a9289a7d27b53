/**
 * The CPU time of starting, and of runs in which every value is there already: built bundles as child
 * processes, as a runner and a terminal run them.
 *
 *   npm run build && npm run bench:start
 *   npm run bench:start -- --beside FOLDER   also those of another built checkout, in turns with ours
 *   npm run bench:start -- --rounds 15       instead of 9
 */
import { resolve } from 'node:path';
import { ROOT } from '../test/e2e/manifest.ts';
import { removeFolders } from '../test/e2e/workspace.ts';
import { startActionsServices } from '../test/fakes/actions-services.ts';
import { startGemini } from '../test/fakes/gemini.ts';
import { parseArguments, readArguments, wholeNumber } from './arguments.ts';
import { median } from './median.ts';
import { cachedFolder, cachedJob, type SceneWorld, tableJob } from './scenes.ts';

const USAGE = 'npm run bench:start -- [--beside FOLDER] [--rounds N]';
const { ROUNDS, CHECKOUTS } = readArguments(USAGE, (args) => {
  const { beside, rounds } = parseArguments(args, {
    options: { beside: { type: 'string' }, rounds: { type: 'string', default: '9' } },
  }).values;
  return {
    ROUNDS: wholeNumber('--rounds', rounds),
    CHECKOUTS: [ROOT, ...(beside === undefined ? [] : [resolve(beside)])],
  };
});

/** CPU times in milliseconds by the name of what was run, a list for each checkout. */
type Times = ReadonlyMap<string, readonly (readonly number[])[]>;

async function measure(worlds: readonly SceneWorld[]): Promise<Times> {
  const times = new Map<string, number[][]>();
  for (const prepare of [tableJob, cachedJob, cachedFolder]) {
    const scenes = [];
    for (const world of worlds) scenes.push(await prepare(world));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, scene] of scenes.entries()) {
        for (const [name, ms] of Object.entries(await scene())) {
          if (!times.has(name))
            times.set(
              name,
              worlds.map(() => []),
            );
          times.get(name)?.[index]?.push(ms);
        }
      }
    }
  }
  return times;
}

function report(times: Times): void {
  console.log(`CPU ms, median of ${ROUNDS}`.padEnd(28), '    ours   beside  ratio');
  for (const [name, lists] of times) {
    const [ours = Number.NaN, beside] = lists.map(median);
    const cells = [name.padEnd(28), ours.toFixed(0).padStart(8)];
    if (beside !== undefined) {
      cells.push(beside.toFixed(0).padStart(8), (ours / beside).toFixed(2).padStart(6));
    }
    console.log(cells.join(' '));
  }
}

const gemini = await startGemini();
const worlds: SceneWorld[] = [];
try {
  for (const checkout of CHECKOUTS) {
    worlds.push({ checkout, gemini, services: await startActionsServices() });
  }
  report(await measure(worlds));
} finally {
  await gemini.close();
  for (const { services } of worlds) await services.close();
  await removeFolders();
}
