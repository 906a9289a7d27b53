import { inertLine } from './log.ts';

/** A command of the toolkit on one line, whose text it has escaped. */
const COMMAND = /^::[a-z-]+(?: [^\r\n\u0085\u2028\u2029]*)?::[^\r\n\u0085\u2028\u2029]*$/;

/**
 * Makes everything that this process writes from now on inert, but for the toolkit's own commands. The
 * toolkit prints foreign text as it is, for one the key of a restored cache, in which a line break
 * would begin a command; and what it does may go on after it has timed out.
 */
export function guardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: string, ...rest: unknown[]) => boolean;
    stream.write = (chunk: Uint8Array | string, ...rest: unknown[]) =>
      write(
        inertOutput(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()),
        ...rest,
      );
  }
}

/** What is written at once, with commands only if it is nothing else than one. */
export function inertOutput(text: string): string {
  const [, body = '', end = ''] = /^(.*?)((?:\r?\n)?)$/s.exec(text) ?? [];
  if (COMMAND.test(body)) return text;
  return `${body.split('\n').map(inertLine).join('\n')}${end}`;
}
