import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, previewColumns } from '../../../src/columns/built-in.ts';
import type { Values } from '../../../src/engine/model.ts';
import type { Outcome } from '../../../src/engine/result.ts';
import { removeInvisible } from '../../../src/lib/text/clean.ts';
import type { Topic } from '../../../src/sources/roadmap.ts';
import type { Published } from '../../../src/values/cells.ts';
import { type FinishOptions, finishRow } from '../../../src/values/finish.ts';
import { previewRevision, revisionOf, toItem } from '../../../src/values/key.ts';
import {
  itemsToSend,
  type PlannedRow,
  type PlanRowOptions,
  planRow,
} from '../../../src/values/rows.ts';
import { Store } from '../../../src/values/store.ts';
import type { StoredValue } from '../../../src/values/stored-entry.ts';
import { entriesOf, MORE_COLUMNS, publishedOf, topicOf } from '../samples.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');

interface Setup extends Partial<Omit<PlanRowOptions, 'published' | 'store' | 'renewed'>> {
  readonly published?: Readonly<Record<string, Published>>;
  readonly cached?: readonly (readonly StoredValue[])[];
  readonly refused?: readonly Topic[];
  /** Names of columns whose values are renewed. */
  readonly renew?: readonly string[];
}

const ALL = ['TLDR', 'Challenge'];
const PLAIN = { columns: COLUMNS, preview: false, withheld: false, dryRun: false, cached: true };

function plan(topics: readonly Topic[], setup: Setup = {}) {
  const {
    columns = COLUMNS,
    published = {},
    cached = [],
    refused = [],
    renew = [],
    preview = false,
  } = setup;
  const store = new Store(null, columns, NOW);
  store.add(cached.flat());
  for (const topic of refused) {
    const refusal = { refused: 'refused (SAFETY)', made: NOW.toISOString() };
    store.add(columns.map(({ identity: c }) => ({ k: toItem(topic).key, c, ...refusal })));
  }
  const askable = preview ? previewColumns(columns) : columns;
  const byId = new Map(Object.entries(published));
  const options = { columns, askable, published: byId, store, preview };
  return topics.map((topic) => {
    const row = planRow(topic, { ...options, renewed: new Set(renew) });
    const { values } = row.known;
    const isWhole = columns.every(({ name }) => (values[name] ?? '') !== '');
    return {
      ...row,
      /** The values for the current text, if no column lacks one. */
      value: isWhole ? { ...row.known, from: row.from } : null,
      /** The same while one does. */
      partial: isWhole || Object.keys(values).length === 0 ? null : row.known,
      refusal: [...row.refused.values()][0] ?? null,
      needed: row.lacks.length > 0,
    };
  });
}

/** What became of a row, as its columns fared alike. */
type RowOutcome =
  | { readonly state: 'enriched'; readonly values: Values }
  | { readonly state: 'failed' | 'pending'; readonly reason: string };

/** The same for each of its columns. */
function outcomeOf(row: PlannedRow, outcome: RowOutcome | undefined): Outcome | undefined {
  if (outcome === undefined) return undefined;
  if (outcome.state === 'enriched') return { values: outcome.values, open: new Map() };
  return { values: {}, open: new Map(row.lacks.map((name) => [name, outcome])) };
}

const finish = (
  row: PlannedRow,
  outcome: RowOutcome | undefined,
  { columns = COLUMNS, ...options }: Partial<FinishOptions> = {},
) => finishRow(row, outcomeOf(row, outcome), { ...PLAIN, columns, ...options });

const revision = (topic: Topic) => revisionOf(toItem(topic).key);

const CACHED = { TLDR: 'From the cache', Challenge: 'practice' };

const cachedOf = (topic: Topic, changes: Partial<StoredValue> = {}) =>
  entriesOf(toItem(topic).key, CACHED, {
    model: 'm',
    prompt: 1,
    made: '2026-11-01T00:00:00.000Z',
    used: '2026-11',
    ...changes,
  });

const topic = topicOf();

/** A preview whose words may be shown. */
const shown: FinishOptions = { ...PLAIN, preview: true };

