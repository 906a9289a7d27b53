/** What a plan has to keep to. */
export interface PlanLimits {
  readonly batchSize: number | 'auto';
  /** Requests in flight at once. */
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  /** Requests that may go at this moment. */
  readonly freeNow: number;
  /** Requests left in the run's budget; Infinity for none. */
  readonly requestsLeft: number;
  /** Input tokens per minute; Infinity where no limit is known. */
  readonly tokensPerMinute: number;
}

/**
 * The limits before the first request: a whole minute is free, and nothing was learned yet.
 *
 * @param maxRequests budget of the run; 0 for none.
 */
export function limitsAtStart(
  settings: Pick<PlanLimits, 'batchSize' | 'concurrency' | 'requestsPerMinute'>,
  maxRequests = 0,
): PlanLimits {
  return {
    ...settings,
    freeNow: settings.requestsPerMinute,
    requestsLeft: maxRequests > 0 ? maxRequests : Number.POSITIVE_INFINITY,
    tokensPerMinute: Number.POSITIVE_INFINITY,
  };
}
