import { useMemo } from 'preact/hooks';
import { cellText } from '../../../typed.ts';
import type { PageColumn, PageRow } from '../../page-data.ts';
import { columnKey } from '../model/filters.ts';
import { nextSort, type Sort } from '../model/sort.ts';
import type { ShownEntry } from '../model/state.ts';
import type { Session } from '../session.ts';
import { memo } from './memo.ts';
import { Tick } from './tick.tsx';
import { TopicLink } from './topic-link.tsx';

interface TableProps {
  readonly entries: readonly ShownEntry[];
  readonly columns: readonly PageColumn[];
  /** All of the table, also those that are filtered out. */
  readonly rows: readonly PageRow[];
  readonly title: string;
  readonly openId: string | null;
  readonly sort: Sort | null;
  readonly session: Session;
}

/** The topics as rows, with all their columns. */
export function Table({ entries, columns, rows, title, openId, sort, session }: TableProps) {
  const hasSubcategory = entries.some(({ row }) => row.subcategory !== '');
  // A column without any value would only take room.
  const shown = useMemo(
    () =>
      columns
        .map((column, at) => ({ column, at }))
        .filter(({ at }) => rows.some(({ cells }) => cells[at] !== null)),
    [columns, rows],
  );
  const headings = [
    { key: 'done', name: 'Done' },
    { key: 'topic', name: 'Topic' },
    { key: 'category', name: 'Category' },
    ...(hasSubcategory ? [{ key: 'subcategory', name: 'Subcategory' }] : []),
    ...shown.map(({ column: { name } }) => ({ key: columnKey(name), name })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard.
    <section class="table-box" aria-label={`Table of ${title}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {headings.map(({ key, name }) => (
              <Heading key={key} sortKey={key} name={name} sort={sort} session={session} />
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ row, done }) => (
            <Row
              key={row.id}
              row={row}
              done={done}
              isOpen={row.id === openId}
              columns={shown}
              hasSubcategory={hasSubcategory}
              session={session}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadingProps {
  readonly sortKey: string;
  readonly name: string;
  readonly sort: Sort | null;
  readonly session: Session;
}

/** A column's heading, which orders the table by it. */
function Heading({ sortKey, name, sort, session }: HeadingProps) {
  const isSorted = sort?.key === sortKey;
  const [order, sign] = sort?.descending
    ? (['descending', '▼'] as const)
    : (['ascending', '▲'] as const);
  return (
    <th scope="col" class={isSorted ? 'sorted' : ''} {...(isSorted && { 'aria-sort': order })}>
      <button type="button" onClick={() => session.sort(nextSort(sortKey, sort))}>
        <span dir="auto">{name}</span>
        <span aria-hidden="true">{isSorted ? sign : '↕'}</span>
      </button>
    </th>
  );
}

/** A column that is shown, and its place among the cells of a row. */
interface Placed {
  readonly column: PageColumn;
  readonly at: number;
}

interface RowProps {
  readonly row: PageRow;
  readonly done: boolean;
  readonly isOpen: boolean;
  readonly columns: readonly Placed[];
  readonly hasSubcategory: boolean;
  readonly session: Session;
}

const Row = memo(({ row, done, isOpen, columns, hasSubcategory, session }: RowProps) => (
  <tr data-topic={row.id} class={`topic${done ? ' done' : ''}${isOpen ? ' open' : ''}`}>
    <td>
      <Tick id={row.id} topic={row.topic} done={done} session={session} />
    </td>
    <th scope="row">
      <TopicLink id={row.id} topic={row.topic} session={session} />
    </th>
    <td dir="auto">{row.category}</td>
    {hasSubcategory && <td dir="auto">{row.subcategory}</td>}
    {columns.map(({ column: { name, kind }, at }) => (
      <td key={name} data-kind={kind} dir="auto">
        {cellText(row.cells[at] ?? null)}
      </td>
    ))}
  </tr>
));