describe('the value of a row', () => {
  it('is none yet for a new text: it is needed', () => {
    expect(plan([topic])).toMatchObject([{ value: null, outdated: null, needed: true }]);
  });

  it("is the published table's where id and revision agree", () => {
    const [row] = plan([topic], {
      published: { 'id-1': publishedOf(topic) },
      cached: [cachedOf(topic)],
    });
    expect(row?.value).toMatchObject({ ...publishedOf(topic), from: 'table' });
    expect(row?.needed).toBe(false);
  });

  it.each([
    ['two spaces and a full stop', { TLDR: '  My own words.  ' }],
    ['a TLDR of 13 words', { TLDR: 'a b c d e f g h i j k l m' }],
    ['a link', { TLDR: 'See https://example.com/x' }],
    ['a line break', { TLDR: 'Oven\nfor clay' }],
    ['a capital', { Challenge: 'Expert' }],
    ['a space too many', { Challenge: 'expert ' }],
    ['a word outside the list', { Challenge: 'easy' }],
  ])("is a person's edit, as it was written, with %s", (_, changes) => {
    const values = { ...publishedOf(topic).values, ...changes };
    const published = { 'id-1': publishedOf(topic, { values }) };
    const [row] = plan([topic], { published, cached: [cachedOf(topic)] });
    expect(row).toMatchObject({ value: { values, from: 'table' }, needed: false });
  });

  it("is a person's edit without its invisible characters", () => {
    const values = { TLDR: 'Oven\u202e for\u0007 clay\ufeff', Challenge: 'expert' };
    const [row] = plan([topic], { published: { 'id-1': publishedOf(topic, { values }) } });
    expect(row?.value?.values).toEqual({ TLDR: 'Oven for clay', Challenge: 'expert' });
  });

  it('names the cells that break the rule of their column, and no other', () => {
    const values = { TLDR: ' My own words. ', Challenge: 'hard' };
    const published = { 'id-1': publishedOf(topic, { values }) };
    const [row] = plan([topic], { published });
    expect(row?.ruleBreaks).toEqual([{ column: 'Challenge', why: 'invalid challenge' }]);
    const [renewed] = plan([topic], { published, renew: ALL });
    expect(renewed?.ruleBreaks).toEqual([]);
  });

  it("is the cache's in the one cell that is empty", () => {
    const values = { TLDR: 'My own words', Challenge: '' };
    const published = { 'id-1': publishedOf(topic, { values }) };
    const [row] = plan([topic], { published, cached: [cachedOf(topic)] });
    expect(row?.value).toMatchObject({
      values: { TLDR: 'My own words', Challenge: 'practice' },
      from: 'cache',
    });
  });

  it.each(['', ' ', '***', 'Caf\uFFFD for clay', '#NAME?', ' #REF! '])(
    'is needed in the one cell that holds none: "%s"',
    (TLDR) => {
      const published = { 'id-1': publishedOf(topic, { values: { TLDR, Challenge: 'expert' } }) };
      const [row] = plan([topic], { published });
      const partial = { values: { Challenge: 'expert' }, revision: revision(topic) };
      expect(row).toMatchObject({ value: null, partial, outdated: null, needed: true });
    },
  );

  it("is the person's who filled it in beside an empty Revision, and gets one", () => {
    const own = publishedOf(topic, { revision: '' });
    const [row] = plan([topic], { published: { 'id-1': own } });
    expect(row).toMatchObject({ value: { values: own.values, from: 'table' }, needed: false });
    const options = PLAIN;
    expect(row && finish(row, undefined, options)).toMatchObject({
      ...own,
      revision: revision(topic),
      state: 'cached',
    });
  });

  it("is the cache's for the same text under another id", () => {
    const moved = topicOf({ id: 'id-9', category: 'Elsewhere' });
    const [row] = plan([moved], { cached: [cachedOf(topic)] });
    expect(row?.value).toMatchObject({ values: { TLDR: 'From the cache' }, from: 'cache' });
  });

  it("is not the published table's of another id", () => {
    const [row] = plan([topic], { published: { 'id-2': publishedOf(topic) } });
    expect(row?.value).toBeNull();
  });

  it('is outdated where the revision is of another text', () => {
    const old = publishedOf(topic, { revision: 'rffffffffffff' });
    const [row] = plan([topic], { published: { 'id-1': old } });
    expect(row).toMatchObject({ value: null, outdated: old, needed: true });
  });

  it.each(['#NAME?', 'TRUE', 'r0123456789a', ' '])(
    'is kept beside a Revision that was damaged, and gets a new one: "%s"',
    (damaged) => {
      const own = publishedOf(topic, { revision: damaged });
      const [row] = plan([topic], { published: { 'id-1': own }, cached: [cachedOf(topic)] });
      expect(row).toMatchObject({ value: { values: own.values, from: 'table' }, needed: false });
      expect(row && finishRow(row, undefined, PLAIN).revision).toBe(revision(topic));
    },
  );

  it.each([{ TLDR: 'Mine' }, { Challenge: 'expert' }])(
    'is outdated, and shown until there is a new one, where one cell is filled: %j',
    (values) => {
      const old = { values, revision: 'rffffffffffff' };
      const [row] = plan([topic], { published: { 'id-1': old } });
      expect(row).toMatchObject({ value: null, partial: null, outdated: old, needed: true });
    },
  );

  it('is none where the published row is a preview', () => {
    const preview = { values: { TLDR: 'Oven', Challenge: '' }, revision: previewRevision('Oven') };
    const [row] = plan([topic], { published: { 'id-1': preview } });
    expect(row).toMatchObject({ value: null, partial: null, outdated: null, needed: true });
  });

  it('is none where the user has defined the column of the preview since', () => {
    const preview = { values: { TLDR: 'Oven' }, revision: previewRevision('Oven') };
    const columns = COLUMNS.map((column) => ({ ...column, identity: `own ${column.id}` }));
    const [row] = plan([topic], { columns, published: { 'id-1': preview } });
    expect(row).toMatchObject({ lacks: ['TLDR', 'Challenge'] });
  });

  it("is a person's beside a preview: a Challenge, and a TLDR that was edited", () => {
    const beside = (values: Published['values']) => {
      const published = { 'id-1': { values, revision: previewRevision('Oven') } };
      return plan([topic], { published })[0];
    };
    const partial = { values: { Challenge: 'easy' } };
    expect(beside({ TLDR: 'Oven', Challenge: 'easy' })).toMatchObject({ partial, needed: true });
    const edited = { TLDR: 'An oven', Challenge: 'easy' };
    expect(beside(edited)).toMatchObject({ value: { values: edited }, needed: false });
  });

  it('is not asked for again while a refusal holds', () => {
    const [row] = plan([topic], { refused: [topic] });
    expect(row).toMatchObject({ value: null, refusal: 'refused (SAFETY)', needed: false });
  });

  it('is not refused where the table has one, though the model would give none', () => {
    const [row] = plan([topic], { published: { 'id-1': publishedOf(topic) }, refused: [topic] });
    expect(row).toMatchObject({ value: { from: 'table' }, refusal: null, needed: false });
  });

  it('is asked for again with refresh, refused or not', () => {
    const rows = plan([topic, topicOf({ id: 'id-2', topic: 'Glaze' })], {
      refused: [topic],
      renew: ALL,
    });
    expect(rows).toMatchObject([
      { refusal: null, needed: true },
      { refusal: null, needed: true },
    ]);
  });

  it('is not asked for where a list gives it, not even with refresh', () => {
    const [row] = plan([topicOf({ given: { TLDR: 'Mine' } })], { renew: ALL });
    expect(row).toMatchObject({ lacks: ['Challenge'], known: { values: { TLDR: 'Mine' } } });
  });

  it('stays known with refresh, until there is a new one', () => {
    const [row] = plan([topic], { cached: [cachedOf(topic)], renew: ALL });
    expect(row).toMatchObject({ value: { values: { TLDR: 'From the cache' } }, needed: true });
  });
});

