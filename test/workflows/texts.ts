import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parse } from 'yaml';
import { ROOT } from '../e2e/manifest.ts';

/** A workflow, or a part of one, as a reader may copy it. */
export interface WorkflowText {
  /** The file; of a snippet, with the line it begins in. */
  readonly name: string;
  readonly text: string;
}

/** Folders that hold workflows, and those that hold Markdown with snippets of them. */
const WORKFLOWS = ['examples', '.github/workflows'];
const MARKDOWN = ['.', 'docs', 'examples'];

/** Every workflow of this repository: files, and the fenced YAML of README and docs. */
export function workflowTexts(): readonly WorkflowText[] {
  const files = WORKFLOWS.flatMap((folder) => filesOf(folder, /\.ya?ml$/));
  return [...files, ...MARKDOWN.flatMap((folder) => filesOf(folder, /\.md$/).flatMap(snippetsOf))];
}

/** The YAML blocks of a Markdown text that are workflows, or use the action. */
export function snippetsOf({ name, text }: WorkflowText): readonly WorkflowText[] {
  return fromMarkdown(text).children.flatMap((node) => {
    if (node.type !== 'code' || !/^ya?ml$/.test(node.lang ?? '')) return [];
    const snippet = { name: `${name}:${node.position?.start.line}`, text: node.value };
    return isWorkflow(snippet.text) || /\broadmap-enrich@/.test(snippet.text) ? [snippet] : [];
  });
}

/** Whether a text is a whole workflow, which can be linted. */
export function isWorkflow(text: string): boolean {
  const value: unknown = parse(text);
  return typeof value === 'object' && value !== null && 'jobs' in value;
}

function filesOf(folder: string, pattern: RegExp): readonly WorkflowText[] {
  const path = join(ROOT, folder);
  const names = existsSync(path) ? readdirSync(path).filter((name) => pattern.test(name)) : [];
  return names.toSorted().map((name) => {
    return { name: join(folder, name), text: readFileSync(join(path, name), 'utf8') };
  });
}
