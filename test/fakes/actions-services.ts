import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type ArtifactRecord, artifactPath, artifactService } from './artifact-service.ts';
import { type BlobStore, startBlobStore } from './blob-store.ts';
import { type CacheEntry, cacheService } from './cache-service.ts';
import { listen } from './loopback.ts';
import { type TwirpAnswer, type TwirpJson, type TwirpService, twirpError } from './twirp.ts';
import { unzip } from './unzip.ts';

/**
 * What is wrong with a service from now on. `refuse` drops the connection; `read-only` denies what
 * would write, and `quota` a new artifact, with the words of the real service.
 */
export type Fault = 'hang' | 'error' | 'refuse' | 'read-only' | 'quota' | 'rate-limit';

/** The switches, one a service; undefined is health. */
export interface Faults {
  cache: Fault | undefined;
  artifact: Fault | undefined;
}

/** A call as it was received and answered. */
export interface ServiceRequest {
  readonly service: 'cache' | 'artifact';
  readonly method: string;
  readonly body: TwirpJson;
  /** 0 for a dropped connection; undefined where no answer came. */
  readonly status: number | undefined;
}

/** An artifact with its files, as a download would unpack them. */
export interface StoredArtifact extends ArtifactRecord {
  readonly files: Readonly<Record<string, Buffer>>;
}

/** The services a runner offers to its steps. */
export interface ActionsServices {
  /** For the environment of a step. */
  readonly env: Readonly<Record<string, string>>;
  readonly entries: () => readonly CacheEntry[];
  /** Downloads the finished artifacts. */
  readonly artifacts: () => Promise<readonly StoredArtifact[]>;
  readonly requests: readonly ServiceRequest[];
  readonly faults: Faults;
  readonly close: () => Promise<void>;
}

const ROUTE = /^\/twirp\/github\.actions\.results\.api\.v1\.(Cache|Artifact)Service\/(\w+)$/;
const WRITES = new Set(['CreateCacheEntry', 'CreateArtifact', 'DeleteArtifact']);

/** Starts the cache service (v2) and the artifact service on loopback, over a blob store. */
export async function startActionsServices(
  startBlobs: () => Promise<BlobStore> = startBlobStore,
): Promise<ActionsServices> {
  const blobs = await startBlobs();
  const entries: CacheEntry[] = [];
  const artifacts: ArtifactRecord[] = [];
  const requests: ServiceRequest[] = [];
  const faults: Faults = { cache: undefined, artifact: undefined };
  const token = runtimeToken();
  const services = {
    cache: cacheService(blobs, entries),
    artifact: artifactService(blobs, artifacts),
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = ROUTE.exec(incoming.url ?? '');
    const body = await readJson(incoming);
    const service = route?.[1] === 'Cache' ? 'cache' : 'artifact';
    const method = route?.[2] ?? '';
    const authorized = incoming.headers.authorization === `Bearer ${token}`;
    const answer = decide(services[service], { method, body, authorized, fault: faults[service] });
    const status = typeof answer === 'object' ? answer.status : undefined;
    requests.push({ service, method, body, status: answer === 'drop' ? 0 : status });
    if (answer === 'drop') response.destroy();
    if (typeof answer === 'string') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  };

  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });
  const { url, close } = await listen(server);
  return {
    env: {
      ACTIONS_CACHE_SERVICE_V2: 'True',
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_RUNTIME_TOKEN: token,
      // Any other host means the older services, which nothing here speaks.
      GITHUB_SERVER_URL: 'https://github.com',
    },
    entries: () => [...entries],
    artifacts: () => Promise.all(artifacts.filter(({ finished }) => finished).map(download(blobs))),
    requests,
    faults,
    close: async () => {
      await close();
      await blobs.close();
    },
  };
}

interface Call {
  readonly method: string;
  readonly body: TwirpJson;
  readonly authorized: boolean;
  readonly fault: Fault | undefined;
}

function decide(
  service: TwirpService,
  { method, body, authorized, fault }: Call,
): TwirpAnswer | 'silence' | 'drop' {
  if (fault === 'hang') return 'silence';
  if (fault === 'refuse') return 'drop';
  if (fault === 'error') return twirpError('internal', 'something went wrong');
  if (fault === 'rate-limit') {
    return { status: 429, body: { code: 'resource_exhausted', msg: 'too many requests' } };
  }
  if (!authorized) return twirpError('unauthenticated', 'invalid token');
  if (fault === 'quota' && method === 'CreateArtifact') {
    const message = 'Artifact storage quota has been hit. Unable to upload any new artifacts.';
    return twirpError('permission_denied', message);
  }
  if (fault === 'read-only' && WRITES.has(method)) {
    if (method !== 'CreateCacheEntry') return twirpError('permission_denied', 'token is read-only');
    const message = 'cache write denied: this run has a read-only cache token';
    return { status: 200, body: { ok: false, message } };
  }
  return service[method]?.(body) ?? twirpError('bad_route', `no method ${method}`);
}

async function readJson(incoming: IncomingMessage): Promise<TwirpJson> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

/** Unsigned, as nobody but the services can check the signature of the real one. */
function runtimeToken(): string {
  const encode = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const scope = `Actions.Results:${randomUUID()}:${randomUUID()}`;
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ scp: scope })}.none`;
}

function download(blobs: BlobStore): (artifact: ArtifactRecord) => Promise<StoredArtifact> {
  return async (artifact) => {
    const response = await fetch(blobs.signBlob(artifactPath(artifact), 'read'));
    if (!response.ok) throw new Error(`Artifact ${artifact.name}: ${response.status}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const zipped = artifact.mimeType === 'application/zip';
    return { ...artifact, files: zipped ? unzip(bytes) : { [artifact.name]: bytes } };
  };
}
