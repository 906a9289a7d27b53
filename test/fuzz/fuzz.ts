/**
 * Tells stories of a misbehaving model, a person's edits and kills, in virtual time, and reports every
 * violation with the seed that repeats it.
 *
 *   npm run fuzz                      for 60 seconds, from a seed of the moment
 *   npm run fuzz -- --seconds 600
 *   npm run fuzz -- --seed 7          this one story
 *   npm run fuzz -- --of columns      only stories of columns that come and go
 *   npm run fuzz -- --of bundle       the same on the built command line
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tellOfColumns } from './columns.ts';
import { tellStory } from './nights.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    of: { type: 'string' },
  },
});
const end = Date.now() + Number(values.seconds) * 1000;
const total = { stories: 0, nights: 0, rows: 0, violations: 0 };
let seed = values.seed === undefined ? Date.now() % 1e9 : Number(values.seed);
do {
  const folder = await mkdtemp(join(tmpdir(), 'roadmap-enrich-fuzz-'));
  try {
    const isOfRows = values.of === undefined ? seed % 2 === 0 : values.of === 'rows';
    const { nights, rows, violations } = isOfRows
      ? await tellStory(seed, folder)
      : await tellOfColumns(seed, folder, { bundle: values.of === 'bundle' });
    total.stories += 1;
    total.nights += nights;
    total.rows += rows;
    total.violations += violations.length;
    for (const violation of violations) console.log(`seed ${seed}, ${violation}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  seed += 1;
} while (values.seed === undefined && Date.now() < end);
console.log(
  `${total.rows} rows in ${total.nights} nights of ${total.stories} stories: ${total.violations} violations`,
);
process.exitCode = total.violations > 0 ? 1 : 0;
