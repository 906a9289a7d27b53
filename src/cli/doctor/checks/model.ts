import { promptsFor } from '../../../columns/prompt.ts';
import type { Model, Reply } from '../../../engine/model.ts';
import { duration, withoutStop } from '../../../lib/text/words.ts';
import { UNREACHABLE } from '../../../models/gemini/gemini.ts';
import { openModel } from '../../../models/models.ts';
import { modelError } from '../../../pipeline/model-errors.ts';
import { type Finding, findingOf, ok, problem, skipped, warning } from '../check.ts';
import type { Setup } from '../setup.ts';

/** How long the answer to one row may take, in milliseconds. */
const MAX_MS = 30_000;

const SAMPLE = {
  key: '0'.repeat(64),
  id: 'doctor',
  topic: 'HTTP caching',
  description:
    'Storing responses close to the client, and deciding with headers such as Cache-Control and ETag when a stored response may be used again.',
  context: 'Basics',
};

/** Sends one row to a model in one request, and says what comes back. */
export async function checkModel(
  name: string,
  setup: Pick<Setup, 'config' | 'columns'>,
  { signal, maxMs = MAX_MS }: { readonly signal: AbortSignal; readonly maxMs?: number },
): Promise<Finding> {
  const promptOf = promptsFor(setup.columns);
  const model = openModel({ ...setup.config, model: name }, promptOf);
  if (model === null) return skipped(`${name} needs a key`);
  if (model.preview) return ok(`${name} is made on this machine`);
  const item = { ...SAMPLE, lacks: setup.columns.map((column) => column.name) };
  const startedAt = performance.now();
  const reply = await model.ask([item], AbortSignal.any([signal, AbortSignal.timeout(maxMs)]));
  const took = duration(performance.now() - startedAt);
  if (reply.kind === 'answer') {
    const answer = promptOf([item]).parse(reply.text, [item]).get(item)?.get('TLDR');
    return answer?.ok
      ? ok(`${name} answered in ${took}: ${answer.value}`)
      : withoutValue(name, reply, answer?.why);
  }
  return findingOfReply(model, reply, new URL(setup.config.geminiUrl).host);
}

type Answer = Extract<Reply, { kind: 'answer' }>;

function withoutValue(name: string, { refusal, ending }: Answer, why = ''): Finding {
  const reason = refusal?.reason || ending || why;
  return warning(
    `${name} answered, but its answer could not be used (${reason})`,
    'Run doctor again, or set another --model.',
  );
}

/** What a reply without an answer means for a run. */
function findingOfReply(model: Model, reply: Exclude<Reply, Answer>, host: string): Finding {
  const { name, label } = model;
  switch (reply.kind) {
    case 'aborted':
      return {
        ...problem(`${name} did not respond in time`, 'Run doctor again.'),
        unreachable: host,
      };
    case 'adjusted':
      return warning(
        `${name} is served, but rejects a setting: ${withoutStop(reply.message)}`,
        'Nothing to do: a run leaves the setting out.',
      );
    case 'rate-limit':
      return warning(
        `${name}: ${label} limits the key's requests at the moment: ${withoutStop(reply.message)}`,
        'Wait a minute, then run doctor again.',
      );
    case 'overload':
      if (reply.message.includes(UNREACHABLE)) {
        const finding = problem(withoutStop(reply.message), 'Check the network and any firewall.');
        return { ...finding, unreachable: host };
      }
      return warning(
        `${name} gives no answer at the moment: ${withoutStop(reply.message)}`,
        'Run doctor again later.',
      );
    case 'bad-request':
      return stopped(model, 'bad-request', reply.message);
    case 'stop':
      if (reply.stop !== 'daily-quota') return stopped(model, reply.stop, reply.message);
      return warning(
        `${name} is served, but its daily quota${reply.dayLimit === undefined ? '' : ` of ${reply.dayLimit} requests`} is used up`,
        'Wait for the next day (Pacific time), or add another model to --model.',
      );
  }
}

function stopped(
  model: Model,
  stopped: Exclude<Extract<Reply, { kind: 'stop' }>['stop'], 'daily-quota'>,
  stopMessage: string,
): Finding {
  return findingOf(modelError({ stopped, stopMessage }, model, { face: 'cli' }));
}
