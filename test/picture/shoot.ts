import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { tempFolder } from '../e2e/workspace.ts';

/** Any Chromium; fonts are the machine's, one with coloured emoji among them. */
const CHROME = process.env.CHROME || 'chromium';

/** Without a sandbox, as it may run as root: the page is our own and loads nothing. */
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'];

const WIDTH = 1000;
const SCALE = 1.5;

/** Makes a picture of a whole page, `WIDTH` wide. */
export async function shoot(page: string, picture: string): Promise<void> {
  const folder = await tempFolder();
  const file = join(folder, 'page.html');
  await writeFile(file, page);
  const url = pathToFileURL(file).href;
  const chrome = async (...args: readonly string[]) => {
    const flags = [...FLAGS, `--user-data-dir=${join(folder, 'profile')}`];
    return (await promisify(execFile)(CHROME, [...flags, ...args, url])).stdout;
  };
  const measured = await chrome('--dump-dom', `--window-size=${WIDTH},100`);
  const [, height = ''] = /data-height="(\d+)"/.exec(measured) ?? [];
  if (height === '') throw new Error(`${CHROME} did not show the page.`);
  await chrome(
    `--window-size=${WIDTH},${height}`,
    `--force-device-scale-factor=${SCALE}`,
    `--screenshot=${picture}`,
  );
}
