import {
  type Behaviour,
  type GeminiRequest,
  json,
  type Outcome,
  type Row,
  rowFor,
} from './wire.ts';

/** Overrides of the figures under `usageMetadata`. */
export interface UsageFigures {
  readonly promptTokenCount?: number;
  readonly candidatesTokenCount?: number;
  readonly thoughtsTokenCount?: number;
  readonly cachedContentTokenCount?: number;
}

/** How an answer with status 200 looks. */
export interface AnswerOptions {
  readonly finishReason?: string;
  readonly usage?: UsageFigures;
  /** A part of thinking before the answer. */
  readonly thought?: string;
}

/** A response of the API that holds `text`. */
export function answer(
  request: GeminiRequest,
  text: string,
  { finishReason = 'STOP', usage = {}, thought }: AnswerOptions = {},
): Outcome {
  const parts = thought === undefined ? [{ text }] : [{ text: thought, thought: true }, { text }];
  const figures = { ...countTokens(request, text), ...usage };
  return json(200, {
    candidates: [{ content: { parts, role: 'model' }, finishReason, index: 0 }],
    usageMetadata: withTotal(figures),
    modelVersion: request.model,
    responseId: `response-${request.n}`,
  });
}

function countTokens(request: GeminiRequest, text: string) {
  return {
    promptTokenCount: Math.ceil(request.characters / 4),
    candidatesTokenCount: Math.ceil(text.length / 4),
  };
}

function withTotal(figures: UsageFigures): UsageFigures & { totalTokenCount: number } {
  const { promptTokenCount = 0, candidatesTokenCount = 0, thoughtsTokenCount = 0 } = figures;
  return {
    ...figures,
    totalTokenCount: promptTokenCount + candidatesTokenCount + thoughtsTokenCount,
  };
}

/** A behaviour that answers with what `write` makes of the right rows. */
export function written(
  write: (rows: readonly Row[]) => string,
  options?: AnswerOptions,
): Behaviour {
  return (request) => answer(request, write(request.items.map(rowFor)), options);
}

/** Every row answered as it should be. */
export const normal: Behaviour = written((rows) => JSON.stringify(rows));

/** `then`, `ms` milliseconds later. */
export function delay(ms: number, then: Behaviour = normal): Behaviour {
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return then;
  };
}

/** `then`, once `count` requests have come: they are under way at once, however slow the client is. */
export function together(count: number, then: Behaviour = normal): Behaviour {
  let come = 0;
  let meet = () => {};
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  return async () => {
    come += 1;
    if (come === count) meet();
    await met;
    return then;
  };
}

/** The answer surrounded by sentences, with brackets in them. */
export const prose = written(
  (rows) => `Here is [the] result you {asked} for:\n\n${JSON.stringify(rows)}\n\nAnything else?`,
);

/** The answer in a Markdown code fence. */
export const fenced = written((rows) => `\`\`\`json\n${JSON.stringify(rows, null, 2)}\n\`\`\``);

/** The array inside an object. */
export const wrapped = written((rows) => JSON.stringify({ results: rows }));

/** One object a line, and no array. */
export const jsonLines = written((rows) => rows.map((row) => JSON.stringify(row)).join('\n'));

/** The answer over many lines. */
export const pretty = written((rows) => JSON.stringify(rows, null, 2));

/** MAX_TOKENS: the text ends inside the object that holds the given part of it. */
export function cutJson(part = 0.5): Behaviour {
  return written((rows) => cutInsideObject(JSON.stringify(rows), part), {
    finishReason: 'MAX_TOKENS',
  });
}

function cutInsideObject(text: string, part: number): string {
  const start = text.lastIndexOf('{"id"', Math.max(1, Math.floor(text.length * part)));
  const end = text.indexOf('"challenge"', start);
  return text.slice(0, end + '"challenge":"pract'.length);
}

/** MAX_TOKENS: the first row is right, the second repeats itself for ever. */
export const repetition = written(
  (rows) => {
    const [first, second] = rows;
    const loop = 'and then again '.repeat(300);
    if (second === undefined) return `[{"id":${JSON.stringify(first?.id)},"tldr":"${loop}`;
    return `[${JSON.stringify(first)},{"id":${JSON.stringify(second.id)},"tldr":"${loop}`;
  },
  { finishReason: 'MAX_TOKENS' },
);

/** STOP, and no text at all. */
export const emptyText = written(() => '');

/** Thinking in a part of its own before the right answer; it holds JSON that must not be read. */
export const thought = written((rows) => JSON.stringify(rows), {
  thought: '[{"id":"thought","topic":"thought","tldr":"Not an answer","challenge":"expert"}]',
  usage: { thoughtsTokenCount: 40 },
});

/** The candidate ended for this reason (SAFETY, RECITATION, PROHIBITED_CONTENT ...), without content. */
export function finished(finishReason: string): Behaviour {
  return (request) =>
    json(200, {
      candidates: [{ finishReason, index: 0 }],
      usageMetadata: withTotal({ promptTokenCount: countTokens(request, '').promptTokenCount }),
      modelVersion: request.model,
    });
}

/** The prompt itself was refused (SAFETY, BLOCKLIST, PROHIBITED_CONTENT, OTHER). */
export function promptBlocked(blockReason = 'PROHIBITED_CONTENT'): Behaviour {
  return (request) =>
    json(200, {
      promptFeedback: { blockReason },
      usageMetadata: withTotal({ promptTokenCount: countTokens(request, '').promptTokenCount }),
      modelVersion: request.model,
    });
}
