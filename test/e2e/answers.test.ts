import { describe, expect, test } from 'vitest';
import {
  altered,
  type Behaviour,
  badEnum,
  batches,
  cutBody,
  cutJson,
  duplicateIds,
  emptyText,
  fenced,
  jsonLines,
  newlineInTldr,
  pretty,
  prose,
  type Row,
  repetition,
  sameTldr,
  sequence,
  short,
  swappedEcho,
  thought,
  tooLong,
  trailingDot,
  unknownIds,
  urlInTldr,
  wrapped,
  written,
} from '../fakes/gemini.ts';
import { call, emptyTopics, expectOwnTldrs, gemini, rowsOf, statsOf } from './refresh.ts';
import { idOf, invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

// Whatever is wrong with the answer to a batch, all rows have their own TLDR in the end.

const ROWS = 24;
const ARGS = ['plans/pottery', '--batch-size', '8', '--cache', 'none', '--json'];
const PLANNED = 3;

async function run(script: Behaviour) {
  const fake = await gemini(script);
  const workspace = await tempWorkspace(invented('pottery', { count: ROWS }));
  const ended = await call(workspace, ARGS, { gemini: fake });
  return { fake, ended, stats: statsOf(ended), rows: await rowsOf(workspace) };
}

const reversed = written((rows) => JSON.stringify(rows.toReversed()));
const hidden = (row: Row): Row => ({ ...row, tldr: `${row.tldr}\u202e` });

describe('an answer in another form costs no request', () => {
  test.each<[string, Behaviour]>([
    ['with sentences around it', prose],
    ['in a code fence', fenced],
    ['inside an object', wrapped],
    ['as JSON Lines', jsonLines],
    ['over many lines', pretty],
    ['with thinking in a part of its own', thought],
    ['with rows that nobody asked for', unknownIds],
    ['with a full stop at the end of its TLDRs', trailingDot()],
    ['with the rows in another order', reversed],
  ])('%s', async (_, script) => {
    const { fake, ended, stats, rows } = await run(script);

    expect(ended.code).toBe(0);
    expect(fake.requests).toHaveLength(PLANNED);
    expect(stats).toMatchObject({ complete: true, rows: { enriched: ROWS } });
    expect(emptyTopics(rows)).toEqual([]);
    expectOwnTldrs(rows);
    expect(rows.filter(({ TLDR }) => TLDR.endsWith('.'))).toEqual([]);
  });
});

describe('only what is missing is asked again, in a bounded number of requests, of an answer that', () => {
  test.each<[string, Behaviour]>([
    ['leaves rows out', short()],
    ['leaves all rows out', short(1)],
    ['exchanges two rows', swappedEcho],
    ['answers a row twice', duplicateIds],
    ['has one TLDR for two topics', sameTldr],
    ['breaks off in the middle', cutJson()],
    ['breaks off in the first row', cutJson(0)],
    ['repeats itself for ever', repetition],
    ['is empty', emptyText],
    ['has a TLDR that is too long', tooLong((_, i) => i === 1)],
    ['has a challenge of its own', badEnum((_, i) => i === 1)],
    ['has a link in a TLDR', urlInTldr((_, i) => i === 1)],
    ['has a TLDR of two lines', newlineInTldr((_, i) => i === 1)],
    ['has a TLDR with hidden characters', altered(hidden, (_, i) => i === 1)],
    ['has no usable row', tooLong()],
  ])('%s', async (_, fault) => {
    const { fake, ended, stats, rows } = await run(batches(fault));

    expect(ended.code).toBe(0);
    expect(stats).toMatchObject({ complete: true, rows: { enriched: ROWS } });
    expect(stats.requests.total).toBe(fake.requests.length);
    expect(fake.requests.length).toBeGreaterThan(PLANNED);
    expect(fake.requests.length).toBeLessThanOrEqual(2 * ROWS);
    expect(emptyTopics(rows)).toEqual([]);
    expectOwnTldrs(rows);
  });

  test('breaks off on the wire', async () => {
    const { stats, rows } = await run(sequence([cutBody]));

    expect(stats).toMatchObject({ complete: true, requests: { total: PLANNED + 1, retries: 1 } });
    expectOwnTldrs(rows);
  });

  test('never becomes valid: the row fails, and the run ends', async () => {
    const { fake, ended, stats, rows } = await run(tooLong(({ id }) => id === idOf('pottery', 3)));

    expect(ended.code).toBe(0);
    expect(stats).toMatchObject({ complete: false, rows: { enriched: ROWS - 1, failed: 1 } });
    expect(emptyTopics(rows)).toHaveLength(1);
    expectOwnTldrs(rows);
    expect(fake.requests.length).toBeLessThanOrEqual(PLANNED + 5);
  });

  test('never becomes valid at all: the run ends soon, and rows are pending', async () => {
    const { fake, ended, stats } = await run(emptyText);

    expect(ended.code).toBe(1);
    expect(stats).toMatchObject({ stopped: 'unusable', rows: { pending: ROWS }, successRate: 0 });
    expect(fake.requests.length).toBeLessThanOrEqual(PLANNED + 12);
  });
});
