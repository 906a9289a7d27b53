import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { formatCsv } from '../../src/csv/write.ts';
import { openStore } from '../../src/enrichment/store.ts';
import { planRoadmap } from '../../src/reuse.ts';
import { csvRoadmap } from '../../src/roadmap/csv-source.ts';

/** What is said about a list whose table was published with these columns besides ours. */
function remarksOn(text: string, columns?: readonly string[]) {
  const parsed = parseConfig({ roadmap: 'tea.csv' }, {}, 'cli');
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  const roadmap = csvRoadmap({ slug: 'tea', path: 'tea.csv', text });
  const publishedText = formatCsv([], {
    descriptions: true,
    extraColumns: columns ?? roadmap.extraColumns ?? [],
  });
  const loaded = {
    roadmap,
    csvPath: 'roadmaps/tea.csv',
    csvHere: publishedText,
    publishedText,
    publishedFault: '',
    publishedRows: new Map(),
  };
  const remarks: string[] = [];
  const quiet = () => {};
  const log = { info: quiet, notice: quiet, warning: quiet, error: quiet };
  const store = openStore(null, new Date('2026-11-23T12:00:00.000Z'));
  planRoadmap(loaded, parsed.config, {
    store,
    log: { ...log, remark: (message) => remarks.push(message) },
  });
  return remarks;
}

it.each(['Topic,Notes\nGreen,x\n', 'Topic, Notes\nGreen, x\n'])(
  'says nothing of a column that a list has itself: %j',
  (text) => {
    expect(remarksOn(text)).toEqual([]);
  },
);

it('names a column that is in the table alone', () => {
  expect(remarksOn('Topic,Notes\nGreen,x\n', ['Notes', 'Mine'])).toEqual([
    'tea: the column Mine of the table is not kept. A .csv list keeps its own.',
  ]);
});
