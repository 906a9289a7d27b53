import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { START_LIMIT_MS, startAzurite } from '../fakes/azurite.ts';
import { startBlobStore } from '../fakes/blob-store.ts';
import { toolkit as callToolkit } from './toolkit.ts';
import { tempWorkspace } from './workspace.ts';

// What the toolkit does with these services is what the action will see: so it is the toolkit that
// is asked here, not a client of our own.

const FOLDER = '.stored';
const FILE = `${FOLDER}/rows.bin`;

let services: ActionsServices;

const toolkit = (
  workspace: string,
  call: 'save' | 'restore' | 'upload' | 'delete',
  ...args: string[]
) => callToolkit({ workspace, env: services.env }, call, ...args);

async function store(workspace: string, content: Buffer | string): Promise<void> {
  await mkdir(dirname(join(workspace, FILE)), { recursive: true });
  await writeFile(join(workspace, FILE), content);
}

// The light store serves all other tests: here it has to do as the real one does.
describe.each([
  ['a blob store of our own', startBlobStore],
  ['Azurite', startAzurite],
])('over %s', (_, startBlobs) => {
  beforeAll(async () => {
    services = await startActionsServices(startBlobs);
    return services.close;
  }, START_LIMIT_MS);
  afterEach(() => {
    services.faults.cache = undefined;
    services.faults.artifact = undefined;
  });

  describe('the cache service', () => {
    test('gives back what the toolkit saved, in another workspace', async () => {
      const content = randomBytes(200_000);
      const workspace = await tempWorkspace();
      await store(workspace, content);
      expect(await toolkit(workspace, 'save', FILE, 'whole-1')).toMatchObject({ result: 1 });

      const other = await tempWorkspace();
      expect(await toolkit(other, 'restore', FILE, 'whole-1')).toMatchObject({ result: 'whole-1' });
      expect(content.equals(await readFile(join(other, FILE)))).toBe(true);
      expect(services.entries()).toMatchObject([{ key: 'whole-1', finished: true }]);
    });

    test('finds the newest entry that begins with a restore key, and never overwrites one', async () => {
      const workspace = await tempWorkspace();
      for (const version of ['old', 'new']) {
        await store(workspace, version);
        await toolkit(workspace, 'save', FILE, `prefix-${version}`);
      }
      await store(workspace, 'overwritten');
      expect(await toolkit(workspace, 'save', FILE, 'prefix-new')).toMatchObject({ result: -1 });
      await rm(join(workspace, FOLDER), { recursive: true });

      const restored = await toolkit(workspace, 'restore', FILE, 'none', 'nothing-', 'prefix-');
      expect(restored.result).toBe('prefix-new');
      expect(await readFile(join(workspace, FILE), 'utf8')).toBe('new');
    });

    test('misses where the path is spelled in another way', async () => {
      const workspace = await tempWorkspace();
      await store(workspace, 'text');
      await toolkit(workspace, 'save', FILE, 'spelling');
      expect(await toolkit(workspace, 'restore', `./${FILE}`, 'spelling')).toMatchObject({
        result: undefined,
      });
    });

    test('denies a save to a read-only run, which the toolkit only warns about', async () => {
      const workspace = await tempWorkspace();
      await store(workspace, 'text');
      services.faults.cache = 'read-only';
      const { result, stdout } = await toolkit(workspace, 'save', FILE, 'denied');
      expect(result).toBe(-1);
      expect(stdout).toMatch(/^::warning::.*cache write denied/m);
    });
  });

  describe('the artifact service', () => {
    test('holds the uploaded files byte by byte', async () => {
      const files = { 'a.csv': '"Topic"\n', 'deep/b.csv': `"${'long '.repeat(5_000)}"\n` };
      const workspace = await tempWorkspace(files);
      const paths = Object.keys(files).map((file) => join(workspace, file));
      const { result } = await toolkit(workspace, 'upload', 'tables', ...paths);
      expect(result).toMatchObject({ id: expect.any(Number) });

      const stored = (await services.artifacts()).find(({ name }) => name === 'tables');
      const texts = Object.entries(stored?.files ?? {}).map(([name, bytes]) => [name, `${bytes}`]);
      expect(Object.fromEntries(texts)).toEqual(files);
      expect(stored?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    });

    test('refuses a second artifact of one name until the first is deleted', async () => {
      const workspace = await tempWorkspace({ 'a.csv': '"Topic"\n' });
      const upload = () => toolkit(workspace, 'upload', 'twice', join(workspace, 'a.csv'));
      await upload();
      expect((await upload()).error).toMatch(/\(409\) Conflict/);
      expect((await toolkit(workspace, 'delete', 'twice')).result).toMatchObject({ id: 2 });
      expect((await upload()).result).toMatchObject({ id: 3 });
    });
  });
});
