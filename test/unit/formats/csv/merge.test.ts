import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTables } from '../../../../src/formats/csv/merge.ts';
import { formatRecords, readRecords } from '../../../../src/lib/csv.ts';

const csv = (...lines: readonly string[]) => formatRecords(lines.map((line) => line.split(',')));

const HEADER = 'Topic,TLDR,Challenge,Id,Revision';
const KILN = 'Kiln,Oven for clay,practice,k,r1';
const GLAZE = 'Glaze,Glass on clay,expert,g,r2';
const BEGUN = csv(HEADER, KILN, GLAZE);

const merge = (base: string, branch: string, begun: string | null = BEGUN) =>
  mergeTables({ begun, base, branch });

describe('a cell', () => {
  it("that only the base changed is the base's", () => {
    const base = csv(HEADER, KILN.replace('Oven for clay', 'By hand'), GLAZE);
    const branch = csv(HEADER, KILN, GLAZE.replace('Glass on clay', 'Shiny coat'));
    expect(merge(base, branch)).toBe(
      csv(HEADER, 'Kiln,By hand,practice,k,r1', 'Glaze,Shiny coat,expert,g,r2'),
    );
  });

  it("that both changed is the base's, and the rest of its row the branch's", () => {
    const base = csv(HEADER, 'Kiln,By hand,practice,k,r1', GLAZE);
    const branch = csv(HEADER, 'Kiln,Hot box,expert,k,r9', GLAZE);
    expect(merge(base, branch)).toBe(csv(HEADER, 'Kiln,By hand,expert,k,r9', GLAZE));
  });

  it('that the base emptied is empty', () => {
    const base = csv(HEADER, 'Kiln,,practice,k,r1', GLAZE);
    const branch = csv(HEADER, 'Kiln,Hot box,practice,k,r1', GLAZE);
    expect(merge(base, branch)).toBe(csv(HEADER, 'Kiln,,practice,k,r1', GLAZE));
  });

  it('goes by Id, wherever the rows are on either side', () => {
    const base = csv(HEADER, GLAZE, KILN.replace('Oven for clay', 'By hand'));
    const branch = csv(HEADER, 'Wheel,Turning table,practice,w,r3', KILN, GLAZE);
    expect(merge(base, branch)).toBe(
      csv(HEADER, 'Wheel,Turning table,practice,w,r3', 'Kiln,By hand,practice,k,r1', GLAZE),
    );
  });

  it('goes by header, wherever the columns are on either side', () => {
    const base = csv('Id,TLDR,Topic,Challenge,Revision', 'k,By hand,Kiln,practice,r1');
    expect(merge(base, csv(HEADER, KILN.replace('r1', 'r7'), GLAZE))).toBe(
      csv(HEADER, 'Kiln,By hand,practice,k,r7', GLAZE),
    );
  });

  it('with only other line breaks on the base is the same: the table was saved for Windows', () => {
    const [steps, begun, edited] = ['a\nb', 'Oven\nfor clay', 'By\nhand'];
    const of = (kiln: string, glaze: string) =>
      formatRecords([
        ['Topic', 'How_To', 'Id'],
        ['Kiln', kiln, 'k'],
        ['Glaze', glaze, 'g'],
      ]);
    const base = of(begun, steps).replace('Glaze', 'Gloss').replaceAll('\n', '\r\n');
    const merged = merge(base, of(edited, steps), of(begun, steps));
    expect(merged).toBe(of(edited, steps).replace('Glaze', 'Gloss'));
  });

  it('that looks like a formula is guarded once', () => {
    const base = csv(HEADER, KILN.replace('Oven for clay', '=A1'), GLAZE);
    expect(merge(base, csv(HEADER, KILN, GLAZE.replace('r2', 'r7')))).toContain(`"'=A1"`);
  });
});