describe('a value beside a preview', () => {
  it.each(['r0123456789ab', '0123456789ab'])(
    'of an older text stays, with Revision "%s"',
    (revision) => {
      const published = { [topic.id]: publishedOf(topic, { revision }) };
      const [row] = plan([topic], { published, preview: true });
      expect(row).toMatchObject({ value: null, needed: false });
      const ending = shown;
      expect(row && finish(row, undefined, ending)).toMatchObject({
        ...publishedOf(topic, { revision }),
        state: 'stale',
        reason: 'a preview does not overwrite values',
      });
    },
  );

  it('of this text stays', () => {
    const rows = plan([topic], { cached: [cachedOf(topic)], preview: true });
    expect(rows).toMatchObject([{ needed: false, value: { from: 'cache' } }]);
  });

  it.each([
    ['there is none', []],
    ['the model refused to make one', [topic]],
  ])('is made where %s', (_, refused) => {
    expect(plan([topic], { preview: true, refused })).toMatchObject([
      { needed: true, refusal: null },
    ]);
  });
});

describe('what is sent to the model', () => {
  const glaze = topicOf({ id: 'id-2', topic: 'Glaze' });
  const slip = topicOf({ id: 'id-3', topic: 'Slip' });
  const topicsOf = (rows: ReturnType<typeof plan>) =>
    itemsToSend(rows, COLUMNS).map((item) => item.topic);

  it('is nothing where every row has a value', () => {
    expect(itemsToSend(plan([topic], { cached: [cachedOf(topic)] }), COLUMNS)).toEqual([]);
  });

  it('is in row order', () => {
    expect(topicsOf(plan([slip, topic, glaze]))).toEqual(['Slip', 'Kiln', 'Glaze']);
  });

  it('is first what never had a value, then what is outdated', () => {
    const old = publishedOf(topic, { revision: 'rffffffffffff' });
    const rows = plan([topic, glaze, slip], { published: { 'id-1': old } });
    expect(topicsOf(rows)).toEqual(['Glaze', 'Slip', 'Kiln']);
  });

  it('is the oldest value first where every row is asked again', () => {
    const cached = [
      cachedOf(topic, { made: '2026-11-03T00:00:00.000Z' }),
      cachedOf(glaze, { made: '2026-11-01T00:00:00.000Z' }),
      cachedOf(slip, { made: '2026-11-02T00:00:00.000Z' }),
    ];
    expect(topicsOf(plan([topic, glaze, slip], { cached, renew: ALL }))).toEqual([
      'Glaze',
      'Slip',
      'Kiln',
    ]);
  });

  it('goes by the values that are asked again: others stay as old as they are', () => {
    const renewed = cachedOf(topic, { made: '2026-11-05T00:00:00.000Z' }).slice(1);
    const cached = [
      [...cachedOf(topic).slice(0, 1), ...renewed],
      cachedOf(glaze, { made: '2026-11-02T00:00:00.000Z' }),
    ];
    const orderOf = (renew: readonly string[]) => topicsOf(plan([topic, glaze], { cached, renew }));
    expect(orderOf(['Challenge'])).toEqual(['Glaze', 'Kiln']);
    expect(orderOf(['TLDR'])).toEqual(['Kiln', 'Glaze']);
  });

  it('holds each text once, wherever it stands', () => {
    const rows = [...plan([topic, topicOf({ id: 'id-7' })]), ...plan([topicOf({ id: 'id-8' })])];
    expect(itemsToSend(rows, COLUMNS).map(({ id }) => id)).toEqual(['id-1']);
  });

  it('has ids that differ, also for two roadmaps that share a node but not its text', () => {
    const rows = [...plan([topic]), ...plan([topicOf({ description: 'Another text.' })])];
    const ids = itemsToSend(rows, COLUMNS).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe('id-1');
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  });
});

