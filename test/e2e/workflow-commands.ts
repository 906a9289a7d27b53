/** A command the runner would have executed, had the output been a step's. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

// Names outside of this list are text to the runner, whatever surrounds them.
const REGISTERED = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** Finds the workflow commands in a stream as the runner does, in both of its notations. */
export function parseCommands(output: string): WorkflowCommand[] {
  const commands: WorkflowCommand[] = [];
  let resumeAt: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const names = resumeAt === undefined ? REGISTERED : new Set([resumeAt.toLowerCase()]);
    const command = parseColons(line, names) ?? parseHashes(line, names);
    if (command === undefined) continue;
    if (resumeAt !== undefined) {
      resumeAt = undefined;
      continue;
    }
    if (command.name === 'stop-commands') resumeAt = command.data;
    commands.push(command);
  }
  return commands;
}

/** `::name key=value,key=value::data` after leading white space. */
function parseColons(line: string, names: ReadonlySet<string>): WorkflowCommand | undefined {
  // Not trimStart: it and .NET differ in U+0085 and U+FEFF.
  const text = line.replace(/^\p{White_Space}+/u, '');
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  const found = splitInfo(text.slice(2, end), ',');
  if (!names.has(found.name)) return undefined;
  return {
    name: found.name,
    properties: unescapeAll(found.properties, COLON_PROPERTY),
    data: unescapeText(text.slice(end + 2), DATA),
  };
}

/** `##[name key=value;key=value]data` anywhere in a line. */
function parseHashes(line: string, names: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  if (start < 0) return undefined;
  const end = line.indexOf(']', start);
  if (end < 0) return undefined;
  const found = splitInfo(line.slice(start + 3, end), ';');
  if (!names.has(found.name)) return undefined;
  return {
    name: found.name,
    properties: unescapeAll(found.properties, HASH_TEXT),
    data: unescapeText(line.slice(end + 1), HASH_TEXT),
  };
}

function splitInfo(
  info: string,
  separator: string,
): { name: string; properties: [string, string][] } {
  const space = info.indexOf(' ');
  if (space < 0) return { name: info.toLowerCase(), properties: [] };
  const pairs = info
    .slice(space + 1)
    .trim()
    .split(separator);
  const properties = pairs.flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [] : [[pair.slice(0, equals), pair.slice(equals + 1)]];
  });
  return { name: info.slice(0, space).toLowerCase(), properties };
}

type Escapes = readonly (readonly [escaped: string, plain: string])[];

// The percent sign last, or an escaped escape would be read twice.
const PERCENT = ['%25', '%'] as const;
const DATA: Escapes = [['%0D', '\r'], ['%0A', '\n'], PERCENT];
const COLON_PROPERTY: Escapes = [['%0D', '\r'], ['%0A', '\n'], ['%3A', ':'], ['%2C', ','], PERCENT];
const HASH_TEXT: Escapes = [['%3B', ';'], ['%0D', '\r'], ['%0A', '\n'], ['%5D', ']'], PERCENT];

function unescapeText(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text);
}

function unescapeAll(pairs: readonly [string, string][], escapes: Escapes): Record<string, string> {
  return Object.fromEntries(pairs.map(([name, value]) => [name, unescapeText(value, escapes)]));
}
