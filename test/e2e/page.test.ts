import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../fakes/loopback.ts';
import { axeSource, type BrowserPage, startBrowser } from './browser.ts';
import { pageOf, potteryTable } from './page-sample.ts';
import { removeFolders, tempFolder } from './workspace.ts';

const browser = await startBrowser();
const why = 'missing' in browser ? browser.missing : '';
if (why !== '') console.warn(`The page is not tested in a browser. ${why}`);

let file = '';
let url = '';

beforeAll(async () => {
  file = join(await tempFolder(), 'pottery.html');
  await writeFile(file, pageOf(potteryTable()));
  const served = await listen(
    createServer((_, response) => {
      void readFile(file).then((html) => response.setHeader('content-type', 'text/html').end(html));
    }),
  );
  url = `${served.url}/pottery.html`;
  return async () => {
    await served.close();
    await removeFolders();
  };
});

afterAll(async () => {
  if (!('missing' in browser)) await browser.close();
});

/** A page in a browser of its own, and what went wrong in it. */
async function open(address: string, before = '') {
  if ('missing' in browser) throw new Error(why);
  const context = await browser.createBrowserContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const target = request.url();
    if (target.split('#')[0] !== address.split('#')[0]) problems.push(`request: ${target}`);
  });
  await page.evaluateOnNewDocument(
    "addEventListener('securitypolicyviolation', (e) => console.error(e.violatedDirective))",
  );
  if (before !== '') await page.evaluateOnNewDocument(before);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address);
  await page.waitForSelector('main');
  return { page, problems, newTab: () => context.newPage() };
}

/** The element of a role and a name, as assistive technology finds it. */
async function find(page: BrowserPage, role: string, name: string) {
  const found = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
  if (found === null) throw new Error(`No ${role} is called ${name}.`);
  return found;
}

const click = async (page: BrowserPage, role: string, name: string) =>
  (await find(page, role, name)).click();

/** What has the focus: its text, or its label. */
const focused = (page: BrowserPage) =>
  page.evaluate(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
  );

const heading = (page: BrowserPage) =>
  page.evaluate('document.querySelector("aside h2")?.textContent');

const topics = (page: BrowserPage) =>
  page.evaluate('[...document.querySelectorAll("main [data-topic]")].map((e) => e.dataset.topic)');

const isTicked = (page: BrowserPage, name: string) =>
  page.evaluate(`document.querySelector('main [aria-label="Done: ${name}"]').checked`);

