/** As in the style sheets. */
const WIDE = '(min-width: 1000px)';
const NARROW = '(max-width: 899px)';

/** Reports how much room there is, at once and whenever it changes. */
export function watchSize(
  onSize: (size: { readonly isWide: boolean; readonly isNarrow: boolean }) => void,
): void {
  const [wide, narrow] = [matchMedia(WIDE), matchMedia(NARROW)];
  const update = () => onSize({ isWide: wide.matches, isNarrow: narrow.matches });
  wide.addEventListener('change', update);
  narrow.addEventListener('change', update);
  update();
}
