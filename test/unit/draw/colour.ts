/** Contrast ratio that WCAG 2.2 asks of text (level AA). */
export const READABLE = 4.5;

/** Contrast ratio (WCAG 2.2) of two colours in the forms of the drawing: `#rrggbb`, `hsl()`. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Red, green and blue from 0 to 255. */
function rgbOf(colour: string): readonly number[] {
  if (/^#[0-9a-f]{6}$/.test(colour)) {
    return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  }
  // CSS Color 4, section 7.1.
  const [h, s, l] = (/^hsl\((\d+), (\d+)%, (\d+)%\)$/.exec(colour) ?? []).slice(1).map(Number);
  if (h === undefined || s === undefined || l === undefined) throw new Error(`colour: ${colour}`);
  const a = (s / 100) * Math.min(l / 100, 1 - l / 100);
  return [0, 8, 4].map((n) => {
    const k = (n + h / 30) % 12;
    return 255 * (l / 100 - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  });
}

/** Relative luminance (WCAG 2.2). */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
