import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARTIFACT_CONTAINER } from './artifact-service.ts';
import type { BlobStore } from './blob-store.ts';
import { CACHE_CONTAINER } from './cache-service.ts';

// A package of its own: a blob store for tests is larger than everything else together.
const SCRIPT = join(import.meta.dirname, '../services/node_modules/azurite/dist/src/blob/main.js');
const ACCOUNT = 'testaccount';
/** On a cold disk the store takes half a minute to load; for `beforeAll`. */
export const START_LIMIT_MS = 60_000;
const SIGNED_VERSION = '2023-11-03';
// The store ends with the tests, however they end: their end closes its standard input.
const END_WITH_PARENT =
  'data:text/javascript,process.stdin.resume().once("close",()=>process.exit())';
const LISTENS = /successfully listens on (http:\/\/\S+)/;

/**
 * Starts a real blob store, Azurite, as a child process on a free port of loopback, with the containers
 * of the services, and waits until it listens.
 */
export async function startAzurite(): Promise<BlobStore> {
  if (!existsSync(SCRIPT)) {
    throw new Error('Azurite is not installed: run `npm ci --prefix test/services`.');
  }
  const key = randomBytes(64).toString('base64');
  const folder = await mkdtemp(join(tmpdir(), 'roadmap-enrich-blobs-'));
  const store = [SCRIPT, '--blobHost', '127.0.0.1', '--blobPort', '0'];
  // The clients are newer than the store: they use nothing of the versions it does not know.
  const flags = [
    '--skipApiVersionCheck',
    '--inMemoryPersistence',
    '--silent',
    '--disableTelemetry',
  ];
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...store, ...flags], {
    cwd: folder,
    env: { ...process.env, AZURITE_ACCOUNTS: `${ACCOUNT}:${key}` },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const close = async (): Promise<void> => {
    const running = child.exitCode === null && child.signalCode === null;
    const ended = running ? new Promise((resolve) => child.once('close', resolve)) : undefined;
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  let base: string;
  try {
    base = `${await waitUntilReady(child)}/${ACCOUNT}`;
  } catch (error) {
    await close();
    throw error;
  }
  for (const container of [CACHE_CONTAINER, ARTIFACT_CONTAINER]) {
    const address = `${base}/${container}?restype=container&${sign(key, { types: 'c', permissions: 'c' })}`;
    const response = await fetch(address, { method: 'PUT' });
    if (!response.ok) throw new Error(`Azurite: ${response.status} ${await response.text()}`);
  }
  return {
    signBlob: (path, access) =>
      `${base}/${path}?${sign(key, { types: 'o', permissions: access === 'read' ? 'r' : 'cw' })}`,
    close,
  };
}

function waitUntilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string): void => reject(new Error(`Azurite ${reason}.\n${output}`));
    const timer = setTimeout(() => fail('did not start in time'), START_LIMIT_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
    child.once('error', reject);
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = LISTENS.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
}

/** An account SAS: the only kind that can create a container as well. */
function sign(
  key: string,
  { types, permissions }: { readonly types: string; readonly permissions: string },
): string {
  const expiry = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const fields = [
    ACCOUNT,
    permissions,
    'b',
    types,
    '', // start
    expiry,
    '', // addresses
    'https,http',
    SIGNED_VERSION,
    '', // encryption scope
    '',
  ];
  const secret = Buffer.from(key, 'base64');
  const signature = createHmac('sha256', secret).update(fields.join('\n')).digest('base64');
  return new URLSearchParams({
    sv: SIGNED_VERSION,
    ss: 'b',
    srt: types,
    sp: permissions,
    se: expiry,
    spr: 'https,http',
    sig: signature,
  }).toString();
}
