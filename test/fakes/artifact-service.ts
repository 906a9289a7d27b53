import type { BlobStore } from './blob-store.ts';
import { ok, type TwirpJson, type TwirpService, text, twirpError } from './twirp.ts';

/** The container that holds the archives. */
export const ARTIFACT_CONTAINER = 'actions-artifacts';

/** An artifact as the service knows it. */
export interface ArtifactRecord {
  readonly id: number;
  readonly run: string;
  readonly job: string;
  readonly name: string;
  readonly mimeType: string;
  readonly createdAt: string;
  /** Empty: the repository's own limit. */
  readonly expiresAt: string;
  readonly finished: boolean;
  readonly size: number;
  readonly digest: string;
}

/** Where the bytes of an artifact lie. */
export function artifactPath(artifact: ArtifactRecord): string {
  return `${ARTIFACT_CONTAINER}/${artifact.id}`;
}

/** The methods of the artifact service, over a list that the caller can look into. */
export function artifactService(blobs: BlobStore, artifacts: ArtifactRecord[]): TwirpService {
  let lastId = 0;
  const find = (request: TwirpJson): ArtifactRecord | undefined =>
    artifacts.find(
      ({ run, name }) =>
        run === text(request, 'workflow_run_backend_id') && name === text(request, 'name'),
    );
  const missing = () => twirpError('not_found', 'artifact not found');

  return {
    CreateArtifact: (request) => {
      if (find(request) !== undefined) {
        return twirpError(
          'already_exists',
          'an artifact with this name already exists on the workflow run',
        );
      }
      lastId += 1;
      const artifact = newArtifact(lastId, request);
      artifacts.push(artifact);
      return ok({ signed_upload_url: blobs.signBlob(artifactPath(artifact), 'write') });
    },

    FinalizeArtifact: (request) => {
      const artifact = find(request);
      if (artifact === undefined) return missing();
      const size = Number(text(request, 'size'));
      const digest = text(request, 'hash');
      artifacts[artifacts.indexOf(artifact)] = { ...artifact, size, digest, finished: true };
      return ok({ artifact_id: String(artifact.id) });
    },

    ListArtifacts: (request) => {
      const name = text(request, 'name_filter');
      const id = text(request, 'id_filter');
      const listed = artifacts.filter(
        (artifact) =>
          artifact.finished &&
          artifact.run === text(request, 'workflow_run_backend_id') &&
          (name === '' || artifact.name === name) &&
          (id === '' || String(artifact.id) === id),
      );
      return { status: 200, body: { artifacts: listed.map(describe) } };
    },

    GetSignedArtifactURL: (request) => {
      const artifact = find(request);
      if (artifact === undefined) return missing();
      return { status: 200, body: { signed_url: blobs.signBlob(artifactPath(artifact), 'read') } };
    },

    DeleteArtifact: (request) => {
      const artifact = find(request);
      if (artifact === undefined) return missing();
      artifacts.splice(artifacts.indexOf(artifact), 1);
      return ok({ artifact_id: String(artifact.id) });
    },
  };
}

function newArtifact(id: number, request: TwirpJson): ArtifactRecord {
  return {
    id,
    run: text(request, 'workflow_run_backend_id'),
    job: text(request, 'workflow_job_run_backend_id'),
    name: text(request, 'name'),
    mimeType: text(request, 'mime_type'),
    createdAt: new Date().toISOString(),
    expiresAt: text(request, 'expires_at'),
    finished: false,
    size: 0,
    digest: '',
  };
}

function describe(artifact: ArtifactRecord): TwirpJson {
  return {
    workflow_run_backend_id: artifact.run,
    workflow_job_run_backend_id: artifact.job,
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(artifact.size),
    created_at: artifact.createdAt,
    digest: artifact.digest,
  };
}
