import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OUTPUT_PER_ROW } from '../../bench/service.ts';
import { requestSeconds } from '../../src/engine/sizes.ts';
import { type ActionRun, runAction } from '../e2e/action.ts';
import { ROOT } from '../e2e/manifest.ts';
import { KEY, rowsOf, type TableRow } from '../e2e/refresh.ts';
import { tempWorkspace } from '../e2e/workspace.ts';
import type { Item } from '../fakes/gemini/wire.ts';
import { answer, type Behaviour, delay, startGemini } from '../fakes/gemini.ts';

const SAMPLE = 'samples/sourdough';
const GRAPH = `${SAMPLE}/sourdough.json`;

/** What the sample was like a night before: one text is shorter, one topic not there yet. */
const SALT = {
  id: 'mtVCFEm_w7NAFaF63DxfQ',
  path: `${SAMPLE}/content/salt@mtVCFEm_w7NAFaF63DxfQ.md`,
  text: '# Salt\n\nSalt is what keeps the flavour of bread from being flat.\n',
  answer: ['Keeps bread from tasting flat', 'practice'],
} as const;
const ADDED = 'GgsKUqXNKHv2Yedz0-vPF';

type Answers = Readonly<Record<string, readonly [tldr: string, challenge: string]>>;

/** What is left of the second of two nights. */
export interface Nights {
  readonly run: ActionRun;
  readonly rows: readonly TableRow[];
  /** The page of the table. */
  readonly page: string;
}

/**
 * Enriches the sample on two nights, between which one text changes and one topic is added, with
 * answers of our own writing from a stand-in of Gemini on loopback: nothing in it is Gemini's.
 */
export async function twoNights(): Promise<Nights> {
  const answers = await readAnswers();
  const workspace = await tempWorkspace();
  const sample = () => cp(join(ROOT, SAMPLE), join(workspace, SAMPLE), { recursive: true });
  await sample();
  await writeFile(join(workspace, SALT.path), SALT.text);
  await removeNode(join(workspace, GRAPH), ADDED);
  await enrich(workspace, answering({ ...answers, [SALT.id]: SALT.answer }));
  await sample();
  const run = await enrich(workspace, unhurried(answering(answers)));
  // On its own: the summary in the picture is of a run as most are.
  await enrich(workspace, answering(answers), { formats: 'html' });
  return {
    run,
    rows: await rowsOf(workspace, 'roadmaps/sourdough.csv'),
    page: await readFile(join(workspace, 'roadmaps/sourdough.html'), 'utf8'),
  };
}

async function readAnswers(): Promise<Answers> {
  const text = await readFile(join(import.meta.dirname, 'answers.json'), 'utf8');
  return z.record(z.string(), z.tuple([z.string(), z.string()])).parse(JSON.parse(text));
}

/** By id: two topics of the sample have one name. */
function answering(answers: Answers): Behaviour {
  const rowOf = ({ id, topic }: Item) => {
    const [tldr, challenge] = answers[id] ?? [];
    return { id, topic, tldr, challenge };
  };
  return (request) => answer(request, JSON.stringify(request.items.map(rowOf)));
}

/** As slow as a plan expects Gemini to be: an answer at once would make the time a false promise. */
function unhurried(then: Behaviour): Behaviour {
  return ({ items }) => delay(requestSeconds(items.length, OUTPUT_PER_ROW) * 1000, then);
}

async function removeNode(path: string, id: string): Promise<void> {
  const graph = z
    .looseObject({ nodes: z.array(z.looseObject({ id: z.string() })) })
    .parse(JSON.parse(await readFile(path, 'utf8')));
  const nodes = graph.nodes.filter((node) => node.id !== id);
  await writeFile(path, JSON.stringify({ ...graph, nodes }));
}

async function enrich(
  workspace: string,
  script: Behaviour,
  more: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const gemini = await startGemini(script);
  try {
    return await runAction({
      workspace,
      inputs: { roadmap: SAMPLE, 'gemini-api-key': KEY, publish: 'none', ...more },
      env: { GEMINI_URL: gemini.url },
    });
  } finally {
    await gemini.close();
  }
}
