import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../lib/error.ts';

export interface ArtifactFile {
  /** Name within the artifact, without folders. */
  readonly name: string;
  readonly text: string;
}

export interface UploadOptions {
  readonly name: string;
  readonly files: readonly ArtifactFile[];
  /** A folder of the step's own, where the files are staged. */
  readonly stage: string;
}

/** How often a step with the same roadmaps may come in one job. */
const MAX_SAME_NAME = 10;

/** What the service says of a name that is taken. */
const TAKEN = /\(409\)|already exists/i;

/**
 * Uploads files as one artifact, under the name with a number where an earlier step of the job took
 * it. Throws what the toolkit throws.
 */
export async function uploadArtifact({ name, files, stage }: UploadOptions) {
  // It takes long to load, and most runs upload nothing.
  const { DefaultArtifactClient } = await import('@actions/artifact');
  await mkdir(stage, { recursive: true });
  const paths = await Promise.all(
    files.map(async (file) => {
      const path = join(stage, file.name);
      await writeFile(path, file.text);
      return path;
    }),
  );
  const client = new DefaultArtifactClient();
  for (let n = 1; ; n++) {
    const numbered = n === 1 ? name : `${name}-${n}`;
    try {
      const { id } = await client.uploadArtifact(numbered, paths, stage);
      if (id === undefined) throw new Error('the service gave no id');
      return { id, name: numbered };
    } catch (error) {
      if (n === MAX_SAME_NAME || !TAKEN.test(messageOf(error))) throw error;
    }
  }
}

/** Artifacts (v4) are a service of github.com and of GitHub Enterprise Cloud alone. */
export function serverHasArtifacts(serverUrl: string): boolean {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname : 'github.com';
  return host === 'github.com' || host.endsWith('.ghe.com');
}

/** A name of its own for every job, set of roadmaps and attempt: names are unique in a run. */
export function artifactName(parts: {
  readonly job: string;
  /** Stands for the set of roadmaps. */
  readonly namesHash: string;
  readonly attempt: string;
}): string {
  const job = parts.job.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 100) || 'job';
  return `roadmap-csv-${job}-${parts.namesHash}-${parts.attempt}`;
}
