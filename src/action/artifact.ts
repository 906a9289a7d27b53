import { basename, extname, join } from 'node:path';
import { indexMark, renderIndex } from '../formats/page/index-page.ts';
import { page } from '../formats/page/page.ts';
import { withTimeout } from '../lib/timeout.ts';
import {
  artifactName,
  serverHasArtifacts,
  uploadArtifact,
  uploadErrorText,
} from '../publish/artifact.ts';
import type { IndexFile, Report } from '../report/run-report.ts';
import type { Step } from './inputs.ts';
import { withError, withNote } from './notes.ts';

/** Timeout of an upload. */
const UPLOAD_LIMIT = { ms: 300_000, what: 'the artifact service' };

/** The name of the run's statistics within the artifact. */
const STATS_FILE = 'stats.json';

/** Uploads the tables and the statistics; a failed upload is an error of the run. */
export async function publishAsArtifact(report: Report, step: Step): Promise<Report> {
  const { context, namesHash, folder, log, signal } = step;
  const { tables, stats } = report.run;
  if (!serverHasArtifacts(context.serverUrl)) {
    const note =
      'No artifact: this server has no artifact service. The tables are in the workspace.';
    return withNote(report, note, log.notice);
  }
  const written = tables.filter(({ stats: { error } }) => error === undefined);
  const files = written.flatMap(({ slug, files: [record, ...views] }) => {
    const stem = record.path.length - extname(record.path).length;
    return [record, ...views].map(({ path, text }) => {
      return { name: nameInArtifact(slug, path.slice(stem)), text };
    });
  });
  // Artifacts have no folders: of several, the first is the run's own.
  const [index] = report.run.indexes;
  const listed = index === undefined ? [] : [indexOf(index, files)];
  const upload = {
    name: artifactName(context.job, namesHash, context.attempt),
    files: [...files, ...listed, { name: STATS_FILE, text: `${JSON.stringify(stats, null, 2)}\n` }],
    stage: join(folder, 'artifact'),
  };
  try {
    const { id, name } = await withTimeout({ ...UPLOAD_LIMIT, signal }, () =>
      uploadArtifact(upload),
    );
    const url = `${context.run.url}/artifacts/${id}`;
    return { ...report, links: { ...report.links, artifact: { id: String(id), name, url } } };
  } catch (error) {
    const note = `Not published: ${uploadErrorText(error)}`;
    return context.withoutSecrets ? withNote(report, note, log.notice) : withError(report, note);
  }
}

/**
 * The statistics keep their name: the table of a roadmap `stats` as JSON is `stats (table).json`, which no
 * other roadmap has, as slugs have no spaces.
 */
function nameInArtifact(slug: string, extension: string): string {
  const name = slug + extension;
  // Not every file system distinguishes upper and lower case.
  return name.toLowerCase() === STATS_FILE ? `${slug} (table)${extension}` : name;
}

/** The index of the pages that the artifact holds, under their names in it. */
function indexOf({ path, entries }: IndexFile, files: readonly { readonly name: string }[]) {
  const held = new Set(files.map(({ name }) => name));
  const own = entries.map((entry) => {
    const name = nameInArtifact(entry.slug, page.extension);
    return { ...entry, page: held.has(name) ? name : null };
  });
  return { name: basename(path), text: renderIndex(own, indexMark(own)) };
}
