import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import { isReworded } from '../../../../src/formats/csv/reworded.ts';

const HEADER = 'Topic,Resources,TLDR,Challenge,Id,Revision,Notes';
const table = (row: string, header = HEADER) => `${header}\n${row}\n`;
const ROW = 'Kiln,https://a.example,Oven for clay,practice,k1,r0123456789ab,mine';

describe('two texts of a table', () => {
  it.each([
    ['the same', ROW],
    ['other words of the model', 'Kiln,https://a.example,Hot oven,expert,k1,r0123456789ab,mine'],
  ])('say the same with %s', (_, row) => {
    expect(isReworded(table(ROW), table(row), COLUMNS)).toBe(true);
  });

  it.each([
    ['another topic', ROW.replace('Kiln', 'Oven')],
    ['another Revision', ROW.replace('r01', 'r99')],
    ['another resource', ROW.replace('a.example', 'b.example')],
    ['another note', ROW.replace('mine', 'yours')],
    ['a row more', `${ROW}\n${ROW.replace('k1', 'k2')}`],
    ['no valid CSV', '"'],
  ])('differ with %s', (_, row) => {
    expect(isReworded(table(ROW), table(row), COLUMNS)).toBe(false);
  });

  it('differ with another column', () => {
    expect(isReworded(table(ROW), table(ROW, HEADER.replace('Notes', 'Done')), COLUMNS)).toBe(
      false,
    );
  });

  it('do not say the same if neither is a table', () => {
    expect(isReworded('', '', COLUMNS)).toBe(false);
  });
});
