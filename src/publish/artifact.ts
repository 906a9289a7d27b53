import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../lib/error.ts';

export interface ArtifactUpload {
  readonly name: string;
  /** By their names within the artifact, without folders. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** The step's own folder in which the files are staged. */
  readonly stage: string;
}

/** How many steps with the same roadmaps one job may have. */
const MAX_SAME_NAME = 10;

/** The service's message for a name that is taken. */
const TAKEN = /\(409\)|already exists/i;

/**
 * Uploads files as one artifact. If an earlier step of the job took the name, a number is appended.
 * Throws what the toolkit throws.
 */
export async function uploadArtifact({ name, files, stage }: ArtifactUpload) {
  // It takes long to load, and most runs upload nothing.
  const { DefaultArtifactClient } = await import('@actions/artifact');
  await mkdir(stage, { recursive: true });
  await Promise.all(files.map((file) => writeFile(join(stage, file.name), file.text)));
  const paths = files.map((file) => join(stage, file.name));
  const client = new DefaultArtifactClient();
  for (let n = 1; ; n++) {
    const numbered = n === 1 ? name : `${name}-${n}`;
    try {
      const { id } = await client.uploadArtifact(numbered, paths, stage);
      if (id === undefined) throw new Error('the service returned no id');
      return { id, name: numbered };
    } catch (error) {
      if (n === MAX_SAME_NAME || !TAKEN.test(messageOf(error))) throw error;
    }
  }
}

/** Why an upload failed, and what to do about it. */
export function uploadErrorText(error: unknown): string {
  const why = messageOf(error)
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '');
  const remedy = /\bquota\b/i.test(why)
    ? 'Delete old artifacts, or set publish to commit, pull-request or none'
    : 'Run again, or set publish to commit, pull-request or none';
  return `the artifact could not be uploaded (${why}). ${remedy}; the tables are in the workspace.`;
}

/** Artifacts (v4) exist only on github.com and GitHub Enterprise Cloud. */
export function serverHasArtifacts(serverUrl: string): boolean {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname : 'github.com';
  return host === 'github.com' || host.endsWith('.ghe.com');
}

/** A name for each job, set of roadmaps and attempt, since names are unique in a run. */
export function artifactName(job: string, namesHash: string, attempt: string): string {
  const plain = job.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 100) || 'job';
  return `roadmap-csv-${plain}-${namesHash}-${attempt}`;
}
