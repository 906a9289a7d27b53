import { join } from 'node:path';
import { messageOf } from '../lib/error.ts';
import type { Log } from '../lib/log.ts';
import { withLimit } from '../lib/timeout.ts';
import { artifactName, serverHasArtifacts, uploadArtifact } from '../publish/artifact.ts';
import type { RunReport } from '../report/run-report.ts';
import type { RunContext } from './event.ts';
import { NOT_PUBLISHED, type Publication } from './publication.ts';

/** An upload that is silent for longer is given up. */
const UPLOAD_LIMIT_MS = 300_000;

export interface ArtifactOptions {
  readonly context: RunContext;
  /** Eight hex digits that stand for the set of roadmaps. */
  readonly namesHash: string;
  /** The step's own folder, outside the workspace. */
  readonly folder: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Uploads the tables and the statistics. Never throws: a missing artifact is only a warning. */
export async function publishAsArtifact(
  { tables, stats }: RunReport,
  { context, namesHash, folder, log, signal }: ArtifactOptions,
): Promise<Publication> {
  if (!serverHasArtifacts(context.serverUrl)) {
    const note =
      'No artifact: this server has no artifact service. The tables are in the workspace.';
    log.notice(note);
    return { ...NOT_PUBLISHED, notes: [note] };
  }
  const wanted = artifactName({ job: context.job, namesHash, attempt: context.attempt });
  try {
    const written = tables.filter(({ stats: { error } }) => error === undefined);
    const files = written.map(({ slug, csv }) => ({ name: `${slug}.csv`, text: csv }));
    const statsFile = { name: 'stats.json', text: `${JSON.stringify(stats, null, 2)}\n` };
    const upload = uploadArtifact({
      name: wanted,
      files: [...files, statsFile],
      stage: join(folder, 'artifact'),
    });
    const { id, name } = await withLimit(
      { ms: UPLOAD_LIMIT_MS, what: 'the artifact service', signal },
      upload,
    );
    const url = `${context.runUrl}/artifacts/${id}`;
    return {
      ...NOT_PUBLISHED,
      outputs: { 'artifact-id': String(id), 'artifact-url': url },
      links: { artifact: { name, url } },
    };
  } catch (error) {
    const note = `No artifact: ${messageOf(error)}. The tables are in the workspace.`;
    log.warning(note);
    return { ...NOT_PUBLISHED, notes: [note] };
  }
}
