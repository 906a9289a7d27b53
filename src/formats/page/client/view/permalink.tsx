import { useState } from 'preact/hooks';

/** The address of a topic alone, for others or for later: a click copies it, where the browser lets it. */
export function Permalink({ id }: { id: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <a
      class="permalink"
      href={`#${id}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        // Else the view and the search would go from the address.
        event.preventDefault();
        navigator.clipboard?.writeText(event.currentTarget.href).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      <span aria-live="polite">{isCopied ? 'Link copied' : 'Link to this topic'}</span>
    </a>
  );
}
