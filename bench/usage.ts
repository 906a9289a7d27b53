import { readFile } from 'node:fs/promises';

/** What a child process used. */
export interface Usage {
  /** CPU time in milliseconds, that of its own children aside. */
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** Writes the usage of a process at its end. As JavaScript: to strip types takes longer than to start node. */
const PRELOAD = `
  import { writeFileSync } from 'node:fs';
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
    writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
  });
`;

/** The environment in which a child writes its usage to a file, and compiles as on a machine that is new. */
export function measuredEnv(file: string): Readonly<Record<string, string>> {
  return {
    BENCH_USAGE: file,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRELOAD)}`,
    NODE_DISABLE_COMPILE_CACHE: '1',
  };
}

/** What a child has written. */
export async function readUsage(file: string): Promise<Usage> {
  return JSON.parse(await readFile(file, 'utf8'));
}
