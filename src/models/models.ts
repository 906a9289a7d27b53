import { previewColumns } from '../columns/built-in.ts';
import type { Column } from '../columns/column.ts';
import type { Model, ModelInfo, Prompt } from '../engine/model.ts';
import { geminiInfo } from './gemini/catalogue.ts';
import { geminiModel } from './gemini/gemini.ts';
import { OFFLINE, offlineModel } from './offline/offline.ts';

/** What a model is opened with. */
export interface ModelOptions {
  /** Null where none was given. */
  readonly apiKey: string | null;
  readonly geminiUrl: string;
  readonly prompt: Prompt;
}

/** What is known of a model by its id: of Gemini's, or the preview on this machine. */
export function describeModel(name: string): ModelInfo {
  return name === OFFLINE.name ? OFFLINE : geminiInfo(name);
}

/** The model of this id, or null where it needs a key and there is none. */
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
