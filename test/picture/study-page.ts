import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../e2e/browser.ts';
import { tempFolder } from '../e2e/workspace.ts';

/** What a reader has done before each picture, as a script. */
const PICTURES = {
  'page.png': `
    for (const box of [...document.querySelectorAll('main li input[type=checkbox]')].slice(0, 4)) box.click();
  `,
  'page-map.png': `
    [...document.querySelectorAll('button, label')].find(({ textContent }) => textContent.trim() === 'Map').click();
  `,
} as const;

const SIZE = { width: 1120, height: 760, deviceScaleFactor: 1.5 };

/** Time for what the script sets off, in milliseconds. */
const SETTLED_MS = 800;

/** Makes pictures of the page to study from, one after another in one browser, which keeps the ticks. */
export async function shootPage(html: string, folder: string): Promise<void> {
  const browser = await startBrowser();
  if ('missing' in browser) throw new Error(browser.missing);
  try {
    const file = join(await tempFolder(), 'sourdough.html');
    await writeFile(file, html);
    const context = await browser.createBrowserContext();
    for (const [name, script] of Object.entries(PICTURES)) {
      const page = await context.newPage();
      await page.setViewport(SIZE);
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(script);
      await page.evaluate(`new Promise((done) => setTimeout(done, ${SETTLED_MS}))`);
      await page.screenshot({ path: join(folder, name) });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
