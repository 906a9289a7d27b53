import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { quote } from '../lib/text/message.ts';
import { MAX_FOUND, syntaxErrors, type YamlError } from './yaml-errors.ts';

/** An error, and its line if there are several; lines count from 1. */
export interface LocatedError {
  readonly line: number | null;
  readonly message: string;
}

/** A value in YAML, or why there is none. */
export type Yaml =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line of the value at a path, or of the nearest around it. */
      readonly lineOf: (path: readonly PropertyKey[]) => number | null;
    }
  | { readonly ok: false; readonly errors: readonly LocatedError[] };

/** Longer texts are not read. In UTF-16 units; twelve long definitions take 20,000. */
const MAX_LENGTH = 50_000;

/** More are not reported at once. */
const MAX_YAML_ERRORS = 5;

/** Tags of the types that a value may have without one, too. */
const PLAIN_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

/** Reads a text of one value in YAML, of which JSON is a part. Nothing in it can take long. */
export function readYaml(text: string): Yaml {
  if (text.length > MAX_LENGTH) {
    const message = `has ${text.length} characters; the limit is ${MAX_LENGTH}`;
    return { ok: false, errors: [{ line: null, message }] };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    // The parser would compare each key with each other.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const lineAt = (offset: number) =>
    text.includes('\n') ? Math.max(1, lineCounter.linePos(offset).line) : null;
  const found = document.errors.length > 0 ? syntaxErrors(document, text) : refusals(document);
  if (found.length > 0) {
    const errors = found.map(({ offset, message }) => ({ line: lineAt(offset), message }));
    // Of a line the first: others often only follow from it.
    const byLine = new Map(errors.toReversed().map((error) => [error.line, error]));
    return { ok: false, errors: [...byLine.values()].toReversed().slice(0, MAX_YAML_ERRORS) };
  }
  keepSpelling(document);
  return {
    ok: true,
    value: document.toJS(),
    lineOf: (path) => lineAt(offsetOf(document.contents, path)),
  };
}

/**
 * Makes numbers and switches of a list texts where a number would be written in another way: as one
 * of several values, `1.10` is a version, `010` a code and `True` a word.
 */
function keepSpelling(document: Document.Parsed): void {
  visit(document, {
    Scalar: (_, node, path) => {
      const isPlain = typeof node.value === 'number' || typeof node.value === 'boolean';
      if (!isPlain || !isSeq(path.at(-1)) || String(node.value) === node.source) return;
      node.value = node.source;
    },
  });
}

/** What is valid YAML, but no part of a plain value. */
function refusals(document: Document.Parsed): readonly YamlError[] {
  const errors: YamlError[] = [];
  const refuse = (offset = 0, message: string) => {
    errors.push({ offset, message });
  };
  visit(document, (_, node) => {
    if (errors.length >= MAX_FOUND) return visit.BREAK;
    if (!isNode(node)) return undefined;
    const offset = node.range?.[0];
    if (isAlias(node) || node.anchor !== undefined) {
      refuse(offset, 'has an anchor or alias (& or *). Write the value out');
    } else if (node.tag !== undefined && !PLAIN_TAG.test(node.tag)) {
      refuse(offset, 'has a tag (!). Leave it out');
    }
    if (!isMap(node)) return undefined;
    const keys = new Set<string>();
    for (const { key } of node.items) {
      const value = isScalar(key) ? key.value : undefined;
      const at = (isNode(key) ? key.range?.[0] : undefined) ?? offset;
      if (typeof value !== 'string') refuse(at, 'has a key that is not a text');
      else if (keys.has(value)) refuse(at, `has the key ${quote(value)} twice`);
      else keys.add(value);
    }
    return undefined;
  });
  return errors;
}

/** Where the value at a path begins, or the nearest around it; one with a key where the key does. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const step of path) {
    if (!isCollection(node)) break;
    const key = isMap(node)
      ? node.items.map((pair) => pair.key).find((key) => isScalar(key) && key.value === step)
      : undefined;
    node = node.get(step, true);
    const place = isNode(key) ? key : node;
    offset = (isNode(place) ? place.range?.[0] : undefined) ?? offset;
  }
  return offset ?? 0;
}
