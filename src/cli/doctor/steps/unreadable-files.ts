import { COLUMNS } from '../../../columns/built-in.ts';
import { isColumnsPath, readColumnsFile } from '../../../config/columns-file.ts';
import type { SettingName } from '../../../config/settings.ts';
import { messageOf, RoadmapError } from '../../../lib/error.ts';
import type { Files } from '../../../lib/files.ts';
import { MAX_TEXT_BYTES } from '../../../lib/limits.ts';
import { splitAdvice } from '../../../lib/text/message.ts';
import { withoutStop } from '../../../lib/text/words.ts';
import type { Remote } from '../../../sources/remote/remote.ts';
import { actionOf } from '../../workflows/action.ts';
import { inputOf } from '../../workflows/inputs.ts';
import { isExpression, type Step } from '../../workflows/workflow.ts';
import { entriesOf } from './entries.ts';
import type { PlacedFinding } from './finding.ts';
import type { Use } from './uses.ts';

/** A file or folder that a step reads. */
interface Needed {
  readonly input: SettingName;
  readonly path: string;
  /** Throws where it cannot be read. */
  readonly read: () => Promise<unknown>;
}

/** Files that a step reads without a checkout, and those that the repository does not have. */
export async function unreadableFiles(
  { step, before, path }: Use,
  workspace: Files,
): Promise<readonly PlacedFinding[]> {
  const checkouts = before.filter((other) => actionOf(other) === 'actions/checkout');
  const hasCheckout = checkouts.length > 0;
  if (before.some(bringsFiles) || (hasCheckout && !checkouts.some(isOfWorkspace))) return [];
  // A script or another action may make the file in the run, or check it out.
  const isSure = before.length === checkouts.length;
  const status = isSure ? 'problem' : 'warning';
  const findings = filesOf(step, workspace).map(async (file): Promise<PlacedFinding | null> => {
    const error = hasCheckout ? await errorOf(file) : withoutCheckout(file);
    if (error === null) return null;
    const { message, action = 'Correct the file.' } = splitAdvice(error);
    const unless = `${withoutStop(action)}, unless an earlier step brings the file.`;
    return { at: [...path, 'with', file.input], status, message, action: isSure ? action : unless };
  });
  return (await Promise.all(findings)).filter((finding) => finding !== null);
}

const withoutCheckout = ({ input, path }: Needed) =>
  `${input} reads ${path}, and no checkout comes before this step. Add a step: uses: actions/checkout@v7.`;

/** Why a file cannot be read, with its name; null if it can. */
async function errorOf({ path, read }: Needed): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (error) {
    const message = messageOf(error);
    return message.includes(path) ? message : `${path}: ${message}`;
  }
}

/** Whether a checkout brings what is here: this repository, at the commit of the run, to where steps run. */
const isOfWorkspace = ({ with: inputs }: Step) =>
  !Object.keys(inputs).some(
    (name) => isExpression(name) || ['path', 'ref', 'repository', 'sparse-checkout'].includes(name),
  );

const bringsFiles = (step: Step) => actionOf(step) === 'actions/download-artifact';

function filesOf(step: Step, files: Files): readonly Needed[] {
  const world = { files, columns: COLUMNS, remote: NO_REMOTE, signal: NEVER };
  const roadmaps = entriesOf(step)
    .filter(({ source }) => !source.upstream)
    .map((entry): Needed => {
      return { input: 'roadmap', path: entry.name, read: () => entry.source.load(entry, world) };
    });
  const one = (input: SettingName, read: (path: string) => Promise<unknown>) => {
    const path = inputOf(step, input) ?? '';
    return path === '' ? [] : [{ input, path, read: () => read(path) }];
  };
  return [
    ...roadmaps,
    ...one('instructions', (path) => files.readText(path, MAX_TEXT_BYTES)),
    ...one('columns', (path) => readColumns(path, files)).filter(({ path }) => isColumnsPath(path)),
  ];
}

async function readColumns(path: string, files: Files): Promise<void> {
  const file = await readColumnsFile(path, () => files);
  if (file !== null && 'error' in file) throw new RoadmapError(file.error);
}

const NEVER = new AbortController().signal;

/** Paths are read without it. */
const NO_REMOTE: Remote = {
  site: {
    url: 'https://roadmap.sh',
    graph: async () => null,
    list: async () => [],
    texts: async () => ({ found: new Map(), unread: new Set() }),
  },
  repository: null,
};
