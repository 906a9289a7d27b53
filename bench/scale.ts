/**
 * How time and memory grow with the rows of a list: the built command line as a child process, against
 * a local service that responds at once.
 *
 *   npm run build && npm run bench:scale            12,500, 25,000 and 50,000 rows
 *   npm run build && npm run bench:scale -- --large 200,000 too, as four lists in one run
 *
 * `growth` is the CPU time of a row as a multiple of that in the smallest list: 1.00 is linear.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli } from '../test/e2e/cli.ts';
import { removeFolders, tempFolder } from '../test/e2e/workspace.ts';
import { startGemini } from '../test/fakes/gemini.ts';
import { parseArguments, readArguments } from './arguments.ts';
import { measuredEnv, readUsage, type Usage } from './usage.ts';

const { large } = readArguments('npm run bench:scale -- [--large]', (args) => {
  return parseArguments(args, { options: { large: { type: 'boolean' } } }).values;
});
const SIZES = [12_500, 25_000, 50_000, ...(large ? [200_000] : [])];

/** Rows of one list: more are several lists in one run. */
const MAX_ROWS = 50_000;

/** Writes lists of invented topics, and returns their paths. */
async function inventLists(folder: string, rows: number): Promise<readonly string[]> {
  await mkdir(join(folder, `${rows}`));
  const starts = Array.from({ length: Math.ceil(rows / MAX_ROWS) }, (_, i) => i * MAX_ROWS);
  return Promise.all(
    starts.map(async (start) => {
      const path = `./${rows}/list-${start}.csv`;
      const lines = Array.from({ length: Math.min(MAX_ROWS, rows - start) }, (_, i) => {
        const n = start + i;
        const sentences = `A sentence that says what topic ${n} is about. `.repeat(1 + (n % 5));
        return `Part ${n >> 7},Topic number ${n},"${sentences}",https://example.org/${n}\n`;
      });
      const text = `Category,Topic,Description,Resources\n${lines.join('')}`;
      await writeFile(join(folder, path), text);
      return path;
    }),
  );
}

async function run(args: readonly string[], folder: string, url: string): Promise<Usage> {
  const usageFile = join(folder, 'usage.json');
  const env = { GEMINI_API_KEY: 'bench-key-000', GEMINI_URL: url, ...measuredEnv(usageFile) };
  const { code, stderr } = await runCli(args, { cwd: folder, env, bundle: true });
  if (code !== 0) throw new Error(`the bundle ended with ${code}: ${stderr}`);
  return readUsage(usageFile);
}

const gemini = await startGemini();
const folder = await tempFolder();
try {
  console.log('run                     rows  requests  CPU ms  CPU ms/row  growth  peak MB');
  const idle = await run(['--version'], folder, gemini.url);
  const smallest = new Map<string, number>();
  for (const rows of SIZES) {
    const lists = await inventLists(folder, rows);
    const args = [...lists, '--output', 'out/{slug}.csv', '--cache', `cache-${rows}.jsonl`];
    const flags = ['--requests-per-minute', '100000', '--deadline-minutes', '60'];
    for (const name of ['cold', 'all from the table', 'all from the cache']) {
      if (name === 'all from the cache') await rm(join(folder, 'out'), { recursive: true });
      const before = gemini.requests.length;
      const { cpuMs, peakMb } = await run([...args, ...flags], folder, gemini.url);
      const perRow = (cpuMs - idle.cpuMs) / rows;
      if (!smallest.has(name)) smallest.set(name, perRow);
      console.log(
        [
          name.padEnd(18),
          String(rows).padStart(9),
          String(gemini.requests.length - before).padStart(9),
          cpuMs.toFixed(0).padStart(7),
          perRow.toFixed(3).padStart(11),
          (perRow / (smallest.get(name) ?? perRow)).toFixed(2).padStart(7),
          peakMb.toFixed(0).padStart(8),
        ].join(' '),
      );
    }
    await rm(join(folder, 'out'), { recursive: true });
  }
} finally {
  await gemini.close();
  await removeFolders();
}
