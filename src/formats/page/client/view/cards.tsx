import { categoryNumbers, groupsOf, NO_CATEGORY } from '../../../groups.ts';
import type { PageColumn, PageRow } from '../../page-data.ts';
import { type Hit, hiddenHit } from '../model/hits.ts';
import { hoursColumn } from '../model/hours.ts';
import { wordsOf } from '../model/search.ts';
import type { ShownEntry } from '../model/state.ts';
import type { Session } from '../session.ts';
import { Badge } from './badge.tsx';
import { memo } from './memo.ts';
import { Tick } from './tick.tsx';
import { TopicLink } from './topic-link.tsx';

interface CardsProps {
  readonly entries: readonly ShownEntry[];
  readonly all: readonly ShownEntry[];
  readonly columns: readonly PageColumn[];
  /** The index of the column that is shown whole; -1 without one. */
  readonly summary: number;
  /** What is searched for. */
  readonly query: string;
  readonly openId: string | null;
  readonly session: Session;
}

/** The topics as cards, below the headings of their categories. */
export function Cards({ entries, all, columns, summary, query, openId, session }: CardsProps) {
  const numbers = categoryNumbers(all);
  return (
    <div class="cards">
      {groupsOf(entries).map(({ key, category, showsCategory, subcategory, entries }) => (
        <section class="group" key={key}>
          {showsCategory && (
            <h2 dir="auto">
              <Badge number={numbers.get(category) ?? 0} />
              <span>{category || NO_CATEGORY}</span>
            </h2>
          )}
          {subcategory !== '' && <h3 dir="auto">{subcategory}</h3>}
          {/* biome-ignore lint/a11y/noRedundantRoles: without markers, Safari takes it for no list. */}
          <ul role="list">
            {entries.map(({ row, done, note }) => (
              <Card
                key={row.id}
                row={row}
                done={done}
                note={note}
                isOpen={row.id === openId}
                columns={columns}
                summary={summary}
                query={query}
                session={session}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface CardProps {
  readonly row: PageRow;
  readonly done: boolean;
  /** Empty without one. */
  readonly note: string;
  readonly isOpen: boolean;
  readonly columns: readonly PageColumn[];
  /** The index of the column that is shown whole; -1 without one. */
  readonly summary: number;
  readonly query: string;
  readonly session: Session;
}

const Card = memo((props: CardProps) => {
  const { row, done, note, isOpen, columns, summary, query, session } = props;
  const text = summary < 0 ? row.description : row.cells[summary];
  return (
    <li class={`topic${done ? ' done' : ''}${isOpen ? ' open' : ''}`} data-topic={row.id}>
      <Tick id={row.id} topic={row.topic} done={done} session={session} />
      <div class="body">
        <TopicLink id={row.id} topic={row.topic} session={session} />
        {typeof text === 'string' && text !== '' && (
          <p class="summary" dir="auto">
            {text}
          </p>
        )}
        <Chips row={row} hasNote={note !== ''} columns={columns} />
        <HitLine
          hit={hiddenHit(row, columns, {
            shown: shownOn(row, columns, text),
            note,
            words: wordsOf(query),
          })}
        />
      </div>
    </li>
  );
});

/** Where the search found a topic, if the card does not show it. */
function HitLine({ hit }: { hit: Hit | null }) {
  if (hit === null) return null;
  return (
    <p class="hit" dir="auto">
      {hit.where}: {hit.text}
    </p>
  );
}

/** What is short of a topic: its choices and its hours. */
function chipsOf(row: PageRow, columns: readonly PageColumn[]) {
  const hours = hoursColumn(columns);
  return columns.flatMap(({ name, kind }, index) => {
    const cell = row.cells[index];
    if (kind === 'choice' && typeof cell === 'string') return [{ name, kind: cell, text: cell }];
    if (index === hours && typeof cell === 'number')
      return [{ name, kind: 'hours', text: `${cell} h` }];
    return [];
  });
}

/** All that is to be read on a card, and above it. */
const shownOn = (row: PageRow, columns: readonly PageColumn[], text: unknown) =>
  [row.topic, text, row.category, row.under, ...chipsOf(row, columns).map(({ text }) => text)].join(
    '\n',
  );

/** The chips of a topic, and whether it has a note. */
function Chips({
  row,
  hasNote,
  columns,
}: Pick<CardProps, 'row' | 'columns'> & { hasNote: boolean }) {
  const chips = chipsOf(row, columns);
  if (chips.length === 0 && !hasNote) return null;
  return (
    <p class="chips">
      {chips.map(({ name, kind, text }) => (
        <span class="chip" key={name} data-kind={kind} title={name} dir="auto">
          {text}
        </span>
      ))}
      {hasNote && (
        <span class="chip" data-kind="note">
          note
        </span>
      )}
    </p>
  );
}
