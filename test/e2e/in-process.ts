/** What a process of its own would have. */
interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What was returned, and what was written meanwhile. */
interface Ended<T> {
  readonly value: T;
  readonly stdout: string;
  readonly stderr: string;
}

/** The last run that was started. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a function as if in a process of its own: for its time, the folder, environment and output of
 * this process are those of the run. So a run begins when the one before it has ended.
 */
export function inProcess<T>(world: World, run: () => Promise<T>): Promise<Ended<T>> {
  const ended = last.then(() => runNow(world, run));
  last = ended.catch(() => undefined);
  return ended;
}

async function runNow<T>({ cwd, env }: World, run: () => Promise<T>): Promise<Ended<T>> {
  const before = { cwd: process.cwd(), env: { ...process.env } };
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  process.chdir(cwd);
  setEnv(env);
  try {
    return { value: await run(), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    setEnv(before.env);
    process.chdir(before.cwd);
    stdout.end();
    stderr.end();
  }
}

/** In place, since children inherit the real environment, and the home folder is read from it. */
function setEnv(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
}

/** Keeps what is written to a stream instead of showing it. */
function capture(stream: NodeJS.WriteStream) {
  const { write } = stream;
  const chunks: string[] = [];
  stream.write = (chunk: Uint8Array | string) => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return true;
  };
  return {
    text: () => chunks.join(''),
    end: () => {
      stream.write = write;
    },
  };
}
