import type { Random } from '../fuzz/random.ts';
import type { Plan } from './plan.ts';
import { type Row, readTable, writeTable } from './table.ts';

/** A cell that somebody wrote. */
export interface Edit {
  readonly place: string;
  readonly id: string;
  readonly column: 'TLDR' | 'Challenge';
  readonly cell: string;
  /** The row had no value of the model. */
  readonly isFirst: boolean;
}

/** What people wrote into tables by hand, each cell with the place of its table. */
export class Edits {
  readonly #edits = new Map<string, Edit>();
  readonly #plan: Plan;
  #made = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** A table after a person edited some of its rows; null if there was nothing to edit. */
  write(table: string | null, place: string, random: Random): string | null {
    const rows = readTable(table);
    let isEdited = false;
    for (const row of rows) {
      const isEmpty = row.TLDR === '' && row.Revision === '';
      // What is written for an older text ends with the next value: nobody edits such a row here.
      if (!(isEmpty || this.#plan.isCurrent(row)) || !random.chance(0.2)) continue;
      if (isEmpty || random.chance(0.7)) this.#set(row, 'TLDR', place, this.#words(random));
      if (isEmpty || random.chance(0.3)) this.#set(row, 'Challenge', place, 'expert');
      isEdited = true;
    }
    return isEdited ? writeTable(rows) : null;
  }

  /** The table of one place became that of another, by a merge. */
  move(from: string, to: string): void {
    for (const edit of [...this.#edits.values()]) {
      if (edit.place !== from) continue;
      this.#edits.delete(keyOf(edit));
      this.#edits.set(keyOf({ ...edit, place: to }), { ...edit, place: to });
    }
  }

  /** Forgets what somebody threw away on purpose, or what a new text ended. */
  drop(isOver: (edit: Edit) => boolean): void {
    for (const [key, edit] of this.#edits) if (isOver(edit)) this.#edits.delete(key);
  }

  /** The edits of one place as they are now. */
  of(place: string): readonly Edit[] {
    return [...this.#edits.values()].filter((edit) => edit.place === place);
  }

  /** Which of some edits of the base, unless they are over, the branch's table does not have. */
  unmerged(edits: readonly Edit[], table: string | null): readonly string[] {
    const rows = readTable(table);
    const isMissing = (edit: Edit) => {
      const { id, column, cell } = edit;
      // Somebody may have edited the cell on the branch after it was merged.
      const other = this.#edits.get(keyOf({ place: 'branch', id, column }));
      const row = rows.find(({ Id }) => Id === id);
      return this.#edits.get(keyOf(edit)) === edit && ![cell, other?.cell].includes(row?.[column]);
    };
    return edits.filter(isMissing).map(({ id, column, cell }) => `${id}: ${column} '${cell}'`);
  }

  /**
   * Edits that are in none of the tables. If a line of the log or the summary names the topic or the
   * cell, the loss counts as reported.
   */
  lost(
    tables: readonly (string | null)[],
    said: string,
  ): { readonly silent: string[]; readonly reported: string[] } {
    const rows = tables.flatMap(readTable);
    const labels = this.#plan.labels;
    const isIn = (some: readonly Row[], { id, column, cell }: Edit) =>
      some.some((row) => row.Id === id && row[column] === cell);
    // Of two edits of one cell, that of the base counts.
    const branch = readTable(tables[0] ?? null);
    const isReplaced = ({ id, column }: Edit) => {
      const other = this.#edits.get(keyOf({ place: 'base', id, column }));
      return other !== undefined && isIn(branch, other);
    };
    const gone = [...this.#edits.values()].filter((edit) => !isIn(rows, edit) && !isReplaced(edit));
    this.drop((edit) => gone.includes(edit));
    const isReported = ({ id, cell }: Edit) =>
      said.includes(labels.get(id) ?? id) || said.includes(cell);
    const name = ({ place, id, column, cell, isFirst }: Edit) =>
      `${labels.get(id)}: ${column} '${cell}' of the ${place}${isFirst ? ', in an empty row' : ''}`;
    return {
      silent: gone.filter((edit) => !isReported(edit)).map(name),
      reported: gone.filter(isReported).map(name),
    };
  }

  #words(random: Random): string {
    this.#made += 1;
    return random.chance(0.05)
      ? `My words ${this.#made} are far too many for one cell of a table here`
      : `My words ${this.#made}`;
  }

  #set(row: Row, column: Edit['column'], place: string, cell: string): void {
    row[column] = cell;
    const edit = { place, id: row.Id ?? '', column, cell, isFirst: row.Revision === '' };
    this.#edits.set(keyOf(edit), edit);
  }
}

const keyOf = ({ place, id, column }: Pick<Edit, 'place' | 'id' | 'column'>) =>
  `${place} ${id} ${column}`;
