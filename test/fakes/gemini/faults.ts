import { written } from './answers.ts';
import type { Behaviour, Row } from './wire.ts';

/** Which rows of an answer a fault falls on. */
export type Which = (row: Row, index: number) => boolean;

const every: Which = () => true;

/** The right answer, with some rows changed. */
export function altered(change: (row: Row, index: number) => Row, which: Which = every): Behaviour {
  return written((rows) =>
    JSON.stringify(rows.map((row, index) => (which(row, index) ? change(row, index) : row))),
  );
}

/** Leaves out every `k`th row; with 1, all of them. */
export function short(k = 3): Behaviour {
  return written((rows) => JSON.stringify(rows.filter((_, index) => (index + 1) % k !== 0)));
}

/** The first two ids exchanged; the topic goes with the TLDR, so that the echo shows it. */
export const swappedEcho: Behaviour = written((rows) => {
  const [first, second, ...rest] = rows;
  if (first === undefined || second === undefined) return JSON.stringify(rows);
  const exchanged = [
    { ...first, id: second.id },
    { ...second, id: first.id },
  ];
  return JSON.stringify([...exchanged, ...rest]);
});

/** The first id twice, with two different TLDRs. */
export const duplicateIds: Behaviour = written((rows) => {
  const [first] = rows;
  if (first === undefined) return '[]';
  return JSON.stringify([...rows, { ...first, tldr: 'A second answer to the same id' }]);
});

/** A row nobody asked for, after the right ones. */
export const unknownIds: Behaviour = written((rows) => {
  const stranger = {
    id: 'nobody-asked',
    topic: 'Stranger',
    tldr: 'Uninvited',
    challenge: 'expert',
  };
  return JSON.stringify([...rows, stranger]);
});

/** Two topics with one TLDR. */
export const sameTldr: Behaviour = altered(
  (row) => ({ ...row, tldr: 'One text for two different topics' }),
  (_, index) => index < 2,
);

/** TLDRs of 13 words. */
export function tooLong(which?: Which): Behaviour {
  const filler = 'and here are some more words than a reader wants';
  return altered((row) => ({ ...row, tldr: `Row ${row.id} ${filler} today` }), which);
}

/** A challenge that is neither of the two. */
export function badEnum(which?: Which): Behaviour {
  return altered((row) => ({ ...row, challenge: 'medium' }), which);
}

/** A full stop at the end, which is to be stripped and no fault. */
export function trailingDot(which?: Which): Behaviour {
  return altered((row) => ({ ...row, tldr: `${row.tldr}.` }), which);
}

/** An address inside the TLDR. */
export function urlInTldr(which?: Which): Behaviour {
  return altered((row) => ({ ...row, tldr: 'See https://example.com/more for the rest' }), which);
}

/** Two lines in one TLDR. */
export function newlineInTldr(which?: Which): Behaviour {
  return altered((row) => ({ ...row, tldr: 'First line\nsecond line' }), which);
}
