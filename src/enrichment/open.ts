import type { Config } from '../config.ts';
import { geminiModel } from './gemini.ts';
import type { Model } from './model.ts';
import { offlineModel } from './offline.ts';

/** The model that the settings name, or null where it needs a key and there is none. */
export function openModel(config: Config, instructions: string): Model | null {
  if (config.model === 'offline') return offlineModel();
  const apiKey = config['gemini-api-key'];
  if (apiKey === null) return null;
  return geminiModel({ apiKey, model: config.model, baseUrl: config.geminiUrl, instructions });
}
