import type { Model, ModelInfo, PromptOf } from '../engine/model.ts';
import { geminiInfo } from './gemini/catalogue.ts';
import { geminiModel } from './gemini/gemini.ts';
import { OFFLINE } from './offline/offline.ts';

/** The settings that say which model to open. */
export interface ModelSettings {
  readonly model: string;
  /** Null if none is set. */
  readonly 'gemini-api-key': string | null;
  readonly geminiUrl: string;
}

/** What is known about a model by its id: a Gemini model, or the offline preview. */
export function describeModel(name: string): ModelInfo {
  return name === OFFLINE.name ? OFFLINE : geminiInfo(name);
}

/** Opens the model of the settings; null if it needs a key and there is none. */
export function openModel(settings: ModelSettings, promptOf: PromptOf): Model | null {
  const { model: name, 'gemini-api-key': apiKey, geminiUrl: baseUrl } = settings;
  if (name === OFFLINE.name) return OFFLINE;
  return apiKey === null ? null : geminiModel(geminiInfo(name), { apiKey, baseUrl, promptOf });
}
