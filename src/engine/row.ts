import type { PromptItem } from './model.ts';
import { type EngineResult, type OpenCell, type Outcome, STOP_REASONS } from './result.ts';

/** Why a cell failed: the model refused its row, its values were invalid, or the service rejects the row. */
type FailureKind = 'refused' | 'invalid' | 'rejected';

export interface Failure {
  readonly reason: string;
  readonly kind: FailureKind;
}

/** What is known of a row that was sent. */
export interface Row {
  readonly values: Record<string, string>;
  /** By column. */
  readonly failed: Map<string, Failure>;
  /** Why it is not done. */
  open: string;
  done: boolean;
}

/** What became of a row; what is not done is pending, and the end of the run says why. */
export function outcomeOf(
  { lacks }: PromptItem,
  { values, failed, open }: Row,
  { stopped, givenUp }: Pick<EngineResult, 'stopped' | 'givenUp'>,
): Outcome {
  const end = stopped === null ? '' : `: ${STOP_REASONS[stopped]}`;
  const cells = lacks
    .filter((column) => !Object.hasOwn(values, column))
    .map((column): [string, OpenCell] => {
      const failure = failed.get(column);
      // That a row lacks a column that was given up says nothing about the row.
      const lost = givenUp.get(column);
      if (failure !== undefined && isCertain(failure.kind, stopped, lost !== undefined)) {
        return [column, { state: 'failed', reason: failure.reason }];
      }
      const why = lost === undefined ? open || 'not sent' : 'not enriched';
      const cause = lost === undefined ? '' : ` (${lost})`;
      return [column, { state: 'pending', reason: `${why}${end}${cause}` }];
    });
  return { values, open: new Map(cells) };
}

/** Whether a failure is about the row: not if all rows fared alike. */
function isCertain(
  kind: FailureKind,
  stopped: EngineResult['stopped'],
  isGivenUp: boolean,
): boolean {
  if (kind === 'invalid') return !isGivenUp;
  return kind === 'refused' || stopped !== 'bad-request';
}
