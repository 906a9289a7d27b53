import { cellOf } from '../columns/column.ts';
import { readColumnsFile } from '../config/columns-file.ts';
import type { Config } from '../config/config.ts';
import { readFinished } from '../formats/csv/finished.ts';
import { isTable } from '../formats/csv/read.ts';
import type { FinishedTable } from '../formats/format.ts';
import { RECORD, VIEWS } from '../formats/formats.ts';
import { markOf } from '../formats/mark.ts';
import { hasMap, page } from '../formats/page/page.ts';
import { decodeList } from '../lib/encoding.ts';
import { MAX_TABLE_BYTES } from '../lib/limits.ts';
import { sanitize } from '../lib/text/message.ts';
import { plural } from '../lib/text/words.ts';
import { checkView, readHere, viewPath } from '../pipeline/views.ts';
import { isListName, slugOf } from '../sources/slug.ts';
import { filledCells } from '../values/cells.ts';
import type { Command } from './arguments/parse.ts';
import { UsageError } from './arguments/split.ts';
import { loadSingle } from './single.ts';
import { type CliWorld, configOf } from './world.ts';

/** What `view` writes unless it is told otherwise. */
const DEFAULT_FORMAT = 'html';

/**
 * Writes an existing table, or a roadmap as it is without a model, in other formats. Throws a
 * `UsageError` if the arguments do not fit, and a `RoadmapError` or `FileError` if the table cannot be
 * read, or another file is where a view would go.
 */
export async function view(
  { source, output, settings }: Extract<Command, { kind: 'view' }>,
  world: CliWorld,
): Promise<void> {
  const file = await readColumnsFile(settings.columns, () => world.files);
  const config = configOf({ formats: DEFAULT_FORMAT, ...settings, roadmap: source }, file);
  const views = VIEWS.filter(({ name }) => config.formats.includes(name));
  if (views.length === 0) {
    const names = VIEWS.map(({ name }) => name).join(', ');
    throw new UsageError(`--formats: view writes ${names}; the table is there already.`);
  }
  const [first] = views;
  if (output !== undefined && views.length > 1) {
    throw new UsageError(`--output is for one format; --formats names ${views.length}.`);
  }
  if (output !== undefined && first && !output.toLowerCase().endsWith(first.extension)) {
    throw new UsageError(`--output=${output}: must end in ${first.extension} (see --formats).`);
  }
  const ours = await readTable(source, world);
  const table =
    ours === null
      ? await roadmapOf(source, config, world)
      : readFinished(ours, {
          path: source,
          slug: slugOf(source),
          // Those of the setting's default are inferred better.
          known: settings.columns === undefined ? [] : config.columns,
        });
  // Beside the file that it is made from; what is none has no place of its own.
  const beside = isListName(source) ? source.replace(/\.[ct]sv$/i, '.csv') : `${table.slug}.csv`;
  const record = RECORD.render(table);
  let shown = '';
  for (const wanted of views) {
    const path = output?.replaceAll('{slug}', table.slug) ?? viewPath(beside, wanted);
    const here = await readHere(world.files, path);
    checkView(here, path, wanted);
    if (ours !== null && here !== null && hasMap(here)) {
      world.log.notice(
        `${sanitize(path)} had a map, which the table does not hold. The next run with format html restores it.`,
      );
    }
    await world.files.writeText(path, wanted.render(table, markOf(wanted, table, record)));
    world.log.info(`${path}: written, ${plural(table.rows.length, 'topic')}`);
    if (wanted.name === page.name) shown = path;
  }
  if (shown !== '') world.log.line([{ text: `Open ${shown} in a browser.`, style: 'cyan' }]);
}

/** The text of a table of ours; null for anything else. */
async function readTable(path: string, { files, log }: CliWorld): Promise<string | null> {
  if (!isListName(path) || (await files.kind(path)) !== 'file') return null;
  // A spreadsheet may have saved it in another encoding, which does no harm where it is only shown.
  const { text, encoding } = decodeList(await files.readBytes(path, MAX_TABLE_BYTES), path);
  if (!isTable(text)) return null;
  if (encoding !== 'UTF-8') {
    log.notice(
      `${sanitize(path)} is read as ${encoding}. Save it as UTF-8 if characters look wrong.`,
    );
  }
  return text;
}

/** A roadmap with no values but those that its list gives. */
async function roadmapOf(name: string, config: Config, world: CliWorld): Promise<FinishedTable> {
  const { columns: wanted } = config;
  const roadmap = await loadSingle(
    name,
    { columns: wanted, config: () => config, also: 'a table, or ' },
    world,
  );
  const { slug, title, graph, topics, extraColumns = [], warnings, notices = [] } = roadmap;
  for (const notice of notices) world.log.notice(`${slug}: ${notice}`);
  for (const warning of warnings) world.log.remark(`${slug}: ${warning}`);
  const rows = topics.map((topic) => {
    const given = { values: topic.given ?? {}, revision: '' };
    const values = filledCells(given, wanted);
    return { topic, values, revision: '', state: 'pending', reason: '', rests: false } as const;
  });
  const columns = wanted.filter((column) =>
    rows.some(({ values }) => cellOf(values, column) !== ''),
  );
  return { slug, title, columns, extraColumns, rows, graph };
}
