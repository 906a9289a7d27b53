import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import { readPublished } from '../../../../src/formats/csv/read.ts';
import { rowsById } from '../../../../src/formats/csv/rows-by-id.ts';
import { tableWarnings } from '../../../../src/formats/csv/warnings.ts';
import type { Topic } from '../../../../src/sources/roadmap.ts';
import { revisionOf, toItem } from '../../../../src/values/key.ts';
import { topicOf } from '../../samples.ts';

const EXPORTER_HEADER = 'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge';
const HEADER = `${EXPORTER_HEADER},Id,Revision`;

const kiln = topicOf({ id: 'k', topic: 'Kiln', description: 'An oven.' });
const glaze = topicOf({ id: 'g', topic: 'Glaze', description: 'Glass on clay.' });
const revision = (topic: Topic) => revisionOf(toItem(topic).key);

function warningsOf(
  lines: readonly string[],
  topics: readonly Topic[] = [kiln, glaze],
  countedIds?: ReadonlySet<string>,
) {
  const rows = readPublished(lines.join('\n'), 'table.csv', COLUMNS);
  const found = { rows, topics, byId: rowsById(rows, topics), columns: COLUMNS };
  return tableWarnings(countedIds === undefined ? found : { ...found, countedIds });
}

describe('a table of the exporter before this tool', () => {
  it('has the rows counted whose values will be replaced, and says how to keep them', () => {
    const lines = [EXPORTER_HEADER, ',,Kiln,,,Oven,practice', ',,Glaze,,,,', ',,Gone,,,,'];
    expect(warningsOf(lines, [kiln, glaze, topicOf({ id: 'x', topic: 'Gone' })])).toEqual([
      '1 row has values of unknown descriptions, which are replaced as soon as there are new ones. To keep them, add the columns Id and Revision, and leave Revision empty.',
    ]);
  });

  it('is silent once it has the columns: then its values stay', () => {
    expect(warningsOf([HEADER, ',,Kiln,,,Oven,practice,,'])).toEqual([]);
  });
});

describe('a cell whose text was lost', () => {
  it.each(['Caf\uFFFD', '***', '#REF!', '#NAME?', '#DIV/0!', '#¡VALOR!', '#N/A', 'Err:508'])(
    'is named, with its column: %s',
    (cell) => {
      expect(warningsOf([HEADER, `,,Kiln,,,${cell},expert,k,${revision(kiln)}`])).toEqual([
        "1 cell of TLDR with lost text (U+FFFD, *** or a spreadsheet's error) replaced: Kiln.",
      ]);
    },
  );

  it.each(['#1 of all ovens', 'C#', '#hashtag', 'See #5!', '#NEVER', '***bold***'])(
    'is none that a person may have written: %s',
    (cell) => {
      expect(warningsOf([HEADER, `,,Kiln,,,${cell},expert,k,${revision(kiln)}`])).toEqual([]);
    },
  );
});

describe('a cell of the roadmap that was edited in its table', () => {
  const says = (names: string) =>
    `whose Topic or Description was edited in the table set back (only TLDR, Challenge and columns of your own keep edits): ${names}.`;

  it('is set back, and its row named', () => {
    const lines = [
      HEADER,
      `,,My kiln,An oven.,,Oven,practice,k,${revision(kiln)}`,
      `,,Glaze,Mine,,Glass,expert,g,${revision(glaze)}`,
    ];
    expect(warningsOf(lines)).toEqual([`2 rows ${says('Glaze, Kiln')}`]);
  });

  it.each([
    ['the roadmap changed', ',,Old name,Other text,,Oven,practice,k,rffffffffffff'],
    ['the row has no Revision', ',,Kiln,Other text,,Oven,practice,k,'],
    ['descriptions are withheld', `,,Kiln,,,Oven,practice,k,${revision(kiln)}`],
    ['only white space differs', `,, Kiln ,An  oven. ,,Oven,practice,k,${revision(kiln)}`],
  ])('is not what differs where %s', (_, line) => {
    expect(warningsOf([HEADER, line])).toEqual([]);
  });

  it('is the roadmap itself in a list that is its own table', () => {
    const cells = { category: '', subcategory: '', topic: 'Kiln', description: '*An* oven.' };
    const own = topicOf({ ...kiln, keyText: '*An* oven.', cells: { ...cells, resources: '' } });
    expect(warningsOf([HEADER, `,,Kiln,*An* oven.,,O,practice,k,${revision(own)}`], [own])).toEqual(
      [],
    );
  });
});

describe('a row of a list without Ids', () => {
  const rakus = ['a', 'b'].map((text) => topicOf({ id: text, topic: 'Raku', description: text }));
  const lines = (of: string) => [HEADER, `,,Raku,,,Mine,expert,a,${of}`];
  const counted = new Set(['a', 'b']);

  it('is named where its values are of another text, and rows share its name', () => {
    expect(warningsOf(lines('rffffffffffff'), rakus, counted)).toEqual([
      '1 row whose values may be of another row (rows share a name and have no Id; add one): Raku.',
    ]);
  });

  it.each([
    ['its values are of its text', lines(revision(rakus[0] ?? kiln)), rakus, counted],
    ['its name is its own', lines('rffffffffffff'), rakus.slice(0, 1), counted],
    ['the list has Ids', lines('rffffffffffff'), rakus, new Set<string>()],
    ['it is no list', lines('rffffffffffff'), rakus, undefined],
    ['it has no values', [HEADER, ',,Raku,,,,,a,rffffffffffff'], rakus, counted],
  ] as const)('is not named where %s', (_, text, topics, ids) => {
    expect(warningsOf(text, topics, ids)).toEqual([]);
  });
});
