/**
 * Our own overhead: the built command line as a child process, against a local service that responds
 * ten times as fast as Gemini.
 *
 *   npm run build && npm run bench:bundle
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestSeconds } from '../src/engine/sizes.ts';
import { delay } from '../test/fakes/gemini/answers.ts';
import { startGemini } from '../test/fakes/gemini.ts';
import { OUTPUT_PER_ROW } from './service.ts';

const ROOT = join(import.meta.dirname, '..');
const BUNDLE = join(ROOT, 'dist/cli/index.js');
const SIZES = [150, 10_000];
const SPEED_UP = 10;
const MEGABYTE_COLUMNS = 8;

interface Run {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly requests: number;
}

/** A roadmap of invented topics, as a folder of content files. */
async function inventRoadmap(folder: string, rows: number): Promise<void> {
  await mkdir(join(folder, 'content'), { recursive: true });
  for (let i = 0; i < rows; i++) {
    const id = `node-${String(i).padStart(16, '0')}`;
    const text = `# Topic number ${i}\n\n${`A sentence that says what topic ${i} is about. `.repeat(2 + (i % 9))}\n\nVisit the following resources to learn more:\n\n- [@article@Page ${i}](https://example.org/${i})\n`;
    await writeFile(join(folder, 'content', `topic-number-${i}@${id}.md`), text);
  }
}

async function run(
  args: readonly string[],
  folder: string,
  url: string,
): Promise<Omit<Run, 'requests'>> {
  const usageFile = join(folder, 'usage.json');
  const startedAt = performance.now();
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('./usage.ts'), BUNDLE, ...args],
      {
        cwd: folder,
        stdio: 'ignore',
        env: {
          ...process.env,
          GEMINI_API_KEY: 'bench-key-000',
          GEMINI_URL: url,
          BENCH_USAGE: usageFile,
        },
      },
    );
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`the bundle ended with ${code}`);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, ...JSON.parse(await readFile(usageFile, 'utf8')) };
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
const folder = await mkdtemp(join(tmpdir(), 'roadmap-enrich-bench-'));
try {
  console.log('run                      rows  seconds  requests  CPU ms  CPU ms/row  peak MB');
  const started = await run(['--version'], folder, gemini.url);
  const idle = { ...started, requests: 0 };
  report('start (--version)', 0, idle, idle);
  for (const rows of SIZES) {
    const roadmap = join(folder, `rows-${rows}`);
    await inventRoadmap(roadmap, rows);
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
  await rm(folder, { recursive: true });
}
