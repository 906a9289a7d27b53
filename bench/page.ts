/**
 * The page in a browser: its size without data, and for tables of three sizes the time until its first
 * topic is painted, the time until the result of a search is, each also as a multiple of what an empty
 * page takes, and the memory.
 *
 *   npm run bench:page
 *   npm run bench:page -- --rounds 9   instead of 5
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type BrowserPage, startBrowser } from '../test/e2e/browser.ts';
import { pageOf } from '../test/e2e/page-sample.ts';
import { finishedOf, finishedTableOf, topicOf } from '../test/unit/samples.ts';
import { parseArguments, readArguments, wholeNumber } from './arguments.ts';
import { median } from './median.ts';

const ROUNDS = readArguments('npm run bench:page [-- --rounds N]', (args) => {
  const options = { rounds: { type: 'string', default: '5' } } as const;
  const { values } = parseArguments(args, { options });
  return wholeNumber('--rounds', values.rounds);
});

/** A small roadmap, a large one, and many times what roadmap.sh has. */
const SIZES = [150, 1_000, 5_000];

/** About 60 words: descriptions of real roadmaps are rarely longer. */
const DESCRIPTION = 'Clay becomes stone where the fire stays long enough. '.repeat(7);

const EMPTY =
  '<!doctype html><meta charset="utf-8"><title>-</title><main><ul><li data-topic="x">-</ul></main>';

/** Records when the first topic is in the page and painted. Runs before the page's own script. */
const WATCH = `
  const watcher = new MutationObserver(() => {
    if (document.querySelector('[data-topic]') === null) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.firstTopic = performance.now(); }));
  });
  watcher.observe(document, { childList: true, subtree: true });
`;

/** Types a word that few topics have, and resolves once its result is painted; to milliseconds. */
const SEARCH = `(async () => {
  const field = document.querySelector('input[type=search]');
  const start = performance.now();
  field.value = 'kiln 7';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
})()`;

interface Figures {
  readonly firstMs: number;
  readonly searchMs: number;
  readonly heapMb: number;
}

function tableOf(rows: number) {
  return finishedTableOf({
    rows: Array.from({ length: rows }, (_, i) =>
      finishedOf({
        topic: topicOf({
          id: `topic-${i}`,
          topic: `Kiln ${i}`,
          category: `Fire ${Math.floor(i / 25)}`,
          subcategory: '',
          description: `${i}. ${DESCRIPTION}`,
          resources: [`https://example.org/${i}`],
        }),
        values: { TLDR: `What kiln ${i} does to clay`, Challenge: i % 3 ? 'practice' : 'expert' },
      }),
    ),
  });
}

async function measure(page: BrowserPage, url: string, hasSearch: boolean): Promise<Figures> {
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(url);
  await page.waitForFunction('window.firstTopic !== undefined');
  const number = async (script: string) => z.number().parse(await page.evaluate(script));
  const firstMs = await number('window.firstTopic');
  // What is left to be done when the first topics are there is not the search's.
  await page.evaluate('new Promise((done) => setTimeout(done, 1500))');
  const searchMs = hasSearch ? await number(SEARCH) : Number.NaN;
  const { JSHeapUsedSize: bytes = Number.NaN } = await page.metrics();
  return { firstMs, searchMs, heapMb: bytes / 1e6 };
}

const browser = await startBrowser();
if ('missing' in browser) {
  console.error(browser.missing);
  process.exit(1);
}
const folder = await mkdtemp(join(tmpdir(), 'bench-page-'));
try {
  const pages = [0, ...SIZES].map((rows) => {
    const html = rows === 0 ? EMPTY : pageOf(tableOf(rows));
    return { rows, html, file: join(folder, `${rows}.html`), figures: [] as Figures[] };
  });
  for (const { file, html } of pages) await writeFile(file, html);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { rows, file, figures } of pages) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      figures.push(await measure(page, pathToFileURL(file).href, rows > 0));
      await context.close();
    }
  }
  const without = pageOf(finishedTableOf({ rows: [] }));
  console.log(`Size without data: ${(Buffer.byteLength(without) / 1000).toFixed(1)} kB`);
  console.log(
    `Median of ${ROUNDS}     size kB  first topic   x empty  search ms  x empty  heap MB`,
  );
  const [empty] = pages;
  const emptyMs = median(empty?.figures.map(({ firstMs }) => firstMs) ?? []);
  for (const { rows, html, figures } of pages) {
    const of = (name: keyof Figures) => median(figures.map((one) => one[name]));
    const cells = [
      (rows === 0 ? 'empty page' : `${rows} topics`).padEnd(15),
      (Buffer.byteLength(html) / 1000).toFixed(0).padStart(8),
      `${of('firstMs').toFixed(0)} ms`.padStart(12),
      (of('firstMs') / emptyMs).toFixed(1).padStart(9),
      ...(rows === 0
        ? []
        : [
            of('searchMs').toFixed(0).padStart(10),
            (of('searchMs') / emptyMs).toFixed(1).padStart(8),
          ]),
      of('heapMb').toFixed(1).padStart(8),
    ];
    console.log(cells.join(' '));
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