describe('a row', () => {
  const NEW = 'Wheel,Mine,practice,w,';

  it('that the base added is added', () => {
    const branch = csv(HEADER, KILN.replace('r1', 'r7'), GLAZE);
    expect(merge(csv(HEADER, NEW, KILN, GLAZE), branch)).toBe(branch + csv(NEW));
  });

  it("that both added has the base's cells, and the branch's where those are empty", () => {
    const branch = csv(HEADER, KILN, GLAZE, 'Wheel,Turning table,expert,w,r3');
    expect(merge(csv(HEADER, KILN, GLAZE, NEW), branch)).toBe(
      csv(HEADER, KILN, GLAZE, 'Wheel,Mine,practice,w,r3'),
    );
  });

  it('that the base removed stays as it is on the branch', () => {
    const branch = csv(HEADER, KILN.replace('r1', 'r7'), GLAZE);
    expect(merge(csv(HEADER, GLAZE), branch)).toBe(branch);
  });

  it('that the branch removed stays removed, unless the base changed it', () => {
    const branch = csv(HEADER, GLAZE.replace('r2', 'r7'));
    const other = csv(HEADER, KILN, GLAZE.replace('expert', 'practice'));
    expect(merge(other, branch)).toBe(csv(HEADER, 'Glaze,Glass on clay,practice,g,r7'));
    const edited = KILN.replace('Oven for clay', 'By hand');
    expect(merge(csv(HEADER, edited, GLAZE), branch)).toBe(branch + csv(edited));
  });

  it('that comes twice on the base is taken twice', () => {
    const second = KILN.replace('Oven for clay', 'By hand');
    expect(
      merge(csv(HEADER, KILN, GLAZE, second), csv(HEADER, KILN.replace('r1', 'r7'), GLAZE)),
    ).toBe(csv(HEADER, KILN.replace('r1', 'r7'), GLAZE, second));
  });

  it('with an Id that a spreadsheet rewrote goes by its name', () => {
    const [begun, branch] = ['r1', 'r7'].map((revision) =>
      csv(HEADER, `Kiln,Oven for clay,practice,001,${revision}`, GLAZE),
    );
    const base = csv(HEADER, 'Kiln,By hand,practice,1,r1', GLAZE);
    expect(merge(base, branch ?? '', begun)).toBe(csv(HEADER, 'Kiln,By hand,practice,1,r7', GLAZE));
  });

  it('with an Id that a spreadsheet rewrote to that of another goes by its name and Revision', () => {
    const branch = csv(HEADER, 'Kiln,Hot box,practice,1,r1', 'Glaze,Glass on clay,expert,001,r2');
    const begun = branch.replace('Hot box', 'Oven for clay');
    const base = csv(HEADER, 'Glaze,By hand,expert,1,r2', 'Kiln,Oven for clay,practice,1,r1');
    expect(merge(base, branch, begun)).toBe(
      csv(HEADER, 'Kiln,Hot box,practice,1,r1', 'Glaze,By hand,expert,1,r2'),
    );
  });

  it('keeps its cells if somebody copied it on the base, and named the copy otherwise', () => {
    const copy = 'Oven,Mine,practice,k,r1';
    const branch = csv(HEADER, KILN.replace('Oven for clay', 'Hot box'), GLAZE);
    expect(merge(csv(HEADER, copy, KILN, GLAZE), branch)).toBe(branch + csv(copy));
  });

  it('that each copied, and named otherwise, is there with both copies', () => {
    const [copy, other] = ['Oven,Mine,practice,k,r1', 'Stove,Yours,,k,r1'];
    const branch = csv(HEADER, KILN, GLAZE, other);
    expect(merge(csv(HEADER, KILN, copy, GLAZE), branch)).toBe(branch + csv(copy));
  });

  it('with a new name on the base has the Id of its old one', () => {
    const branch = csv(HEADER, KILN, GLAZE.replace('r2', 'r7'));
    expect(merge(csv(HEADER, KILN.replace('Kiln', 'Oven'), GLAZE), branch)).toBe(
      csv(HEADER, KILN.replace('Kiln', 'Oven'), GLAZE.replace('r2', 'r7')),
    );
  });

  it('of a table without Ids goes by its name', () => {
    const old = (tldr: string) => csv('Topic,TLDR,Challenge', `Kiln,${tldr},practice`);
    expect(merge(old('By hand'), csv(HEADER, KILN, GLAZE), old('Oven for clay'))).toBe(
      csv(HEADER, 'Kiln,By hand,practice,k,r1', GLAZE),
    );
  });
});

describe('a column', () => {
  const own = (name: string, ...cells: readonly [string, string]) =>
    csv(`${HEADER},${name}`, `${KILN},${cells[0]}`, `${GLAZE},${cells[1]}`);

  it('that the base added is added', () => {
    const branch = csv(HEADER, KILN.replace('r1', 'r7'), GLAZE);
    expect(merge(own('Status', 'done', ''), branch)).toBe(
      csv(`${HEADER},Status`, `${KILN.replace('r1', 'r7')},done`, `${GLAZE},`),
    );
  });

  it('that the branch added stays', () => {
    const base = csv(HEADER, KILN.replace('practice', 'expert'), GLAZE);
    expect(merge(base, own('Notes', 'a', 'b'))).toBe(
      csv(`${HEADER},Notes`, `${KILN.replace('practice', 'expert')},a`, `${GLAZE},b`),
    );
  });

  it('that each added another of has both', () => {
    expect(merge(own('Status', 'done', ''), own('Notes', '', 'b'))).toBe(
      csv(`${HEADER},Notes,Status`, `${KILN},,done`, `${GLAZE},b,`),
    );
  });

  it('that the base renamed has its new name', () => {
    const begun = own('Notes', 'a', 'b');
    expect(merge(own('Remarks', 'a', 'b'), begun.replace('r1', 'r7'), begun)).toBe(
      own('Remarks', 'a', 'b').replace('r1', 'r7'),
    );
  });

  it('that the base removed stays if the branch changed it', () => {
    const branch = own('Notes', 'a', 'c');
    expect(merge(BEGUN, branch, own('Notes', 'a', 'b'))).toBe(branch);
  });
});

