import { WAS_CANCELLED } from '../lib/signals.ts';

/** Why a run ended before every row was asked: headline, rows and log all say it in these words. */
export const STOP_REASONS = {
  'daily-quota': "the day's quota is used up",
  budget: "the run's budget is used up",
  deadline: 'no time is left before the deadline',
  outage: 'Gemini does not answer',
  key: 'the API key was rejected',
  model: 'the model is not served',
  'bad-request': 'the request was rejected',
  cancelled: WAS_CANCELLED,
} as const;

export type EngineStop = keyof typeof STOP_REASONS;

/** Why nothing was asked at all. */
export const NO_KEY_GIVEN = 'no API key was given';
export const NO_KEY_HERE = 'this pull request gets no API key';
