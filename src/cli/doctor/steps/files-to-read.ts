import { COLUMNS } from '../../../columns/built-in.ts';
import { isColumnsPath, readColumnsFile } from '../../../config/columns-file.ts';
import { messageOf, RoadmapError } from '../../../lib/error.ts';
import type { Files } from '../../../lib/files.ts';
import { MAX_TEXT_BYTES } from '../../../lib/limits.ts';
import type { Remote } from '../../../sources/remote/remote.ts';
import { parseEntry } from '../../../sources/sources.ts';
import { actionOf } from '../../workflows/permissions.ts';
import type { Step } from '../../workflows/workflow.ts';
import type { PlacedFault, UseIn } from './findings.ts';

/** A file or folder that a step reads. */
interface Needed {
  readonly input: 'roadmap' | 'instructions' | 'columns';
  readonly path: string;
  /** Throws where it cannot be read. */
  readonly read: () => Promise<unknown>;
}

/** Files that a step reads without a checkout, and those that the repository does not have. */
export async function fileFaults(use: UseIn, workspace: Files): Promise<readonly PlacedFault[]> {
  const { step, before, path } = use;
  const needed = neededBy(step, workspace);
  if (needed.length === 0) return [];
  const checkout = before.find((other) => actionOf(other) === 'actions/checkout');
  const at = (input: string) => [...path, 'with', input];
  if (checkout === undefined) {
    // Any other step may have brought the files.
    const status = before.length === 0 ? 'problem' : 'warning';
    return needed.map(({ input, path: name }): PlacedFault => {
      const message = `${input} reads ${name}, and no checkout comes before this step`;
      return { at: at(input), status, message, action: 'Add a step: uses: actions/checkout@v7.' };
    });
  }
  const { path: folder, repository } = checkout.with;
  if (folder !== undefined || repository !== undefined) return [];
  // A script or another action may make the file in the run.
  const status = before.length === 1 ? 'problem' : 'warning';
  const faults = await Promise.all(
    needed.map(async ({ input, path: name, read }): Promise<readonly PlacedFault[]> => {
      try {
        await read();
        return [];
      } catch (error) {
        const said = messageOf(error);
        const [, message = said, action = 'Correct the file.'] =
          /^(.*?)\.\s+([A-Z].*)$/s.exec(said) ?? [];
        const named = message.includes(name) ? message : `${name}: ${message}`;
        return [{ at: at(input), status, message: named, action }];
      }
    }),
  );
  return faults.flat();
}

function neededBy(step: Step, files: Files): readonly Needed[] {
  const { roadmap = '', instructions = '', columns = '' } = step.with;
  const literal = (text: string) => text !== '' && !text.includes('${{');
  const lines = roadmap.split(/\r?\n/).map((line) => line.trim());
  const roadmaps = lines.filter(literal).flatMap((line): readonly Needed[] => {
    const entry = parseEntry(line);
    if (entry === null || entry.source.upstream) return [];
    const world = { files, columns: COLUMNS, remote: NO_REMOTE, signal: NEVER };
    return [{ input: 'roadmap', path: entry.name, read: () => entry.source.load(entry, world) }];
  });
  const text = instructions.trim();
  const column = columns.trim();
  return [
    ...roadmaps,
    ...(literal(text)
      ? [
          {
            input: 'instructions',
            path: text,
            read: () => files.readText(text, MAX_TEXT_BYTES),
          } as const,
        ]
      : []),
    ...(literal(column) && isColumnsPath(column)
      ? [{ input: 'columns', path: column, read: () => readColumns(column, files) } as const]
      : []),
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
