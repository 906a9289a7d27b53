import { cellOf } from '../columns/column.ts';
import type { ViewColumn } from '../columns/infer.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import type { FinishedRow } from '../values/finish.ts';

/** Of a description that stands for the missing column, in code points: two lines of a card. */
const MAX_POINTS = 120;

/** The column that says in short what a topic is: TLDR, else the first text; undefined without one. */
export function summaryColumn(columns: readonly ViewColumn[]): ViewColumn | undefined {
  return columns.find(({ name }) => name === 'TLDR') ?? columns.find(({ kind }) => kind === 'text');
}

/** What a topic is, in short: its cell in that column, or without one how its description begins. */
export function summaryOf(
  { topic, values }: Pick<FinishedRow, 'topic' | 'values'>,
  columns: readonly ViewColumn[],
): string {
  const column = summaryColumn(columns);
  return column === undefined ? ellipsize(topic.description, MAX_POINTS) : cellOf(values, column);
}
