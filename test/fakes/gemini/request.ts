import type { Item } from './wire.ts';

/** What a body asks for, or what is wrong with it. */
export type Parsed =
  | {
      readonly ok: true;
      readonly body: unknown;
      readonly items: readonly Item[];
      characters: number;
    }
  | { readonly ok: false; readonly body: unknown; readonly fault: string };

/**
 * What Gemma 3 says to a body with a system instruction or a JSON schema, as users reported it: 0xPlaygrounds/rig
 * #788 (2025-09), agno-agi/agno #3505 (2025-06), google-gemini/deprecated-generative-ai-python #137.
 */
export function structureFault(model: string, body: unknown): string | undefined {
  if (!model.startsWith('gemma-3-')) return undefined;
  const config = field(body, 'generationConfig');
  const isSystem = field(body, 'systemInstruction') !== undefined;
  if (isSystem) return `Developer instruction is not enabled for models/${model}`;
  const isJson = field(config, 'responseMimeType') !== undefined;
  return isJson ? `Json mode is not enabled for models/${model}` : undefined;
}

/**
 * Reads a request's body as strictly as the contract is: one text part, a JSON array of items, which
 * stands below the instruction where there is no system instruction.
 */
export function parseBody(text: string): Parsed {
  const body = parseJson(text);
  const isBare = field(body, 'systemInstruction') === undefined;
  const system = isBare ? '' : readText(body, 'systemInstruction');
  if (system === undefined) return { ok: false, body, fault: 'systemInstruction holds no text' };
  const contents = field(body, 'contents');
  if (!Array.isArray(contents) || contents.length !== 1) {
    return { ok: false, body, fault: 'contents is not an array of one' };
  }
  const user = readText({ user: contents[0] }, 'user');
  if (user === undefined) return { ok: false, body, fault: 'contents[0] is not one text part' };
  const items = parseJson(isBare ? user.slice(user.lastIndexOf('\n\n[') + 2) : user);
  if (!Array.isArray(items) || items.length === 0) {
    return { ok: false, body, fault: 'the user text is not a JSON array of items' };
  }
  if (!items.every(isItem)) {
    return {
      ok: false,
      body,
      fault: 'an item is not {id, topic, description} or {id, topic, context}',
    };
  }
  return { ok: true, body, items, characters: system.length + user.length };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function readText(value: unknown, name: string): string | undefined {
  const content = field(value, name);
  // The API takes a bare string for the system instruction too.
  if (typeof content === 'string') return content;
  const parts = field(content, 'parts');
  if (!Array.isArray(parts) || parts.length !== 1) return undefined;
  const text = field(parts[0], 'text');
  return typeof text === 'string' ? text : undefined;
}

function isItem(value: unknown): value is Item {
  const texts = [field(value, 'description'), field(value, 'context')];
  return (
    typeof field(value, 'id') === 'string' &&
    typeof field(value, 'topic') === 'string' &&
    texts.filter((text) => typeof text === 'string').length === 1
  );
}
