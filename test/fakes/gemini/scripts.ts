import { normal } from './answers.ts';
import { perDay, perMinute } from './errors.ts';
import type { Behaviour, Item } from './wire.ts';

/** One behaviour a request, in order of arrival; `then` for all that follow. */
export function sequence(behaviours: readonly Behaviour[], then: Behaviour = normal): Behaviour {
  let next = 0;
  return () => behaviours[next++] ?? then;
}

/** `behaviour` for every request that holds a poisoned item, however often it is asked. */
export function poison(
  poisoned: (item: Item) => boolean,
  behaviour: Behaviour,
  otherwise: Behaviour = normal,
): Behaviour {
  return ({ items }) => (items.some(poisoned) ? behaviour : otherwise);
}

/** `behaviour` for requests of more than one row, `single` for rows asked alone. */
export function batches(behaviour: Behaviour, single: Behaviour = normal): Behaviour {
  return ({ items }) => (items.length > 1 ? behaviour : single);
}

/** The limits of a project, kept over a sliding window as the API keeps them. */
export interface ProjectQuota {
  readonly perMinute?: number;
  readonly perDay?: number;
  /** A shorter minute, for tests that would rather not wait. */
  readonly minuteMs?: number;
}

/** `then` within the limits, the right 429 beyond them. */
export function quota(limits: ProjectQuota, then: Behaviour = normal): Behaviour {
  const { perMinute: minute = Infinity, perDay: day = Infinity, minuteMs = 60_000 } = limits;
  const served: number[] = [];
  return ({ time }) => {
    if (served.length >= day) return perDay({ quotaValue: day });
    const recent = served.filter((at) => at > time - minuteMs);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= minute) {
      const waitMs = oldest + minuteMs - time;
      return perMinute({ quotaValue: minute, retryDelay: `${waitMs / 1000}s` });
    }
    served.push(time);
    return then;
  };
}
