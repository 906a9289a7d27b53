/**
 * Runs the built bundle night after night, against people who edit and services that fail, and
 * reports every violation with the seed that repeats its story. Build first.
 *
 *   npm run soak -- pull-requests                  300 nights of publish: pull-request
 *   npm run soak -- sources --nights 1000          a source of texts in trouble
 *   npm run soak -- sources --seed 7               this one story, with its journal
 */
import { parseArgs } from 'node:util';
import { killChildren } from '../e2e/child.ts';
import { removeFolders } from '../e2e/workspace.ts';
import { pullRequestStory } from './pull-requests.ts';
import { sourceStory } from './sources.ts';

const STORIES = { 'pull-requests': pullRequestStory, sources: sourceStory };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { nights: { type: 'string', default: '300' }, seed: { type: 'string' } },
});
const names = Object.keys(STORIES).filter((name) => [name, undefined].includes(positionals[0]));
if (names.length === 0) throw new Error(`Name one of ${Object.keys(STORIES).join(', ')}.`);
const total = { stories: 0, nights: 0, lost: 0, violations: 0 };
for (const [name, tellStory] of Object.entries(STORIES)) {
  if (!names.includes(name)) continue;
  const end = total.nights + Number(values.nights);
  let seed = values.seed === undefined ? Date.now() % 1e9 : Number(values.seed);
  do {
    const { nights, violations, lost, journal } = await tellStory(seed);
    total.stories += 1;
    total.nights += nights;
    total.lost += lost;
    total.violations += violations.length;
    for (const violation of violations) console.log(`${name}, seed ${seed}, ${violation}`);
    if (values.seed !== undefined) console.log(journal.join('\n'));
    seed += 1;
  } while (values.seed === undefined && total.nights < end);
}
killChildren();
await removeFolders();
console.log(
  `${total.nights} nights of ${total.stories} stories, ${total.lost} edits lost with a word: ${total.violations} violations`,
);
process.exitCode = total.violations > 0 ? 1 : 0;
