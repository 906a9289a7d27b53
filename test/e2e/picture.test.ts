import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Nights, twoNights } from '../picture/nights.ts';
import { pageOf } from '../picture/page.ts';
import { between, shownRows } from '../picture/rows.ts';
import { shoot } from '../picture/shoot.ts';
import { shootPage } from '../picture/study-page.ts';
import { ROOT } from './manifest.ts';
import { statsOf } from './refresh.ts';

// What README.md shows is a run of the bundle. `npm run picture` makes it anew.

const README = join(ROOT, 'README.md');
const SUMMARY = join(ROOT, 'test/fixtures/picture/summary.md');
const PICTURE = join(ROOT, 'docs/summary.png');

/** The only figure that differs from run to run. */
const withoutTime = (summary: string) => summary.replace(/^\| Time \| [^|]+/m, '| Time | … ');

const redrawn = process.env.MODE === 'picture';
const readme = await readFile(README, 'utf8');

describe('the second night of the sample', () => {
  let nights: Nights;
  beforeAll(async () => {
    nights = await twoNights();
    if (!redrawn) return;
    const { run, rows, page } = nights;
    await writeFile(SUMMARY, run.summary);
    await shoot(await pageOf(run.summary), PICTURE);
    await shootPage(page, join(ROOT, 'docs'));
    const found = between(readme, shownRows(rows));
    if (found !== null) await writeFile(README, found.changed);
  });

  test('asks for the changed topic and the new one alone', () => {
    expect(nights.run.code).toBe(0);
    expect(statsOf(nights.run)).toMatchObject({
      complete: true,
      rows: { total: 27, enriched: 2, cached: 25 },
      requests: { total: 1, batch: 1 },
    });
  });

  test('has the summary that is in the picture: if not, make it anew', async () => {
    const shown = await readFile(SUMMARY, 'utf8');
    expect(withoutTime(nights.run.summary)).toBe(withoutTime(shown));
  });

  test('has the rows that README.md shows', async () => {
    expect(between(await readFile(README, 'utf8'))?.was).toBe(shownRows(nights.rows));
  });
});
