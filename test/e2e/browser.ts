import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Drives a real browser. The packages for it are in a package of their own, for their size, so that
// only what is used of them is declared here.

const PACKAGES = createRequire(join(import.meta.dirname, '../services/package.json'));

/** Where browsers of the system usually are. */
const INSTALLED = [
  process.env.CHROME_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Without a sandbox, as tests may run as root: the page is our own and loads nothing. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'];

interface Message {
  readonly type: () => string;
  readonly text: () => string;
}

interface Handle {
  readonly click: () => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly uploadFile: (...paths: readonly string[]) => Promise<void>;
}

/** What tests use of a page of `puppeteer-core`. */
export interface BrowserPage {
  readonly goto: (url: string) => Promise<unknown>;
  readonly reload: () => Promise<unknown>;
  readonly goBack: () => Promise<unknown>;
  readonly url: () => string;
  readonly close: () => Promise<void>;
  readonly keyboard: { readonly press: (key: string) => Promise<void> };
  readonly setViewport: (size: {
    width: number;
    height: number;
    deviceScaleFactor?: number;
  }) => Promise<void>;
  readonly screenshot: (options: { path: string }) => Promise<unknown>;
  readonly metrics: () => Promise<{ JSHeapUsedSize?: number }>;
  readonly emulateMediaFeatures: (features: readonly object[]) => Promise<void>;
  readonly emulateMediaType: (type: string) => Promise<void>;
  readonly setJavaScriptEnabled: (isOn: boolean) => Promise<void>;
  readonly evaluate: (script: string) => Promise<unknown>;
  readonly evaluateOnNewDocument: (script: string) => Promise<unknown>;
  readonly waitForSelector: (selector: string) => Promise<Handle | null>;
  readonly waitForFunction: (script: string) => Promise<unknown>;
  readonly on: {
    (event: 'console', listener: (message: Message) => void): void;
    (event: 'pageerror', listener: (error: Error) => void): void;
    (event: 'request', listener: (request: { url: () => string }) => void): void;
  };
}

interface Context {
  readonly newPage: () => Promise<BrowserPage>;
  readonly close: () => Promise<void>;
}

interface Browser {
  readonly createBrowserContext: () => Promise<Context>;
  readonly close: () => Promise<void>;
}

interface Puppeteer {
  readonly launch: (options: object) => Promise<Browser>;
}

interface PackagedChromium {
  readonly executablePath: () => Promise<string>;
}

/** Starts a browser: the one that comes as a package, else one of the system. Says why there is none. */
export async function startBrowser(): Promise<Browser | { readonly missing: string }> {
  const reasons: string[] = [];
  const puppeteer = await load<Puppeteer>('puppeteer-core').catch(() => null);
  if (puppeteer === null) return { missing: 'Run `npm ci --prefix test/services`.' };
  const attempts = [
    async () => {
      const chromium = await load<PackagedChromium>('@sparticuz/chromium');
      const executablePath = await chromium.executablePath();
      return puppeteer.launch({ executablePath, args: FLAGS, headless: 'shell' });
    },
    ...INSTALLED.filter((path) => path !== '' && existsSync(path)).map(
      (executablePath) => () => puppeteer.launch({ executablePath, args: FLAGS }),
    ),
  ];
  for (const attempt of attempts) {
    try {
      return await attempt();
    } catch (error) {
      reasons.push(String(error));
    }
  }
  return { missing: `No browser starts here. ${reasons.join(' ')}` };
}

async function load<T>(name: string): Promise<T> {
  const module = await import(pathToFileURL(PACKAGES.resolve(name)).href);
  return module.default;
}

/** The script of axe, which finds what people with disabilities could not use. */
export const axeSource = () => readFileSync(PACKAGES.resolve('axe-core/axe.min.js'), 'utf8');
