import { anki } from './anki/anki.ts';
import { csv } from './csv/write.ts';
import type { View } from './format.ts';
import { json } from './json/json.ts';
import { markdown } from './markdown/markdown.ts';
import { page } from './page/page.ts';

/** The table itself, which every run writes, and the next one reads back. */
export const RECORD = csv;

/** What a run can write besides the table, in the order in which reports list them. */
export const VIEWS: readonly View[] = [page, markdown, json, anki];

/** What a user can name. */
export const FORMAT_NAMES: readonly string[] = [RECORD.name, ...VIEWS.map(({ name }) => name)];
