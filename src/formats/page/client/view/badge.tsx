/** The number of a category, in the colour that it has on the map. */
export function Badge({ number, size = 28 }: { number: number; size?: number }) {
  return (
    <svg class="roadmap badge" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect class={`card c${number}`} x="1" y="1" width="26" height="26" rx="8" />
      <text class="ink" x="14" y="18.5" font-size="13" font-weight="600" text-anchor="middle">
        {number || '?'}
      </text>
    </svg>
  );
}
