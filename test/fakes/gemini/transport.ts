import { normal } from './answers.ts';
import { type Behaviour, resolveOutcome } from './wire.ts';

/** Never answers. */
export const hang: Behaviour = () => ({ kind: 'hang' });

/** Drops the connection. */
export const reset: Behaviour = () => ({ kind: 'reset' });

/** Promises more bytes than it sends, then drops the connection. */
export const cutBody: Behaviour = async (request) => {
  const outcome = await resolveOutcome(normal, request);
  if (outcome.kind !== 'response') return outcome;
  const sent = outcome.body.slice(0, outcome.body.length / 2);
  return { ...outcome, body: sent, missing: outcome.body.length - sent.length };
};

/** An error page of some proxy, which is no JSON. */
export function notJson(status = 502): Behaviour {
  return () => ({
    kind: 'response',
    status,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>Bad Gateway</h1></body></html>',
  });
}

/** 307 to another address: a client that follows takes the key there. */
export function redirect(location: string): Behaviour {
  return () => ({ kind: 'response', status: 307, headers: { location }, body: '' });
}
