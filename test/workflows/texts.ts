import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'commonmark';
import { parse } from 'yaml';
import { childrenOf } from '../../src/content/markdown.ts';
import { DOCUMENTS, readDocument } from '../documents.ts';
import { ROOT } from '../e2e/manifest.ts';
import { readWorkflow, type Workflow } from './workflow.ts';

/** A workflow, or a part of one, as a reader may copy it. */
export interface WorkflowText {
  /** The file; of a snippet, with the line it begins in. */
  readonly name: string;
  readonly text: string;
}

/** Folders that hold workflows. */
const FOLDERS = ['examples', '.github/workflows'];

/** Every workflow of this repository: files, and the fenced YAML of what people read. */
export function workflowTexts(): readonly WorkflowText[] {
  const documents = DOCUMENTS.map((name) => ({ name, text: readDocument(name) }));
  return [...FOLDERS.flatMap(filesOf), ...documents.flatMap(snippetsOf)];
}

/** The YAML blocks of a Markdown text that are workflows, or use the action. */
export function snippetsOf({ name, text }: WorkflowText): readonly WorkflowText[] {
  return childrenOf(new Parser().parse(text)).flatMap((node) => {
    if (node.type !== 'code_block' || !/^ya?ml$/.test(node.info ?? '')) return [];
    const snippet = {
      name: `${name}:${node.sourcepos[0][0]}`,
      text: (node.literal ?? '').trimEnd(),
    };
    return isWorkflow(snippet.text) || /\broadmap-enrich@/.test(snippet.text) ? [snippet] : [];
  });
}

/** Whether a text is a whole workflow, which can be linted. */
export function isWorkflow(text: string): boolean {
  const value: unknown = parse(text);
  return typeof value === 'object' && value !== null && 'jobs' in value;
}

function filesOf(folder: string): readonly WorkflowText[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => /\.ya?ml$/.test(name));
  return names.toSorted().map((name) => {
    return { name: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') };
  });
}

/** Reads a workflow of this repository by the name of its file, or the place of its snippet. */
export function workflowOf(name: string): Workflow {
  const found = workflowTexts().find((other) => other.name === name);
  if (found === undefined) throw new Error(`There is no workflow ${name}`);
  return readWorkflow(found.text);
}
