import type { Session } from '../session.ts';

interface TickProps {
  readonly id: string;
  readonly topic: string;
  readonly done: boolean;
  readonly session: Session;
}

/** The tick of a topic. */
export function Tick({ id, topic, done, session }: TickProps) {
  return (
    <input
      type="checkbox"
      class="tick"
      aria-label={`Done: ${topic}`}
      checked={done}
      onChange={(event) => session.tick(id, event.currentTarget.checked)}
    />
  );
}
