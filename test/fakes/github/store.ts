import { createEmulator } from 'emulate';
import { json } from './wire.ts';

/** How a request is sent to the store. */
export interface StoreRequest {
  readonly method?: string;
  /** Whose name stands on what the request makes; by default, that of somebody with every right. */
  readonly login?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** The emulator, spoken to without the limits and faults of the service in front of it. */
export interface Store {
  /** What its own addresses in JSON and headers begin with. */
  readonly origin: string;
  /** Where it listens. */
  readonly base: string;
  readonly send: (path: string, request?: StoreRequest) => Promise<Response>;
  /** The JSON at `path`; null where there is none. */
  readonly find: <T>(path: string) => Promise<T | null>;
  /** Changes something; any refusal rejects. */
  readonly write: <T>(
    method: string,
    path: string,
    body: Readonly<Record<string, unknown>>,
    login?: string,
  ) => Promise<T>;
  /** Where the branch of a pull request was when it was closed, by its number. */
  readonly closedAt: Map<number, string>;
  readonly close: () => Promise<void>;
}

/** Who commits what is made with GitHub's own key. */
export const WEB_FLOW = { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' };
/** Somebody with write access who is not the action. */
export const SOMEBODY = 'octocat';

const tokenOf = (login: string): string => `token-of-${login}`;

/** Starts a GitHub with one repository, to which every one of `logins` may write. */
export async function startStore(repository: string, logins: readonly string[]): Promise<Store> {
  const [owner = '', name = ''] = repository.split('/');
  const names = [...new Set([...logins, SOMEBODY])];
  const users = [WEB_FLOW, ...names.map((login) => ({ login, ...userOf(login) }))];
  const members = names.map((login) => ({ login, role: 'admin' }));
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(names.map((login) => [tokenOf(login), { login }])),
      github: { users, orgs: [{ login: owner, members }], repos: [{ owner, name }] },
    },
  });
  // It listens on IPv4 only, and `localhost` may be tried as IPv6 first.
  const base = emulator.url.replace('localhost', '127.0.0.1');

  const send = (path: string, request: StoreRequest = {}): Promise<Response> => {
    const { method = 'GET', login = SOMEBODY, headers = {}, body } = request;
    if (!names.includes(login)) throw new Error(`Fake GitHub: name '${login}' in its users.`);
    return fetch(`${base}${path}`, {
      method,
      // Kept open, a connection may be ended as idle just when a busy machine gets to use it again.
      headers: { ...headers, authorization: `token ${tokenOf(login)}`, connection: 'close' },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
  };

  return {
    origin: emulator.url,
    base,
    send,
    find: async <T>(path: string) => {
      const response = await send(path);
      if (response.status === 404) return null;
      return read<T>(response, path);
    },
    write: async <T>(
      method: string,
      path: string,
      body: Readonly<Record<string, unknown>>,
      login = SOMEBODY,
    ) => {
      const { headers, body: bytes } = json(0, body);
      return read<T>(await send(path, { method, login, headers, body: bytes }), path);
    },
    closedAt: new Map(),
    close: () => emulator.close(),
  };
}

async function read<T>(response: Response, path: string): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`Fake GitHub: ${response.status} at ${path}: ${text}`);
  return JSON.parse(text) as T;
}

/** How git names a user of GitHub. */
export function userOf(login: string) {
  return { name: login, email: `${login}@users.noreply.github.com` };
}
