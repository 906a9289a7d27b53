/** As in the style sheet. */
const WIDE = '(min-width: 1000px)';
const NARROW = '(max-width: 899px)';

/** Tells how much room there is, at once and whenever it changes. */
export function watchSize(
  tell: (size: { readonly isWide: boolean; readonly isNarrow: boolean }) => void,
): void {
  const [wide, narrow] = [matchMedia(WIDE), matchMedia(NARROW)];
  const update = () => tell({ isWide: wide.matches, isNarrow: narrow.matches });
  wide.addEventListener('change', update);
  narrow.addEventListener('change', update);
  update();
}
