import type { Session } from '../session.ts';

/** Opens a topic in the panel; with a modifier key, as the browser does. */
export function TopicLink({ id, topic, session }: { id: string; topic: string; session: Session }) {
  return (
    <a
      class="topic-link"
      dir="auto"
      href={`#${id}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.currentTarget.focus();
        session.open(id);
      }}
    >
      {topic}
    </a>
  );
}
