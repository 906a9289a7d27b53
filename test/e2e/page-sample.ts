import { BUILT_IN } from '../../src/columns/built-in.ts';
import type { FinishedTable } from '../../src/formats/format.ts';
import { markOf } from '../../src/formats/mark.ts';
import { page } from '../../src/formats/page/page.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { finishedOf, finishedTableOf, topicOf } from '../unit/samples.ts';

/** Markup and scripts in every place that others can write to. */
const HOSTILE = '</script><!--<script><img src=x onerror=alert(1)>';

const TOPICS = [
  ['clay', 'Clay', 'Material', 'Wedging', 'practice', '3', 'Throwing|Water'],
  ['glaze', 'Glaze', 'Material', '', 'expert', '20', 'Clay'],
  ['wheel', 'Wheel', 'Tools', '', 'practice', '8', 'Clay|Patience'],
  ['uber', 'Überglasur', 'Tools', '', 'expert', '', ''],
  ['hostile', HOSTILE, HOSTILE, HOSTILE, 'practice', '1', HOSTILE],
] as const;

const COLUMNS = ['TLDR', 'Challenge', 'Hours', 'Prerequisites'];

/** A table of five topics about pottery, one of them hostile. */
export function potteryTable(changes: Partial<FinishedTable> = {}): FinishedTable {
  const rows = TOPICS.map(([id, topic, category, subcategory, challenge, hours, needs], index) =>
    finishedOf({
      topic: topicOf({
        id,
        topic,
        category,
        subcategory,
        path: [category, subcategory].filter((part) => part !== ''),
        description: `What potters say of it. ${topic}`,
        resources: [`https://example.com/${id}`, `http://example.org/?q=${id}&x="><b>`],
        extra: [index === 2 ? 'done' : ''],
      }),
      values: {
        TLDR: `Short words on ${topic}`,
        Challenge: challenge,
        Hours: hours,
        Prerequisites: needs,
      },
    }),
  );
  return finishedTableOf({
    slug: 'pottery',
    title: 'Pottery',
    columns: BUILT_IN.filter(({ name }) => COLUMNS.includes(name)),
    extraColumns: ['Status'],
    rows,
    graph: graphOf(TOPICS.map(([id, label]) => ({ id, label }))),
    ...changes,
  });
}

/** A picture with the topics one below the other. */
function graphOf(topics: readonly { readonly id: string; readonly label: string }[]): Graph {
  return {
    path: 'pottery.json',
    hash: '0123456789ab',
    title: null,
    nodes: topics.map(({ id, label }, index) => ({
      id,
      label,
      type: 'topic',
      rect: { x: 40 * index, y: 80 * index, width: 200, height: 50 },
      fontSize: 17,
      bordered: true,
      dotted: false,
    })),
    checklists: [],
    edges: [],
    notes: [],
    warnings: [],
  };
}

/** The page of a table, as a run writes it. */
export const pageOf = (table: FinishedTable) => page.render(table, markOf(page, table, ''));