const says = (page: BrowserPage, text: string) =>
  page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(text)})`);

describe.skipIf(why !== '')('the page in a browser', () => {
  describe.each([
    ['from a disk', () => pathToFileURL(file).href],
    ['from a server', () => url],
  ])('%s', (_, address) => {
    it('shows all topics, runs nothing of others, and asks nobody for anything', async () => {
      const { page, problems } = await open(address());
      expect(await topics(page)).toEqual(['clay', 'glaze', 'wheel', 'uber', 'hostile']);
      for (const view of ['Table', 'Map', 'Cards']) await click(page, 'button', view);
      await page.evaluate('document.querySelector("[data-topic=hostile] a").click()');
      expect(await page.evaluate('document.querySelectorAll("img, b").length')).toBe(0);
      expect(problems).toEqual([]);
    });

    it('remembers ticks and notes', async () => {
      const { page, problems } = await open(`${address()}#clay`);
      await click(page, 'checkbox', 'Done: Clay');
      await (await find(page, 'textbox', 'My note')).type('Ask Anna');
      await page.keyboard.press('Tab');
      await page.reload();
      await says(page, '2 of 5 done');
      expect(await isTicked(page, 'Clay')).toBe(true);
      expect(await page.evaluate('document.querySelector("aside textarea").value')).toBe(
        'Ask Anna',
      );
      expect(problems).toEqual([]);
    });
  });

  it('writes nothing before its reader does something', async () => {
    const { page } = await open(url);
    await (await find(page, 'searchbox', 'Search topics')).type('clay');
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  it('counts a topic that the table says is done, until its reader says otherwise', async () => {
    const { page } = await open(url);
    await says(page, '1 of 5 done');
    await click(page, 'checkbox', 'Done: Wheel');
    await says(page, '0 of 5 done');
  });

  it('loses nothing where two tabs are open', async () => {
    const { page, newTab } = await open(url);
    const other = await newTab();
    await other.goto(url);
    await click(page, 'checkbox', 'Done: Clay');
    await says(other, '2 of 5 done');
    await click(other, 'checkbox', 'Done: Glaze');
    await says(page, '3 of 5 done');
    expect(await isTicked(other, 'Clay')).toBe(true);
  });

  it('searches as somebody types, and says how many topics are left', async () => {
    const { page } = await open(url);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
    await (await find(page, 'searchbox', 'Search topics')).type('uberglasur');
    expect(await topics(page)).toEqual(['uber']);
    await page.waitForFunction(
      'document.querySelector("[role=status]").textContent === "1 of 5 topics"',
    );
    expect(await page.evaluate('CSS.highlights.get("hit").size')).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect(await topics(page)).toHaveLength(5);
  });

  it('filters by what a column says, and keeps that in its address', async () => {
    const { page } = await open(url);
    await click(page, 'checkbox', 'expert');
    expect(await topics(page)).toEqual(['glaze', 'uber']);
    await page.reload();
    await page.waitForSelector('main');
    expect(await topics(page)).toEqual(['glaze', 'uber']);
  });

  it('moves the focus to the topic that opens, and back to what opened it', async () => {
    const { page } = await open(url);
    await click(page, 'link', 'Glaze');
    expect(await heading(page)).toBe('Glaze');
    expect(await focused(page)).toBe('Glaze');
    expect(page.url()).toBe(`${url}#glaze`);
    await page.keyboard.press('Escape');
    expect(await heading(page)).toBeUndefined();
    expect(await page.evaluate('document.activeElement.hash')).toBe('#glaze');
    await page.goBack();
    expect(await heading(page)).toBe('Glaze');
  });

  it('opens a topic from the map, on which ticks are seen', async () => {
    const { page } = await open(`${url}#view=map`);
    await click(page, 'link', 'Wheel, done');
    expect(await heading(page)).toBe('Wheel');
    expect(page.url()).toBe(`${url}#wheel&view=map`);
    await click(page, 'checkbox', 'Done: Wheel');
    await find(page, 'link', 'Wheel');
  });

  it('makes its map larger and smaller by keys', async () => {
    const { page } = await open(`${url}#view=map`);
    const width = async () =>
      Number(await page.evaluate('document.querySelector(".map").clientWidth'));
    const before = await width();
    await page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(before);
    await page.keyboard.press('0');
    const fitting = await page.evaluate('document.querySelector(".map-box").clientWidth');
    expect(await width()).toBe(fitting);
    await page.keyboard.press('-');
    expect(await width()).toBeLessThan(Number(fitting));
  });

  it('shows all topics without scripts, too', async () => {
    const { page } = await open(url);
    await page.setJavaScriptEnabled(false);
    await page.goto(`${url}?plain`);
    await says(page, 'Short words on Glaze');
    expect(await page.evaluate('document.querySelectorAll(".plain p[id]").length')).toBe(5);
  });

  it('is used by keys alone, unless these are switched off', async () => {
    const { page } = await open(url);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await isTicked(page, 'Clay')).toBe(true);
    await page.keyboard.press('n');
    expect(await heading(page)).toContain('script');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await click(page, 'checkbox', 'Use single keys as shortcuts');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await heading(page)).toBeUndefined();
  });

  it('orders its table by a column, and goes through the topics in that order', async () => {
    const { page } = await open(`${url}#view=table`);
    await click(page, 'button', 'Hours');
    expect(await topics(page)).toEqual(['hostile', 'clay', 'wheel', 'glaze', 'uber']);
    await page.reload();
    await page.waitForSelector('main');
    await click(page, 'button', 'Hours');
    expect(await topics(page)).toEqual(['glaze', 'wheel', 'clay', 'hostile', 'uber']);
    await find(page, 'columnheader', 'Hours');
    expect(await page.evaluate('document.querySelector("[aria-sort]").ariaSort')).toBe(
      'descending',
    );
    await click(page, 'link', 'Glaze');
    await click(page, 'button', 'Next topic');
    expect(await heading(page)).toBe('Wheel');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.hash')).toBe('#wheel');
  });

  it('keeps the focus on a tick whose row moves, and finds back from topic to topic', async () => {
    const { page } = await open(
      `${url}#view=table&sort=done`,
      'delete Element.prototype.moveBefore',
    );
    await page.evaluate(`document.querySelector('main [aria-label="Done: Clay"]').focus()`);
    await page.keyboard.press('Space');
    expect(await topics(page)).toEqual(['glaze', 'uber', 'hostile', 'clay', 'wheel']);
    expect(await focused(page)).toBe('Done: Clay');
    await click(page, 'link', 'Clay');
    await page.evaluate('location.hash = "#wheel&view=table"');
    await page.waitForFunction('document.querySelector("aside h2").textContent === "Wheel"');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.hash')).toBe('#wheel');
  });

  it('says where a search found a topic whose card does not show it', async () => {
    const { page } = await open(url);
    await (await find(page, 'searchbox', 'Search topics')).type('patience');
    expect(await topics(page)).toEqual(['wheel']);
    await says(page, 'Prerequisites: Clay, Patience');
    await page.goto(`${url}#q=practice`);
    await page.reload();
    await page.waitForSelector('main');
    expect(await topics(page)).toHaveLength(3);
    expect(await page.evaluate('document.querySelectorAll(".hit").length')).toBe(0);
  });

  it('finds topics by the notes of their reader', async () => {
    const { page } = await open(`${url}#glaze`);
    await (await find(page, 'textbox', 'My note')).type('Ask Anna');
    await page.keyboard.press('Escape');
    await (await find(page, 'searchbox', 'Search topics')).type('anna');
    expect(await topics(page)).toEqual(['glaze']);
    await says(page, 'Note: Ask Anna');
  });

  it('scrolls the map to the first hit', async () => {
    const { page } = await open(`${url}#view=map`);
    await page.setViewport({ width: 390, height: 500 });
    const isSeen = `(() => {
      const box = document.querySelector('.map-box').getBoundingClientRect();
      const at = document.querySelector('.map a[href="#hostile"]').getBoundingClientRect();
      return at.x >= box.x && at.right <= box.right && at.y >= box.y && at.bottom <= box.bottom;
    })()`;
    expect(await page.evaluate(isSeen)).toBe(false);
    await (await find(page, 'searchbox', 'Search topics')).type('onerror');
    await page.waitForFunction(isSeen);
  });

  it('says so where a link leads to no topic, and where nothing is left to do', async () => {
    const { page } = await open(`${url}#kiln`);
    await says(page, 'No topic has the id kiln');
    await click(page, 'button', 'Close');
    expect(page.url()).toBe(url);
    await page.goto(`${url}#glaze`);
    await page.goto(`${url}#kiln`);
    expect(await page.evaluate('document.activeElement.id')).toBe('page:status');
    await page.goto(`${url}#show=todo&category=Tools`);
    await click(page, 'checkbox', 'Done: Überglasur');
    await says(page, 'Nothing is left to do here.');
    await click(page, 'button', 'Show what is done');
    expect(await topics(page)).toEqual(['wheel', 'uber']);
  });

  it('gives the focus to the next row where a tick takes one out of the list', async () => {
    const { page } = await open(`${url}#show=todo`);
    await click(page, 'checkbox', 'Done: Clay');
    expect(await topics(page)).toEqual(['glaze', 'uber', 'hostile']);
    expect(await focused(page)).toBe('Done: Glaze');
  });

  it('takes over what another browser exported, and resets after a question', async () => {
    const one = await open(url);
    await click(one.page, 'checkbox', 'Done: Clay');
    await click(one.page, 'button', 'My progress');
    const exported = String(
      await one.page.evaluate('document.querySelector("dialog[open] textarea").value'),
    );
    const { page } = await open(url);
    await click(page, 'button', 'My progress');
    await (await find(page, 'textbox', 'Or paste the text')).type(exported);
    await click(page, 'button', 'Import the text');
    await says(page, 'Imported 1 tick and 0 notes.');
    expect(await isTicked(page, 'Clay')).toBe(true);
    await click(page, 'button', 'Remove my ticks…');
    await says(page, 'Remove 1 tick of this roadmap?');
    expect(await isTicked(page, 'Clay')).toBe(true);
    await click(page, 'button', 'Remove');
    expect(await isTicked(page, 'Clay')).toBe(false);
  });

  it('says so where the browser keeps nothing, and works', async () => {
    const { page, problems } = await open(
      url,
      'Object.defineProperty(window, "localStorage", { get() { throw new Error("forbidden"); } })',
    );
    await says(page, 'This browser does not let the page store anything.');
    await click(page, 'checkbox', 'Done: Clay');
    await says(page, '2 of 5 done');
    expect(problems).toEqual([]);
  });

  it('prints every topic of a long table', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => {
      const [row] = potteryTable().rows;
      if (row === undefined) throw new Error('no row');
      return { ...row, topic: { ...row.topic, id: `t${index}` } };
    });
    const long = join(await tempFolder(), 'long.html');
    await writeFile(long, pageOf(potteryTable({ rows, graph: null })));
    const { page } = await open(pathToFileURL(long).href);
    await find(page, 'button', 'Show all 1,500');
    expect(await topics(page)).toHaveLength(1000);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await topics(page)).toHaveLength(1500);
  });

  describe('to people with disabilities', () => {
    const script = axeSource();
    const PHONE = { width: 390, height: 844 };

    it.each([
      ['as cards, light', '', {}],
      ['as cards, dark', '', { dark: true }],
      ['on a phone', '', { size: PHONE }],
      ['with a topic open', '#glaze', {}],
      ['with a topic open on a dark phone', '#glaze', { size: PHONE, dark: true }],
      ['as a table', '#view=table', {}],
      ['as a map', '#view=map', {}],
      ['as a dark map', '#view=map', { dark: true }],
    ] as const)('has no fault that axe finds, %s', async (_, hash, how: Appearance) => {
      const { page } = await open(`${url}${hash}`);
      if (how.size) await page.setViewport(how.size);
      const scheme = { name: 'prefers-color-scheme', value: how.dark ? 'dark' : 'light' };
      await page.emulateMediaFeatures([
        scheme,
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.evaluate(script);
      const faults = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map((n) => n.html)]))',
      );
      expect(faults).toEqual([]);
    });
  });
});

interface Appearance {
  readonly size?: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
}
