import { csv } from './csv/write.ts';
import type { Format } from './format.ts';

/** All formats: the record first, which every run writes. */
export const FORMATS: readonly Format[] = [csv];
