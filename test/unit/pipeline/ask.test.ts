import { expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import type { Column } from '../../../src/columns/column.ts';
import { parseConfig, type RawSettings } from '../../../src/config/config.ts';
import { SILENT } from '../../../src/lib/log.ts';
import { askModel } from '../../../src/pipeline/ask.ts';
import { Store } from '../../../src/values/store.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { fakeModel, PROMPTS, someItems } from '../../fakes/model.ts';

const [TLDR] = COLUMNS as [Column];
const MINUTE_MS = 60_000;

/** A run of three rows whose roadmaps took `loadingMs` to load; `dateOffset` is how the date was set. */
async function run(raw: RawSettings, loadingMs = 0, dateOffset = 0) {
  const parsed = parseConfig({ roadmap: './tea', ...raw }, {}, 'action');
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  const clock = new VirtualClock(Date.UTC(2026, 0, 5));
  const store = new Store(null, COLUMNS, clock.date());
  clock.dateOffset = dateOffset;
  const result = await askModel(someItems(3), {
    config: parsed.config,
    clock,
    store,
    signal: new AbortController().signal,
    log: SILENT,
    openModel: () => fakeModel(clock),
    promptOf: PROMPTS,
    columns: COLUMNS,
    withoutSecrets: false,
    startedAt: clock.now() - loadingMs,
    onEvent: () => {},
  });
  return { ...result, store };
}

it.each([
  [9, null, 1],
  [10, 'deadline', 0],
])('counts the deadline from the start: %i minutes of loading', async (minutes, stopped, total) => {
  const ended = await run({ 'deadline-minutes': '10' }, minutes * MINUTE_MS);
  expect(ended).toMatchObject({ stopped, requests: { total } });
});

it.each([-24 * 60 * MINUTE_MS, 4 * 31 * 24 * 60 * MINUTE_MS])(
  'counts the deadline from the start, though the date is set by %i ms meanwhile',
  async (by) => {
    const inTime = await run({ 'deadline-minutes': '10' }, 9 * MINUTE_MS, by);
    expect(inTime.stopped).toBeNull();
    const late = await run({ 'deadline-minutes': '10' }, 10 * MINUTE_MS, by);
    expect(late.stopped).toBe('deadline');
  },
);

it('keeps values with the date that the machine shows', async () => {
  const { store } = await run({}, 0, 24 * 60 * MINUTE_MS);
  expect(store.get(someItems(1)[0]?.key ?? '', TLDR)).toMatchObject({
    made: expect.stringMatching(/^2026-01-06T/),
  });
});

it('plans for what a model may think that cannot be told not to', async () => {
  const outputOf = async (model: string) =>
    (await run({ model, 'dry-run': 'true', 'batch-size': '1' })).plan?.estimate.outputTokens;
  const plain = (await outputOf('gemini-3.5-flash-lite')) ?? 0;
  expect(await outputOf('gemini-3.8-flash')).toBe(plain + 3 * 1_024);
});

it('plans for no more requests than the run may send', async () => {
  const planOf = async (most: string) =>
    (await run({ 'dry-run': 'true', 'batch-size': '1', 'max-requests': most })).plan;
  expect(await planOf('2')).toMatchObject({ rows: 2, estimate: { requests: 2 } });
  expect(await planOf('0')).toMatchObject({ rows: 3, estimate: { requests: 3 } });
});
