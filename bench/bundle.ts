/**
 * Our own overhead: the built command line as a child process, against a local service that responds
 * ten times as fast as Gemini.
 *
 *   npm run build && npm run bench:bundle
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { requestSeconds } from '../src/engine/sizes.ts';
import { runCli } from '../test/e2e/cli.ts';
import { removeFolders, tempFolder } from '../test/e2e/workspace.ts';
import { delay } from '../test/fakes/gemini/answers.ts';
import { startGemini } from '../test/fakes/gemini.ts';
import { parseArguments, readArguments } from './arguments.ts';
import { inventFolder } from './folder.ts';
import { OUTPUT_PER_ROW } from './service.ts';
import { measuredEnv, readUsage, type Usage } from './usage.ts';

readArguments('npm run bench:bundle', (args) => parseArguments(args, {}));

const SIZES = [150, 10_000];
const SPEED_UP = 10;
const MEGABYTE_COLUMNS = 8;

interface Run extends Usage {
  readonly seconds: number;
  readonly requests: number;
}

async function run(
  args: readonly string[],
  folder: string,
  url: string,
): Promise<Omit<Run, 'requests'>> {
  const usageFile = join(folder, 'usage.json');
  const env = { GEMINI_API_KEY: 'bench-key-000', GEMINI_URL: url, ...measuredEnv(usageFile) };
  const startedAt = performance.now();
  const { code, stderr } = await runCli(args, { cwd: folder, env, bundle: true });
  const seconds = (performance.now() - startedAt) / 1000;
  if (code !== 0) throw new Error(`the bundle ended with ${code}: ${stderr}`);
  return { seconds, ...(await readUsage(usageFile)) };
}

function report(name: string, rows: number, result: Run, idle: Run): void {
  const perRow = rows === 0 ? '' : ((result.cpuMs - idle.cpuMs) / rows).toFixed(2);
  console.log(
    [
      name.padEnd(22),
      String(rows).padStart(6),
      result.seconds.toFixed(2).padStart(8),
      String(result.requests).padStart(9),
      result.cpuMs.toFixed(0).padStart(7),
      perRow.padStart(11),
      result.peakMb.toFixed(0).padStart(MEGABYTE_COLUMNS),
    ].join(' '),
  );
}

const gemini = await startGemini(({ items }) =>
  delay((requestSeconds(items.length, OUTPUT_PER_ROW) * 1000) / SPEED_UP),
);
const folder = await tempFolder();
try {
  console.log('run                      rows  seconds  requests  CPU ms  CPU ms/row  peak MB');
  const started = await run(['--version'], folder, gemini.url);
  const idle = { ...started, requests: 0 };
  report('start (--version)', 0, idle, idle);
  for (const rows of SIZES) {
    await inventFolder(join(folder, `rows-${rows}`), rows);
    const args = [`./rows-${rows}`, '--output', 'out/{slug}.csv', '--cache', `cache-${rows}.jsonl`];
    const flags = ['--requests-per-minute', '100000', '--json', '--deadline-minutes', '5'];
    for (const name of ['cold', 'all from the table', 'all from the cache']) {
      if (name === 'all from the cache') await rm(join(folder, 'out'), { recursive: true });
      const before = gemini.requests.length;
      const used = await run([...args, ...flags], folder, gemini.url);
      report(name, rows, { ...used, requests: gemini.requests.length - before }, idle);
    }
  }
} finally {
  await gemini.close();
  await removeFolders();
}
