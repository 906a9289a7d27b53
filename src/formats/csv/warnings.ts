import { cellOf } from '../../columns/column.ts';
import { isLost } from '../../columns/lost.ts';
import { comparable } from '../../lib/text/comparable.ts';
import { countWarning } from '../../lib/text/message.ts';
import { plural } from '../../lib/text/words.ts';
import type { Topic } from '../../sources/roadmap.ts';
import { filledCells, hasCells } from '../../values/cells.ts';
import { isOfText, isRevision, toItem, UNKNOWN_REVISION } from '../../values/key.ts';
import type { PublishedRow } from './read.ts';
import { nameOf, sharedNames } from './rows-by-id.ts';
import { type MatchedTable, unusedRowWarnings } from './unused-rows.ts';

/** A topic, and its row in the table. */
interface Match {
  readonly topic: Topic;
  readonly row: PublishedRow;
}

/**
 * What a maintainer should know of a published table before the run replaces it: what people wrote that
 * will not stay. One line each.
 */
export function tableWarnings(table: MatchedTable): string[] {
  const matches = table.topics.flatMap((topic) => {
    const row = table.byId.get(topic.id);
    return row === undefined ? [] : [{ topic, row }];
  });
  return [
    ...unusedRowWarnings(table),
    ...unknownTexts(matches, table),
    ...uncertainRows(matches, table),
    ...lostTexts(matches, table),
    ...restoredCells(matches, table),
  ];
}

/** Values of the old exporter: nobody knows which description they are for. */
function unknownTexts(matches: readonly Match[], { columns }: MatchedTable): string[] {
  const unknown = matches.filter(({ row }) => {
    return row.revision === UNKNOWN_REVISION && hasCells(filledCells(row, columns));
  });
  if (unknown.length === 0) return [];
  const rows = `${plural(unknown.length, 'row')} ${unknown.length === 1 ? 'has' : 'have'}`;
  return [
    `${rows} values of unknown descriptions, which are replaced as soon as there are new ones. ` +
      'To keep them, add the columns Id and Revision, and leave Revision empty.',
  ];
}

/** Values of another description in a row that was found by an Id which may be another row's. */
function uncertainRows(
  matches: readonly Match[],
  { topics, columns, countedIds }: MatchedTable,
): string[] {
  if (countedIds === undefined) return [];
  const isShared = sharedNames(topics);
  const uncertain = matches.filter(({ topic, row }) => {
    if (!countedIds.has(topic.id) || !isShared(topic) || !isOfText(row.revision)) return false;
    return hasCells(filledCells(row, columns)) && !isRevision(row.revision, toItem(topic).key);
  });
  const names = uncertain.map(({ topic }) => topic.topic);
  const reason = 'whose values may be of another row (rows share a name and have no Id; add one)';
  return countWarning(names, 'row', reason);
}

/** Cells whose text was lost on its way: they are filled in again. */
function lostTexts(matches: readonly Match[], { columns }: MatchedTable): string[] {
  return columns.flatMap((column) => {
    const lost = matches.filter(({ row }) => isLost(cellOf(row.values, column)));
    const names = lost.map(({ topic }) => topic.topic);
    const what = `of ${column.name} with lost text (U+FFFD, *** or a spreadsheet's error) replaced`;
    return countWarning(names, 'cell', what);
  });
}

/**
 * Cells of the roadmap that somebody edited in its table. A Revision is of both topic and description,
 * so the roadmap has not changed where it still fits.
 */
function restoredCells(matches: readonly Match[], { columns }: MatchedTable): string[] {
  const edited = matches.filter(({ topic, row }) => {
    // The cells of a list that is its own table are the roadmap.
    if (topic.cells !== undefined || topic.unread) return false;
    // As nearly all are.
    if (row.topic === topic.topic && row.description === topic.description) return false;
    const item = toItem(topic);
    if (!isRevision(row.revision, item.key)) return false;
    const { description } = toItem({ ...topic, description: row.description });
    return (
      nameOf(row) !== nameOf(topic) ||
      (description !== '' && comparable(description) !== comparable(item.description))
    );
  });
  const names = columns.map(({ name }) => name).join(', ');
  return countWarning(
    edited.map(({ topic }) => topic.topic),
    'row',
    `whose Topic or Description was edited in the table set back (only ${names} and columns of your own keep edits)`,
  );
}
