import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { GITHUB_TOKEN } from '../e2e/action.ts';
import { REPOSITORY } from '../e2e/events.ts';
import { type Fault, type Faults, faultSwitches } from './github/faults.ts';
import { answerGraphql } from './github/graphql.ts';
import { openRepository, type Repository } from './github/helpers.ts';
import { githubResolvers } from './github/resolvers.ts';
import { answerRest } from './github/rest.ts';
import { serialQueue } from './github/serial.ts';
import { startStore } from './github/store.ts';
import {
  type Account,
  type Answer,
  type GitHubRequest,
  isGraphql,
  isRestWrite,
  restError,
  SERVER_URL,
} from './github/wire.ts';
import { listen } from './loopback.ts';

export * from './github/faults.ts';
export type { Repository } from './github/helpers.ts';
export { BODY_LIMIT } from './github/limits.ts';
export { SOMEBODY } from './github/store.ts';
export type { Account, GitHubRequest } from './github/wire.ts';

/** Who comments and commits with the token of a job. */
export const BOT = 'github-actions[bot]';

/** What differs between stand-ins. */
export interface GitHubOptions {
  /** Who a token belongs to; by default, that of the job to the bot, with write access. */
  readonly tokens?: Readonly<Record<string, Account>>;
  /** Further logins in whose name a test commits or comments. */
  readonly users?: readonly string[];
}

/** A request as it was received and answered. */
export interface RecordedRequest extends GitHubRequest {
  /** The status answered; 0 for a dropped connection; undefined while there is no answer. */
  status: number | undefined;
}

/** A running stand-in for GitHub, with a repository to look into and to change. */
export interface FakeGitHub extends Repository {
  /** For GITHUB_API_URL. */
  readonly url: string;
  /** For the environment of a step. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything received, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** What was wrong with queries by GitHub's schema; empty if every query was right. */
  readonly invalid: readonly string[];
  readonly faults: Faults;
  /** Ends every connection, hung ones too. */
  readonly close: () => Promise<void>;
}

const JOB: Readonly<Record<string, Account>> = {
  [GITHUB_TOKEN]: { login: BOT, permission: 'write' },
};

/** Starts a GitHub on loopback, whose one repository has a README on main. */
export async function startGitHub(options: GitHubOptions = {}): Promise<FakeGitHub> {
  const { tokens = JOB, users = [] } = options;
  const logins = Object.values(tokens).map(({ login }) => login);
  const store = await startStore(REPOSITORY, [BOT, ...logins, ...users]);
  const serially = serialQueue();
  const switches = faultSwitches();
  const requests: RecordedRequest[] = [];
  const invalid: string[] = [];
  let url = '';

  const answer = async (call: Call, fault: Fault | undefined): Promise<Answer> => {
    if (fault?.kind === 'answer') return fault.answer;
    const { request, incoming, content } = call;
    const account = accountOf(incoming, tokens);
    if (account === undefined) return restError(401, 'Bad credentials');
    if (isGraphql(request)) {
      const refusal = fault?.kind === 'refuse' ? fault.refusal : undefined;
      const resolvers = githubResolvers({ store, account, serially, refusal });
      return answerGraphql(request.body, { resolvers, invalid });
    }
    const { headers } = incoming;
    const run = (): Promise<Answer> =>
      answerRest(store, url, { request, headers, content, account });
    return isRestWrite(request) ? serially(run) : run();
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const content = await readAll(incoming);
    // The client went away before its request was complete: as if it had never come.
    if (content === undefined) return;
    const { method = 'GET', url: path = '/' } = incoming;
    const request: GitHubRequest = { method, path, body: parseJson(content) };
    const entry: RecordedRequest = { ...request, status: undefined };
    requests.push(entry);
    const fault = await switches.of(request);
    if (fault?.kind === 'hang') return;
    const sent =
      fault?.kind === 'drop' ? undefined : await answer({ request, incoming, content }, fault);
    if (sent === undefined || fault?.kind === 'lose') {
      entry.status = 0;
      response.destroy();
      return;
    }
    entry.status = sent.status;
    send(response, sent);
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      send(response, restError(500, `Fake GitHub: ${error}`));
    });
  });
  const loopback = await listen(server);
  url = loopback.url;
  return {
    ...(await openRepository(store, REPOSITORY, serially)),
    url,
    env: {
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_SERVER_URL: SERVER_URL,
    },
    requests,
    invalid,
    faults: { add: switches.add, clear: switches.clear },
    close: async () => {
      await loopback.close();
      await store.close();
    },
  };
}

interface Call {
  readonly request: GitHubRequest;
  readonly incoming: IncomingMessage;
  readonly content: Buffer;
}

function accountOf(
  { headers }: IncomingMessage,
  tokens: Readonly<Record<string, Account>>,
): Account | undefined {
  const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  return Object.hasOwn(tokens, token) ? tokens[token] : undefined;
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function readAll(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const length = status === 204 ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
