import { type Entry, parseEntry } from '../../../sources/sources.ts';
import { isExpression, type Step } from '../../workflows/workflow.ts';

/** The roadmaps that a step names, without those that only a run knows. */
export function entriesOf({ with: { roadmap = '' } }: Step): readonly Entry[] {
  const lines = roadmap.split(/\r?\n/).map((line) => line.trim());
  return lines.flatMap((line) => {
    const entry = line === '' || isExpression(line) ? null : parseEntry(line);
    return entry === null ? [] : [entry];
  });
}