describe('a row at the end', () => {
  const options: FinishOptions = PLAIN;
  const none = { values: {}, revision: '' };
  const old = publishedOf(topic, { revision: 'rffffffffffff' });
  const values = { TLDR: 'New', Challenge: 'expert' };
  const enriched = { state: 'enriched', values } as const;
  const failed = { state: 'failed', reason: 'invalid tldr' } as const;
  const pending = { state: 'pending', reason: 'not sent: budget' } as const;
  const [fresh] = plan([topic]);
  const [previewed] = plan([topic], { preview: true });
  const [known] = plan([topic], { cached: [cachedOf(topic)], renew: ALL });
  const [stale] = plan([topic], { published: { 'id-1': old } });
  const [refused] = plan([topic], { refused: [topic] });
  const [refusedStale] = plan([topic], { published: { 'id-1': old }, refused: [topic] });

  it.each([
    [
      'enriched with what the model gave',
      fresh,
      enriched,
      { state: 'enriched', values, revision: revision(topic) },
    ],
    ['enriched anew', known, enriched, { state: 'enriched', values }],
    [
      'enriched in place of an older text',
      stale,
      enriched,
      { state: 'enriched', revision: revision(topic) },
    ],
    [
      'cached where there is no new value',
      known,
      failed,
      { state: 'cached', values: CACHED, revision: revision(topic), reason: '' },
    ],
    ['cached where it was not sent', known, pending, { state: 'cached', values: CACHED }],
    [
      'stale with its old value and revision',
      stale,
      failed,
      { state: 'stale', ...old, reason: 'invalid tldr' },
    ],
    [
      'stale rather than pending',
      stale,
      pending,
      { state: 'stale', ...old, reason: 'not sent: budget' },
    ],
    [
      'stale rather than refused',
      refusedStale,
      undefined,
      { state: 'stale', ...old, reason: 'refused (SAFETY)' },
    ],
    ['failed', fresh, failed, { state: 'failed', ...none, reason: 'invalid tldr' }],
    [
      'failed while a refusal holds',
      refused,
      undefined,
      { state: 'failed', ...none, reason: 'refused (SAFETY)' },
    ],
    ['pending', fresh, pending, { state: 'pending', ...none, reason: 'not sent: budget' }],
    [
      'pending where nothing is known of it',
      fresh,
      undefined,
      { state: 'pending', ...none, reason: 'not sent' },
    ],
  ])('is %s', (_, row, outcome, expected) => {
    expect(row && finish(row, outcome, options)).toMatchObject(expected);
  });

  it.each([
    ['a moment ago', fresh, failed, true],
    ['a moment ago, with an older value', stale, failed, true],
    ['a while ago', refused, undefined, true],
    ['a while ago, with an older value', refusedStale, undefined, true],
    ['never', fresh, pending, false],
  ])('rests where every column failed: %s', (_, row, outcome, expected) => {
    expect(row && finish(row, outcome, options).rests).toBe(expected);
  });

  it.each([
    ['a new value', { ...options }, enriched],
    ['a preview', shown, { state: 'enriched', values: { TLDR: 'Cut' } }],
  ] as const)(
    'keeps its value where the same text got %s for another row',
    (_, ending, outcome) => {
      const twin = topicOf({ id: 'id-2' });
      const published = { 'id-1': publishedOf(topic) };
      const [edited, empty] = plan([topic, twin], { published, preview: ending.preview });
      expect(edited && finish(edited, outcome, ending)).toMatchObject({
        ...publishedOf(topic),
        state: 'cached',
      });
      expect(empty && finish(empty, outcome, ending)).toMatchObject({ state: 'enriched' });
    },
  );

  describe('with a cell of a person and an empty one', () => {
    const values = { TLDR: 'a b c d e f g h i j k l m', Challenge: '' };
    const published = { 'id-1': publishedOf(topic, { values }) };
    const [half] = plan([topic], { published });
    const [renewed] = plan([topic], { published, renew: ALL });
    const kept = { values: { TLDR: values.TLDR }, revision: revision(topic) };

    it('takes from an answer only what it lacks', () => {
      expect(half && finish(half, enriched, options)).toMatchObject({
        state: 'enriched',
        values: { TLDR: values.TLDR, Challenge: 'expert' },
        revision: revision(topic),
      });
    });

    it.each([
      ['failed', failed],
      ['pending', pending],
    ] as const)('keeps the cell where it is %s', (state, outcome) => {
      expect(half && finish(half, outcome, options)).toMatchObject({ state, ...kept });
      expect(renewed && finish(renewed, outcome, options)).toMatchObject({ state, ...kept });
    });

    it('has all of an answer where every value is renewed', () => {
      const row = renewed && finish(renewed, enriched, options);
      expect(row).toMatchObject({ state: 'enriched', values: enriched.values });
    });

    it('is left as it is by a preview', () => {
      const [row] = plan([topic], { published, preview: true });
      expect(row?.needed).toBe(false);
      expect(row && finish(row, undefined, shown)).toMatchObject({ state: 'pending', ...kept });
    });
  });

  it('is a preview beside the Challenge of a person', () => {
    const values = { TLDR: '', Challenge: 'easy' };
    const published = { 'id-1': publishedOf(topic, { values, revision: '' }) };
    const [row] = plan([topic], { published, preview: true });
    const preview = { state: 'enriched', values: { TLDR: 'Preview' } } as const;
    expect(row && finish(row, preview, shown)).toMatchObject({
      values: { TLDR: 'Preview', Challenge: 'easy' },
      revision: previewRevision('Preview'),
    });
  });

  it('has, as a preview, the Revision of its value', () => {
    const value = { state: 'enriched', values: { TLDR: 'Preview' } } as const;
    expect(previewed && finish(previewed, value, shown)).toMatchObject({
      state: 'enriched',
      values: { TLDR: 'Preview' },
      revision: previewRevision('Preview'),
    });
  });

  it('is, as a preview of a text that may not be shown, made of its place alone', () => {
    const value = { state: 'enriched', values: { TLDR: 'Oven for clay' } } as const;
    const hidden = { ...shown, withheld: true };
    expect(previewed && finish(previewed, value, hidden)).toMatchObject({
      state: 'enriched',
      values: { TLDR: 'Kiln, a topic of Firing' },
      revision: previewRevision('Kiln, a topic of Firing'),
    });
    expect(fresh && finish(fresh, value, options)).toMatchObject({ values: value.values });
  });

  it.each([
    ['of this text', revision(topic)],
    ['of another text', 'rffffffffffff'],
  ])('keeps the Revision %s where it has no value in the columns of now', (_, cell) => {
    const [row] = plan([topic], {
      published: { 'id-1': publishedOf(topic, { values: {}, revision: cell }) },
    });
    expect(row && finish(row, pending, options)).toMatchObject({
      state: 'pending',
      revision: cell,
    });
  });

  it.each([
    ['the old form', revision(topic).slice(1), revision(topic).slice(1)],
    ['the new form', revision(topic), revision(topic)],
    ['capitals', revision(topic).toUpperCase(), revision(topic)],
  ])('keeps the Revision of a value that stays, in %s', (_, cell, expected) => {
    const [row] = plan([topic], { published: { 'id-1': publishedOf(topic, { revision: cell }) } });
    expect(row && finish(row, undefined, options)).toMatchObject({
      state: 'cached',
      values: publishedOf(topic).values,
      revision: expected,
    });
  });

  it('is pending in a dry run where it would be asked', () => {
    const dryRun = { ...options, dryRun: true };
    expect(known && finish(known, pending, dryRun)).toMatchObject({ state: 'pending' });
    const [kept] = plan([topic], { cached: [cachedOf(topic)] });
    expect(kept && finish(kept, undefined, dryRun)).toMatchObject({ state: 'cached' });
  });
});

