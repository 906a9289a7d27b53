import { cellOf } from '../../columns/column.ts';
import { isNumber, type ViewColumn } from '../../columns/infer.ts';
import type { FinishedRow } from '../../values/finish.ts';
import { doneColumn, isDone } from '../done-column.ts';
import type { FinishedTable } from '../format.ts';
import { linkOf } from '../link.ts';
import { listedUnder } from '../listed-under.ts';
import { summaryColumn } from '../summary-column.ts';
import { typedCell } from '../typed.ts';
import type { PageColumn, PageData, PageRow } from './page-data.ts';

/** What could end the element of the data, or begin a comment in it; and the two breaks that JSON allows. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/** A table as the page's script reads it. */
export function pageData(table: FinishedTable): PageData {
  const { slug, title, columns, extraColumns, rows } = table;
  const done = doneColumn(table);
  const numbers = ownNumbers(table, done);
  const under = listedUnder(rows.map(({ topic }) => topic));
  const summary = summaryColumn(columns);
  return {
    slug,
    title: title || slug,
    columns: [
      ...columns.map(modelColumn),
      ...extraColumns.map((name, at): PageColumn => {
        return { name, kind: numbers.has(at) ? 'number' : 'own', choices: [] };
      }),
    ],
    summary: summary === undefined ? -1 : columns.indexOf(summary),
    rows: rows.map((row, at) => ({
      ...pageRow(row, table, { done, numbers }),
      under: under[at] ?? '',
    })),
  };
}

/** The data as the text of a `script` element: JSON that no HTML parser finds a tag in. */
export function dataBlock(data: PageData): string {
  return JSON.stringify(data).replace(
    UNSAFE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function modelColumn({ name, kind, schema }: ViewColumn): PageColumn {
  const values: unknown = kind === 'choice' ? schema.enum : [];
  return { name, kind, choices: Array.isArray(values) ? values.map(String) : [] };
}

/** The own columns that hold numbers, and nothing else; that of ticks may hold ones. */
function ownNumbers(
  { extraColumns, rows }: FinishedTable,
  done: number | null,
): ReadonlySet<number> {
  const places = extraColumns.flatMap((_, at) => {
    const cells = rows.map(({ topic }) => topic.extra?.[at] ?? '').filter((cell) => cell !== '');
    return at !== done && cells.length > 0 && cells.every(isNumber) ? [at] : [];
  });
  return new Set(places);
}

function pageRow(
  { topic, values }: FinishedRow,
  { columns, extraColumns }: FinishedTable,
  { done, numbers }: { done: number | null; numbers: ReadonlySet<number> },
): Omit<PageRow, 'under'> {
  const { id, category, subcategory, path, description, resources, extra = [] } = topic;
  const status = done === null ? '' : (extra[done] ?? '');
  return {
    id,
    topic: topic.topic,
    category,
    subcategory,
    path,
    description,
    links: resources.flatMap((resource) => linkOf(resource) ?? []),
    cells: [
      ...columns.map((column) => typedCell(column, cellOf(values, column))),
      ...extraColumns.map((_, at) => (numbers.has(at) ? numberIn(extra[at]) : extra[at] || null)),
    ],
    status,
    done: isDone(status),
  };
}

const numberIn = (cell: string | undefined) => (cell ? Number(cell) : null);
