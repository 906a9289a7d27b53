import { csv } from './csv/write.ts';
import type { Format } from './format.ts';

/** What every run writes: the record first, which the next run reads back. */
export const FORMATS: readonly [record: Format, ...others: Format[]] = [csv];
