import type { Link } from '../../../link.ts';
import type { TypedCell } from '../../../typed.ts';
import type { PageColumn } from '../../page-data.ts';
import { PANEL_HEADING_ID } from '../browser/panel-focus.ts';
import type { ShownEntry } from '../model/state.ts';
import type { Session } from '../session.ts';
import { NoteField } from './note-field.tsx';
import { Permalink } from './permalink.tsx';
import { Tick } from './tick.tsx';

interface PanelProps {
  readonly entry: ShownEntry;
  readonly columns: readonly PageColumn[];
  readonly session: Session;
}

/** Everything about one topic. */
export function Panel({ entry, columns, session }: PanelProps) {
  const { row, done, note } = entry;
  return (
    <aside class="panel" aria-labelledby={PANEL_HEADING_ID}>
      <div class="panel-bar">
        <button type="button" aria-label="Previous topic" onClick={() => session.step(-1)}>
          ‹ Previous
        </button>
        <button type="button" aria-label="Next topic" onClick={() => session.step(1)}>
          Next ›
        </button>
        <button
          type="button"
          class="close"
          aria-label="Close topic"
          onClick={() => session.close()}
        >
          Close
        </button>
      </div>
      <p class="path" dir="auto">
        {row.path.join(' › ')}
      </p>
      <h2 id={PANEL_HEADING_ID} tabIndex={-1} dir="auto">
        {row.topic}
      </h2>
      <p class="panel-tick">
        <Tick id={row.id} topic={row.topic} done={done} session={session} />
        <span aria-hidden="true">{done ? 'Done' : 'Not done yet'}</span>
        <Permalink key={row.id} id={row.id} />
      </p>
      <dl>
        {columns.map(({ name, kind }, index) => {
          const cell = row.cells[index] ?? null;
          return cell === null ? null : (
            <div key={name} data-kind={kind}>
              <dt dir="auto">{name}</dt>
              <dd>
                <Cell cell={cell} />
              </dd>
            </div>
          );
        })}
      </dl>
      {row.description !== '' && (
        <>
          <h3>Description</h3>
          <p class="description" dir="auto">
            {row.description}
          </p>
        </>
      )}
      <Links links={row.links} />
      <NoteField key={row.id} id={row.id} note={note} session={session} />
    </aside>
  );
}

function Cell({ cell }: { cell: NonNullable<TypedCell> }) {
  if (typeof cell === 'object') {
    return (
      <ul>
        {cell.map((item) => (
          <li key={item} dir="auto">
            {item}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <p class="cell" dir="auto">
      {cell}
    </p>
  );
}

function Links({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <h3>Links</h3>
      <ul class="links">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href} title={href} dir="auto" target="_blank" rel="noopener noreferrer">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
