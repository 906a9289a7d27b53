import { previewColumns } from '../columns/built-in.ts';
import type { Column } from '../columns/column.ts';
import type { Model, ModelInfo, Prompt } from '../engine/model.ts';
import { geminiInfo } from './gemini/catalogue.ts';
import { geminiModel } from './gemini/gemini.ts';
import { OFFLINE, offlineModel } from './offline/offline.ts';

export interface ModelOptions {
  /** Null if none is set. */
  readonly apiKey: string | null;
  readonly geminiUrl: string;
  readonly prompt: Prompt;
}

/** What is known about a model by its id: a Gemini model, or the offline preview. */
export function describeModel(name: string): ModelInfo {
  return name === OFFLINE.name ? OFFLINE : geminiInfo(name);
}

/** Opens the model of this id; null if it needs a key and there is none. */
export function openModel(name: string, { apiKey, geminiUrl, prompt }: ModelOptions): Model | null {
  if (name === OFFLINE.name) return offlineModel();
  if (apiKey === null) return null;
  return geminiModel(geminiInfo(name), { apiKey, baseUrl: geminiUrl, prompt });
}

/** The columns that a model can fill in. */
export function columnsFor(
  { preview }: Pick<ModelInfo, 'preview'>,
  columns: readonly Column[],
): readonly Column[] {
  return preview ? previewColumns(columns) : columns;
}
