import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from './loopback.ts';

/** The bytes behind the cache and the artifacts, in memory. */
export interface BlobStore {
  /** An address of a blob that needs no other permission, as the services hand out. */
  readonly signBlob: (path: string, access: Access) => string;
  readonly close: () => Promise<void>;
}

type Access = 'read' | 'write';

interface Answer {
  readonly status: number;
  readonly body?: Buffer;
}

interface Call {
  readonly method: string;
  /** `container/name`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly content: Buffer;
}

/** A block that a list names: what was sent last under its id. */
const BLOCK = /<(?:Latest|Uncommitted)>([^<]+)<\//g;

/**
 * Starts what the toolkit's clients use of Azure's block blobs: to put one whole or in blocks, and to
 * get it. Everything else is refused.
 */
export async function startBlobStore(): Promise<BlobStore> {
  const key = randomBytes(32);
  const blobs = new Map<string, Buffer>();
  const blocks = new Map<string, Buffer>();

  const sign = (path: string, access: Access) =>
    createHmac('sha256', key).update(`${access} ${path}`).digest('base64url');

  const put = ({ path, query, content }: Call): Answer => {
    const part = query.get('comp');
    if (part === 'block') {
      blocks.set(`${path} ${query.get('blockid')}`, content);
    } else if (part === 'blocklist') {
      const ids = [...content.toString('utf8').matchAll(BLOCK)].map(([, id]) => id);
      const listed = ids.map((id) => blocks.get(`${path} ${id}`));
      if (!listed.every((block) => block !== undefined)) return { status: 400 };
      blobs.set(path, Buffer.concat(listed));
    } else if (part === null) {
      blobs.set(path, content);
    } else {
      return { status: 400 };
    }
    return { status: 201 };
  };

  const answer = (call: Call): Answer => {
    const access = call.method === 'PUT' ? 'write' : 'read';
    if (call.query.get('sig') !== sign(call.path, access)) return { status: 403 };
    if (call.method === 'PUT') return put(call);
    const body = blobs.get(call.path);
    if (call.method !== 'GET' && call.method !== 'HEAD') return { status: 405 };
    return body === undefined ? { status: 404 } : { status: 200, body };
  };

  const server = createServer((incoming, response) => {
    void readCall(incoming).then((call) => {
      const { status, body = Buffer.alloc(0) } = answer(call);
      response.writeHead(status, { 'content-length': body.length });
      response.end(call.method === 'HEAD' ? undefined : body);
    }, response.destroy.bind(response));
  });
  const { url, close } = await listen(server);
  return { signBlob: (path, access) => `${url}/${path}?sig=${sign(path, access)}`, close };
}

async function readCall(incoming: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://blobs');
  return {
    method: incoming.method ?? '',
    path: pathname.slice(1),
    query: searchParams,
    content: Buffer.concat(chunks),
  };
}
