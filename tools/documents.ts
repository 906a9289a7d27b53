/**
 * Updates the parts of action.yml and the documents that are generated from the settings, the columns,
 * the outputs and the help of the command line: `npm run docs`. A test checks that they are up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Scalar, stringify } from 'yaml';
import { z } from 'zod';
import { OUTPUTS } from '../src/action/outputs.ts';
import { HELP } from '../src/cli/arguments/help.ts';
import { columnsSchema } from '../src/columns/definitions.ts';
import { SETTINGS, type Setting } from '../src/config/settings.ts';

/** Longest line of action.yml. */
const LINE_WIDTH = 110;

/** The generated parts by name, and the documents that have markers for them. */
const PARTS: Readonly<Record<string, () => string>> = { inputs, outputs, help };
export const DOCUMENTS = [
  'action.yml',
  'README.md',
  'docs/command-line.md',
  'docs/columns.schema.json',
];

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** A document with its generated parts updated. */
export function filled(path: string): string {
  if (path === 'docs/columns.schema.json') return columnsJsonSchema();
  const text = read(path);
  if (path === 'action.yml') return text.replace(/^inputs:[\s\S]*(?=^runs:)/m, () => manifest());
  return Object.entries(PARTS).reduce((text, [name, part]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    return text.replace(place, (_all, start, end) => `${start}\n${part()}\n${end}`);
  }, text);
}

/** What `columns` may hold, as JSON Schema for editors. */
function columnsJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(columnsSchema, {
    io: 'input',
    // A kind whose limits all have defaults can stand without any: `text:`, which is null.
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object' && jsonSchema.required === undefined) {
        Object.assign(jsonSchema, { type: ['object', 'null'] });
      }
    },
  });
  const title = 'Columns of roadmap-enrich';
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}

/** Inputs and outputs, as YAML for action.yml. */
function manifest(): string {
  const inputs = mapValues(SETTINGS, (setting) => ({
    description: folded(setting.description),
    ...(isRequired(setting) ? { required: true } : {}),
    ...(defaultOf(setting) === '' ? {} : { default: defaultOf(setting) }),
  }));
  const outputs = mapValues(OUTPUTS, (description) => ({ description: folded(description) }));
  return [{ inputs }, { outputs }]
    .map((part) => `${stringify(part, { lineWidth: LINE_WIDTH })}\n`)
    .join('');
}

function inputs(): string {
  const rows = Object.entries(SETTINGS).map(([name, setting]) => {
    const value = isRequired(setting) ? '**required**' : code(defaultOf(setting));
    return `| \`${name}\` | ${value} | ${cell(setting.description)} |\n`;
  });
  return `| input | default | meaning |\n| --- | --- | --- |\n${rows.join('')}`;
}

function outputs(): string {
  const rows = Object.entries(OUTPUTS).map(
    ([name, description]) => `| \`${name}\` | ${cell(description)} |\n`,
  );
  return `| output | meaning |\n| --- | --- |\n${rows.join('')}`;
}

function help(): string {
  return `\`\`\`text\n${HELP.trim()}\n\`\`\`\n`;
}

const defaultOf = (setting: Setting) => setting.actionDefault ?? setting.default ?? '';
const isRequired = (setting: Setting) =>
  defaultOf(setting) === '' && !setting.schema.safeParse('').success;

const code = (value: string) => (value === '' ? '' : `\`${value}\``);
const cell = (text: string) => text.replaceAll('|', '\\|');

/** Text as a YAML block, in which backticks and colons need no quotes. */
function folded(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.BLOCK_FOLDED;
  return scalar;
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => unknown): object {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

if (import.meta.main) {
  for (const path of DOCUMENTS) writeFileSync(new URL(path, root), filled(path));
}
