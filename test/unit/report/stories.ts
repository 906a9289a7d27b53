import { STOP_REASONS } from '../../../src/engine/result.ts';
import type { Report } from '../../../src/report/run-report.ts';
import { valuesOf } from '../samples.ts';
import { changeOf, NO_REQUESTS, reportOf, rowOf, rowsOf, tableOf } from './reports.ts';

// The reports of the golden files: what people see in the morning.

const NOT_ASKED = `not sent: ${STOP_REASONS['daily-quota']}`;

const RUN = { name: '#4711', url: 'https://github.com/acme/roadmaps/actions/runs/4711' };

/** Most nights: one roadmap, and nothing is new. */
export const quietNight: Report = reportOf({
  run: {
    tables: [tableOf({ slug: 'sourdough', rows: rowsOf(18, { state: 'cached' }) })],
    stats: NO_REQUESTS,
  },
  links: { run: RUN },
});

const POTTERY = tableOf({
  slug: 'pottery',
  rows: [
    rowOf('Wedging', { state: 'cached', values: valuesOf('Kneading clay until it holds no air') }),
    rowOf('Centring', { values: valuesOf('Bringing clay to run true on the wheel') }),
    rowOf('Throwing bowls', { values: valuesOf('Opening and shaping clay on a turning wheel') }),
    rowOf('Trimming feet', {
      state: 'cached',
      values: valuesOf('Cutting a foot ring into a leather-hard pot'),
    }),
    rowOf('Slip casting', {
      values: valuesOf('Pouring liquid clay into plaster moulds', 'expert'),
    }),
    rowOf('Raku', { state: 'cached', values: valuesOf('Firing fast, cooling in smoke', 'expert') }),
    rowOf('Ash glaze', {
      state: 'stale',
      values: valuesOf('Glaze made from wood ash'),
      reason: NOT_ASKED,
    }),
    rowOf('Lead glaze', { state: 'failed', reason: 'refused (SAFETY)', rests: true }),
    rowOf('Salt glaze', { state: 'pending', reason: NOT_ASKED }),
  ],
  changes: [
    changeOf('added', 'Slip casting', { after: 'Forming / Moulds' }),
    changeOf('renamed', 'Centring', { before: 'Centering', after: 'Centring' }),
    changeOf('moved', 'Raku', { before: 'Firing', after: 'Firing / Alternative' }),
    changeOf('description changed', 'Ash glaze', {
      before: 'Ash melts at the heat of stoneware and makes a glaze by itself.',
      after: 'Ash melts at the heat of stoneware; with clay it makes a glaze that runs less.',
    }),
    changeOf('description changed', 'Throwing bowls', {
      before: 'A bowl is opened with a round bottom and shaped from inside.',
      after: 'A bowl is opened with a round bottom and shaped from inside with a rib.',
    }),
    changeOf('re-enriched', 'Throwing bowls', {
      before: 'Making bowls on a wheel (expert)',
      after: 'Opening and shaping clay on a turning wheel (practice)',
    }),
    changeOf('filled', 'Centring', { after: 'Bringing clay to run true on the wheel (practice)' }),
    changeOf('removed', 'Pinch pots', { before: 'Forming / By hand' }),
  ],
});

const TEA = tableOf({
  slug: 'tea',
  rows: [
    rowOf('Steeping', { values: valuesOf('Letting leaves give their taste to hot water') }),
    rowOf('Gaiwan', { values: valuesOf('A lidded bowl to brew and pour from') }),
    rowOf('Pu-erh', { values: valuesOf('Tea that is pressed and left to age', 'expert') }),
  ],
  changes: null,
});

/**
 * Two roadmaps with every state and every change there is (only a preview's value is ever emptied),
 * one that is broken, and much to say.
 */
export const eventfulNight: Report = reportOf({
  run: {
    tables: [POTTERY, TEA],
    unloaded: { sourdough: 'plans/sourdough/sourdough.json is not valid JSON. Repair the file.' },
    stats: {
      stopped: 'daily-quota',
      requests: { total: 4, batch: 2, single: 2, retries: 1 },
      tokens: { input: 2_950, output: 610, cached: 1_024 },
      costUsd: 0.0024,
      durationMs: 21_400,
    },
    dayLimit: 20,
    unbatchedEstimate: {
      requests: 10,
      inputTokens: 8_030,
      outputTokens: 610,
      costUsd: 0.0039,
      seconds: 40,
    },
  },
  notes: ['No commit: the branch main is protected. Set publish to pull-request.'],
  links: {
    pullRequest: { name: '#12', url: 'https://github.com/acme/roadmaps/pull/12' },
    artifact: { name: 'roadmaps-1', url: `${RUN.url}/artifacts/99` },
    run: RUN,
  },
});

const VERBS = ['Mixing', 'Folding', 'Shaping', 'Proving', 'Scoring', 'Baking', 'Cooling'];
const BREADS = ['rye', 'spelt', 'wheat', 'oat', 'barley', 'einkorn', 'durum', 'buckwheat'];

/** The first night: 25 roadmaps of 200 topics, most of which wait for the next day's quota. */
export const firstNight: Report = reportOf({
  run: {
    tables: Array.from({ length: 25 }, (_, n) => {
      const rows = Array.from({ length: 200 }, (_, i) => {
        const topic = `${VERBS[i % VERBS.length]} ${BREADS[(i + n) % BREADS.length]} dough ${i + 1}`;
        if (i < 60)
          return rowOf(topic, { values: valuesOf('Turning flour and water into bread by hand') });
        if (i < 64)
          return rowOf(topic, { state: 'failed', reason: 'TLDR has 14 words; the limit is 12' });
        if (i < 90) return rowOf(topic, { state: 'stale', reason: NOT_ASKED });
        return rowOf(topic, { state: 'pending', reason: NOT_ASKED });
      });
      const changes = rows.slice(0, 60).map(({ topic, values }) =>
        changeOf('re-enriched', topic.topic, {
          before: 'What a baker does with dough (practice)',
          after: `${values.TLDR} (practice)`,
        }),
      );
      return tableOf({ slug: `bread-${n + 1}`, rows, changes });
    }),
    stats: {
      stopped: 'daily-quota',
      requests: { total: 40, batch: 40, single: 0, retries: 0 },
      tokens: { input: 91_500, output: 68_000, cached: 0 },
      costUsd: 0.1973,
      durationMs: 161_000,
    },
    unbatchedEstimate: {
      requests: 1_600,
      inputTokens: 1_312_000,
      outputTokens: 96_000,
      costUsd: 0.63,
      seconds: 6_400,
    },
  },
  links: { run: RUN },
});

/** A look at what a run would take. */
export const dryRun: Report = reportOf({
  run: {
    tables: [
      tableOf({
        slug: 'sourdough',
        rows: [
          ...rowsOf(6, { state: 'cached' }),
          ...rowsOf(12, { state: 'pending', reason: 'dry run' }),
        ],
        changed: false,
      }),
    ],
    stats: {
      ...NO_REQUESTS,
      plan: { requests: 2, inputTokens: 1_840, outputTokens: 610, costUsd: 0.0021, seconds: 6 },
    },
  },
  links: { run: RUN },
});

/** A try-out without a key. */
export const preview: Report = reportOf({
  run: {
    preview: true,
    tables: [
      tableOf({
        slug: 'sourdough',
        rows: rowsOf(18, { revision: '', values: { TLDR: 'Flour and water left to ferment' } }),
        changes: null,
      }),
    ],
    stats: NO_REQUESTS,
  },
  links: { run: RUN },
});
