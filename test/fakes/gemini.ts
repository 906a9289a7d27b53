import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { normal } from './gemini/answers.ts';
import { apiError, forbidden, notFound } from './gemini/errors.ts';
import { parseBody, structureFault } from './gemini/request.ts';
import { type Behaviour, type GeminiRequest, type Outcome, resolveOutcome } from './gemini/wire.ts';
import { listen } from './loopback.ts';

export * from './gemini/answers.ts';
export * from './gemini/errors.ts';
export * from './gemini/faults.ts';
export * from './gemini/scripts.ts';
export * from './gemini/transport.ts';
export {
  type Behaviour,
  type GeminiRequest,
  type Row,
  rowFor,
  topicMark,
} from './gemini/wire.ts';

/** A request as it was received and answered. */
export interface RecordedRequest extends GeminiRequest {
  /** The status answered; 0 for a dropped connection; undefined while there is no answer. */
  status: number | undefined;
  /** How many requests were open when this one came, itself included. */
  readonly inFlight: number;
}

/** A running stand-in for the Gemini API. */
export interface FakeGemini {
  /** For GEMINI_URL. */
  readonly url: string;
  /** Everything received, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** The most requests that were open at once. */
  readonly maxInFlight: () => number;
  /** Resolves as soon as `holds` is true of the requests; checked at each arrival and answer. */
  readonly until: (holds: (requests: readonly RecordedRequest[]) => boolean) => Promise<void>;
  /** Ends every connection, hung ones too. */
  readonly close: () => Promise<void>;
}

const ROUTE = /^\/v1beta\/models\/([^/:?]+):generateContent(?:\?.*)?$/;
const NO_BODY = { body: undefined, items: [], characters: 0 };

/** Starts a Gemini on loopback that treats every request as `script` says. */
export async function startGemini(script: Behaviour = normal): Promise<FakeGemini> {
  const requests: RecordedRequest[] = [];
  const watchers = new Set<() => void>();
  let open = 0;

  const changed = (): void => {
    for (const watcher of [...watchers]) watcher();
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readAll(incoming);
    // The client went away before its request was complete: as if it had never come.
    if (text === undefined) return;
    const { request, behaviour } = readRequest(incoming, { text, n: requests.length + 1, script });
    const entry: RecordedRequest = { ...request, status: undefined, inFlight: open };
    requests.push(entry);
    changed();
    const outcome = await resolveOutcome(behaviour, entry);
    send(response, outcome);
    if (outcome.kind !== 'hang') entry.status = outcome.kind === 'reset' ? 0 : outcome.status;
    changed();
  };

  const server = createServer((incoming, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    void serve(incoming, response);
  });

  const { url, close } = await listen(server);
  return {
    url,
    requests,
    maxInFlight: () => Math.max(0, ...requests.map((request) => request.inFlight)),
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds(requests)) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
    close,
  };
}

function readRequest(
  incoming: IncomingMessage,
  { text, n, script }: { readonly text: string; readonly n: number; readonly script: Behaviour },
): { request: GeminiRequest; behaviour: Behaviour } {
  const url = incoming.url ?? '/';
  const model = ROUTE.exec(url)?.[1] ?? '';
  const base = { n, model, url, headers: incoming.headers, time: Date.now() };
  if (incoming.method !== 'POST' || model === '') {
    return { request: { ...base, ...NO_BODY }, behaviour: notFound };
  }
  if (!incoming.headers['x-goog-api-key']) {
    return { request: { ...base, ...NO_BODY }, behaviour: forbidden };
  }
  const parsed = parseBody(text);
  if (!parsed.ok) {
    const behaviour = apiError(400, 'INVALID_ARGUMENT', {
      message: `Fake Gemini: ${parsed.fault}`,
    });
    return { request: { ...base, ...NO_BODY, body: parsed.body }, behaviour };
  }
  const { body, items, characters } = parsed;
  const fault = structureFault(model, body);
  if (fault !== undefined) {
    const behaviour = apiError(400, 'INVALID_ARGUMENT', { message: fault });
    return { request: { ...base, body, items, characters }, behaviour };
  }
  return { request: { ...base, body, items, characters }, behaviour: script };
}

async function readAll(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome.kind === 'hang' || response.destroyed) return;
  if (outcome.kind === 'reset') {
    response.destroy();
    return;
  }
  const { status, headers = {}, body, missing = 0 } = outcome;
  const length = Buffer.byteLength(body) + missing;
  response.writeHead(status, { ...headers, 'content-length': length });
  if (missing === 0) {
    response.end(body);
  } else {
    response.write(body, () => response.destroy());
  }
}
