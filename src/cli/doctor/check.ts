import { messageOf } from '../../lib/error.ts';
import { splitAdvice } from '../../lib/text/message.ts';

/** What a check found. */
export type Status = 'ok' | 'warning' | 'problem' | 'skipped';

/** What a check found, and what to do about it. */
export interface Finding {
  readonly status: Status;
  /** One sentence or phrase: what was found. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly action?: string;
  /** No connection led to this host. */
  readonly unreachable?: string;
}

/** A finding under the name of its check, as `--json` prints it. */
export type Check = { readonly name: string } & Omit<Finding, 'unreachable'>;

/** A check to run. */
export interface CheckSpec {
  readonly name: string;
  /** It sends requests: only its findings show whether there is a network. */
  readonly isOnline?: true;
  /** Never throws, but if the run is cancelled; ends with the signal. */
  readonly run: (signal: AbortSignal) => Promise<readonly Finding[]>;
}

export const ok = (message: string): Finding => ({ status: 'ok', message });

export const skipped = (message: string): Finding => ({ status: 'skipped', message });

export const warning = (message: string, action: string): Finding => ({
  status: 'warning',
  message,
  action,
});

export const problem = (message: string, action: string): Finding => ({
  status: 'problem',
  message,
  action,
});

/** What an error says, and what to do about it. */
export const findingOf = (error: unknown, status: 'warning' | 'problem' = 'problem'): Finding => ({
  status,
  ...splitAdvice(messageOf(error)),
});
