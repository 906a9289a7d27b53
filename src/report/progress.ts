import type { EngineEvent } from '../engine/result.ts';
import { duration, plural } from '../lib/text/words.ts';

/** One line for the log: what a request brought, or what the run waits for. */
export function progressLine(event: EngineEvent): string {
  if (event.type === 'wait') {
    if (event.paused) return `Waiting ${duration(event.ms)} before the next try`;
    const limit = plural(event.requestsPerMinute, 'request');
    return `Waiting ${duration(event.ms)} (at most ${limit} per minute)`;
  }
  const { request, enriched, again, failed, note } = event;
  const name =
    request.kind === 'planned' ? `Batch ${request.n}/${request.of}` : `Repair ${request.n}`;
  const parts = [
    enriched > 0 ? `${enriched} enriched` : '',
    again > 0 ? `${again} to ask again` : '',
    failed > 0 ? `${failed} failed` : '',
    note,
  ].filter((part) => part !== '');
  const label = `${name} (${plural(request.rows, 'row')})${request.resent ? ' again' : ''}`;
  return `${label}: ${parts.join(', ') || 'nothing usable'} in ${duration(event.ms)}`;
}
