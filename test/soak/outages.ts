import {
  drop,
  type FaultRule,
  forbidden,
  lose,
  onAny,
  onCommit,
  onGraphql,
  onHead,
  onMove,
  onRest,
  onWrite,
  pullRequestsNotPermitted,
  rateLimited,
  staleData,
  status,
  type When,
} from '../fakes/github.ts';
import type { Random } from '../fuzz/random.ts';

const POST_REF = onRest('POST', /^\/git\/refs$/);

/** Moments of a run in which somebody else may act. */
export const MOMENTS: readonly [When, ...When[]] = [
  onCommit,
  onMove,
  onHead,
  POST_REF,
  onRest('POST', /^\/pulls$/),
  onRest('GET', /^\/pulls/),
];

/** What GitHub does to the runs of one night. */
export function outageOf(random: Random) {
  const times = 1 + random.below(5);
  const when = random.pick<When>([onAny, onGraphql, onWrite, ...MOMENTS]);
  const [name, ...rule] = random.pick<[string, ...FaultRule[]]>([
    ['nothing'],
    ['nothing at all'],
    ['502 at first', status(502, { when, times })],
    ['500 to writes', status(500, { when: onWrite })],
    ['502 to all', status(502)],
    ['dropped connections', drop(when, times)],
    ['lost answers', lose(when, times)],
    ['a lost commit, and stale data', lose(onCommit), staleData(1)],
    ['stale data', staleData(random.pick([1, 3, 12]))],
    ['a lack of rights', forbidden(random.pick([onWrite, onCommit, onMove, POST_REF]))],
    ['no right to pull requests', pullRequestsNotPermitted()],
    ['a rate limit', rateLimited({ when, times: 1, retryAfter: 5 })],
    ['401 at first', status(401, { when, times })],
  ]);
  return { name, rule };
}
