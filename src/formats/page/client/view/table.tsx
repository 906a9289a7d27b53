import { cellText } from '../../../typed.ts';
import type { PageColumn, PageRow } from '../../page-data.ts';
import type { ShownEntry } from '../model/state.ts';
import type { Session } from '../session.ts';
import { memo } from './memo.ts';
import { Tick } from './tick.tsx';
import { TopicLink } from './topic-link.tsx';

interface TableProps {
  readonly entries: readonly ShownEntry[];
  readonly columns: readonly PageColumn[];
  readonly title: string;
  readonly openId: string | null;
  readonly session: Session;
}

/** The topics as rows, with all their columns. */
export function Table({ entries, columns, title, openId, session }: TableProps) {
  const hasSubcategory = entries.some(({ row }) => row.subcategory !== '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard.
    <section class="table-box" aria-label={`Table of ${title}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Done</th>
            <th scope="col">Topic</th>
            <th scope="col">Category</th>
            {hasSubcategory && <th scope="col">Subcategory</th>}
            {columns.map(({ name }) => (
              <th scope="col" key={name} dir="auto">
                {name}
              </th>
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
              columns={columns}
              hasSubcategory={hasSubcategory}
              session={session}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: PageRow;
  readonly done: boolean;
  readonly isOpen: boolean;
  readonly columns: readonly PageColumn[];
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
    {columns.map(({ name, kind }, index) => (
      <td key={name} data-kind={kind} dir="auto">
        {cellText(row.cells[index] ?? null)}
      </td>
    ))}
  </tr>
));
