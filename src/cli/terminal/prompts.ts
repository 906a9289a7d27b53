/** Something to choose from. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Shown beside the label while it has the focus. */
  readonly hint?: string;
}

/**
 * Questions to the user on a terminal. Each throws a `PromptCancelled` if the user cancels instead of
 * answering.
 */
export interface Prompts {
  /** A line of text. `check` returns what is wrong with it. */
  text(
    question: string,
    options?: {
      readonly initial?: string;
      readonly check?: (text: string) => string | undefined;
    },
  ): Promise<string>;
  confirm(question: string, initial: boolean): Promise<boolean>;
  /** One of a few. */
  select<T extends string>(question: string, choices: readonly Choice<T>[]): Promise<T>;
  /** One of many, which the user narrows down by typing. */
  search<T extends string>(question: string, choices: readonly Choice<T>[]): Promise<T>;
}

/** The user cancelled a question: there is nothing more to say. */
export class PromptCancelled extends Error {
  override readonly name = 'PromptCancelled';
}

/** Whether there is somebody to ask: a person at a terminal that can redraw a question. */
export const canAsk = ({ CI, TERM } = process.env) =>
  process.stdin.isTTY === true && process.stderr.isTTY === true && !CI && TERM !== 'dumb';

/** Asks on standard error, so that standard output holds results alone. Loads nothing before it asks. */
export function openPrompts(signal: AbortSignal): Prompts {
  const ended = new AbortController();
  // At the end of the input, nothing would resolve the question, and Node would leave it at that.
  const end = () => ended.abort();
  const io = { output: process.stderr, signal: AbortSignal.any([signal, ended.signal]) };
  const ask = async <T>(
    question: (clack: typeof import('@clack/prompts')) => Promise<T>,
  ): Promise<Exclude<T, symbol>> => {
    const clack = await import('@clack/prompts');
    process.once('beforeExit', end);
    try {
      let answer = await question(clack);
      // Enter where nothing matches: there is no answer yet.
      while (answer === undefined) answer = await question(clack);
      if (clack.isCancel(answer)) throw new PromptCancelled();
      return answer as Exclude<T, symbol>;
    } finally {
      process.off('beforeExit', end);
    }
  };
  return {
    text: (message, { initial = '', check } = {}) =>
      ask((clack) =>
        clack.text({
          ...io,
          message,
          initialValue: initial,
          validate: (text) => check?.(text ?? ''),
        }),
      ),
    confirm: (message, initialValue) =>
      ask((clack) => clack.confirm({ ...io, message, initialValue })),
    select: (message, choices) =>
      ask((clack) => clack.select({ ...io, message, options: optionsOf(choices) })),
    search: (message, choices) =>
      ask((clack) =>
        clack.autocomplete({ ...io, message, options: optionsOf(choices), maxItems: 8 }),
      ),
  };
}

// The type of clack's options depends on whether their values are text, which the compiler cannot tell.
const optionsOf = <T extends string>(choices: readonly Choice<T>[]) => [...choices] as never[];