describe('a row of a table with more columns', () => {
  const whole = { TLDR: 'Oven', Challenge: 'expert', Note: 'Gets hot', Level: 'low' };
  const published = (values: Published['values'], revision?: string) => ({
    'id-1': publishedOf(topic, { values, ...(revision !== undefined && { revision }) }),
  });

  it('has the value of all of them', () => {
    const [row] = plan([topic], { columns: MORE_COLUMNS, published: published(whole) });
    expect(row).toMatchObject({ value: { values: whole, from: 'table' }, needed: false });
  });

  it('is sent where a single one is missing, and keeps the others', () => {
    const edit = published({ ...whole, Note: '' });
    const [row] = plan([topic], { columns: MORE_COLUMNS, published: edit });
    expect(row).toMatchObject({ value: null, needed: true });
    const values = { TLDR: 'A', Challenge: 'practice', Note: 'New', Level: 'high' };
    expect(
      row && finish(row, { state: 'enriched', values }, { columns: MORE_COLUMNS }),
    ).toMatchObject({
      state: 'enriched',
      values: { ...whole, Note: 'New' },
    });
  });
});

describe('what a person wrote into a cell', () => {
  const cell = fc.oneof(
    fc.constantFrom('', ' ', 'Expert', 'a b c d e f g h i j k l m', 'See https://x.example', '***'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  );
  const revisions = fc.constantFrom(
    '',
    revision(topic),
    revision(topic).slice(1),
    'preview-012345',
  );
  const outcomes = fc.constantFrom<(RowOutcome | undefined)[]>(
    { state: 'enriched', values: { TLDR: 'From the model', Challenge: 'practice' } },
    { state: 'failed', reason: 'refused (SAFETY)' },
    { state: 'pending', reason: 'not sent: budget' },
    undefined,
  );

  it('stays in every ending of every run that does not renew it', () => {
    const setup = fc.record({
      values: fc.record({ TLDR: cell, Challenge: cell }),
      revision: revisions,
      preview: fc.boolean(),
      isCached: fc.boolean(),
      isRefused: fc.boolean(),
    });
    fc.assert(
      fc.property(setup, outcomes, (given, outcome) => {
        const { values, revision, preview, isCached, isRefused } = given;
        const [row] = plan([topic], {
          published: { 'id-1': { values, revision } },
          cached: isCached ? [cachedOf(topic)] : [],
          refused: isRefused ? [topic] : [],
          preview,
        });
        if (row === undefined) throw new Error('no row');
        const finished = finish(row, outcome, { preview });
        for (const [name, written] of Object.entries(values)) {
          const seen = removeInvisible(written);
          if (seen.trim() === '' || seen.trim() === '***' || seen.includes('\uFFFD')) continue;
          expect(finished.values).toMatchObject({ [name]: seen });
        }
      }),
    );
  });
});
