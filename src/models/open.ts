import type { Model } from '../engine/model.ts';
import { geminiModel } from './gemini/gemini.ts';
import { offlineModel } from './offline/offline.ts';

/** The settings that name a model. */
export interface ModelSettings {
  readonly model: string;
  /** Null where none is given. */
  readonly 'gemini-api-key': string | null;
  readonly geminiUrl: string;
}

/** The model that the settings name, or null where it needs a key and there is none. */
export function openModel(config: ModelSettings, instructions: string): Model | null {
  if (config.model === 'offline') return offlineModel();
  const apiKey = config['gemini-api-key'];
  if (apiKey === null) return null;
  return geminiModel({ apiKey, model: config.model, baseUrl: config.geminiUrl, instructions });
}
