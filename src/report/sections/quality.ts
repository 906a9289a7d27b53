import { cellOf } from '../../columns/column.ts';
import { percent } from '../../lib/text/words.ts';
import type { Report } from '../run-report.ts';

/** How many rows have a value, and what each column says of its own. */
export function qualitySection({ run }: Report): string {
  const { rows, successRate, plan } = run.stats;
  if (plan || rows.total === 0) return '';
  // That of a preview says nothing of a model.
  const rate = run.preview ? [] : [`Success rate ${percent(successRate)}.`];
  const all = run.tables.flatMap((table) => table.rows);
  const columns = run.columns.flatMap((column) => {
    const values = all.map((row) => cellOf(row.values, column)).filter((value) => value !== '');
    return values.length === 0 ? [] : [column.summarize(values)];
  });
  return [...rate, ...columns].join(' ');
}