describe('a table', () => {
  it("that the base did not change is the branch's, byte for byte", () => {
    const branch = 'Topic,Id\r\nKiln , k\r\n';
    expect(merge(BEGUN, branch)).toBe(branch);
  });

  it("that the branch does not have is the base's, byte for byte", () => {
    const base = 'Topic,Id\r\nKiln , k\r\n';
    expect(merge(base, '')).toBe(base);
  });

  it('that was on neither when the branch began has the cells of both', () => {
    const base = csv(HEADER, 'Kiln,By hand,,k,');
    expect(merge(base, csv(HEADER, KILN, GLAZE), null)).toBe(
      csv(HEADER, 'Kiln,By hand,practice,k,r1', GLAZE),
    );
  });
});

describe('any three tables', () => {
  const NAMES = ['TLDR', 'Challenge', 'Status', 'Notes'] as const;
  const cells = fc.record(
    Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom('', 'a', 'b', '=c', "'d")])),
  );
  const rows = fc.dictionary(fc.constantFrom('k', 'g', 'w', 'x'), cells, { noNullPrototype: true });
  const table = fc.record({ columns: fc.shuffledSubarray([...NAMES]), rows });
  type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

  const textOf = ({ columns, rows: given }: { columns: string[]; rows: Cells }) =>
    formatRecords([
      ['Id', 'Topic', ...columns],
      ...Object.entries(given).map(([id, row]) => [
        id,
        `topic ${id}`,
        ...columns.map((name) => row[name] ?? ''),
      ]),
    ]);

  /** Cells by Id and header. */
  const cellsOf = (text: string): Cells => {
    const [header, ...records] = readRecords(text).map(({ cells: row }) => row);
    return Object.fromEntries(
      records.map((row) => [
        row[header?.indexOf('Id') ?? 0] ?? '',
        Object.fromEntries((header ?? []).map((name, i) => [name, row[i] ?? ''])),
      ]),
    );
  };

  it('keep every cell that the base changed, and else every cell of the branch', () => {
    fc.assert(
      fc.property(table, table, table, (first, second, third) => {
        const texts = { begun: textOf(first), base: textOf(second), branch: textOf(third) };
        const merged = cellsOf(mergeTables(texts));
        const [begun, base, branch] = [texts.begun, texts.base, texts.branch].map(cellsOf);
        for (const id of ['k', 'g', 'w', 'x']) {
          for (const name of NAMES) {
            const at = (from: Cells | undefined) => from?.[id]?.[name] ?? '';
            const isEdited = base?.[id]?.[name] !== undefined && at(base) !== at(begun);
            if (isEdited) expect(at(merged)).toBe(at(base));
            else if (branch?.[id] !== undefined && at(branch) !== at(begun)) {
              expect(at(merged)).toBe(at(branch));
            }
          }
        }
        for (const id of Object.keys(branch ?? {})) expect(merged).toHaveProperty(id);
      }),
      { numRuns: 1000 },
    );
  });

  it('are merged once and for all: the base has nothing more to add', () => {
    fc.assert(
      fc.property(table, table, table, (first, second, third) => {
        const [begun, base, branch] = [first, second, third].map(textOf);
        const merged = mergeTables({ begun: begun ?? '', base: base ?? '', branch: branch ?? '' });
        expect(mergeTables({ begun: base ?? '', base: base ?? '', branch: merged })).toBe(merged);
      }),
    );
  });
});

describe('a list that is its own table', () => {
  it('gives its edits on the base to the table that was made of it, whatever its header', () => {
    const begun = 'note;SKILL\nn;Kiln\nm;Glaze\n';
    const branch = csv('Topic,TLDR,Id,Revision,note', 'Kiln,Oven,k,r1,n', 'Glaze,Glass,g,r2,m');
    expect(merge(begun.replace('m;', 'edited;'), branch, begun)).toBe(
      csv('Topic,TLDR,Id,Revision,note', 'Kiln,Oven,k,r1,n', 'Glaze,Glass,g,r2,edited'),
    );
  });
});

it('a column of somebody else is not taken for one of ours that is called alike', () => {
  const [begun, base, branch] = ['a', 'b', 'a'].map((note) =>
    csv(`topic,${HEADER}`, `${note},${KILN}`),
  );
  expect(merge(base ?? '', branch ?? '', begun)).toBe(base);
});
