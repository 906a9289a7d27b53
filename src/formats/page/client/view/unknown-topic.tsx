import type { Session } from '../session.ts';

/** Says that a link to a topic leads nowhere. */
export function UnknownTopic({ id, session }: { id: string | null; session: Session }) {
  if (id === null) return null;
  return (
    <p class="trouble" role="alert">
      No topic has the id <code>{id}</code>: it may have left the roadmap, or the link is
      incomplete.{' '}
      <button type="button" class="inline" onClick={() => session.close()}>
        Close
      </button>
    </p>
  );
}
