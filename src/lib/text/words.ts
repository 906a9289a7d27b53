/** `12,345`. */
export const thousands = (count: number) => count.toLocaleString('en-US');

/** `1 row`, `2 rows`. */
export function plural(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Milliseconds in units for people: `0.4 s`, `12 s`, `3 min 5 s`, `5 h 33 min`. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes >= MIN_MINUTES_AS_HOURS) return inUnits(minutes, 'h', 'min');
  return inUnits(whole, 'min', 's');
}

/** From here on, minutes are shown as hours and minutes. */
const MIN_MINUTES_AS_HOURS = 120;

function inUnits(count: number, large: string, small: string): string {
  const rest = count % 60;
  return `${Math.floor(count / 60)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

/** A rate in percent: `66.7 %`. */
export const percent = (rate: number) => `${rate.toFixed(1)} %`;

/** An amount in USD: cents to four digits below a dollar. */
export function usd(amount: number): string {
  return `$${amount.toFixed(amount < 1 ? 4 : 2)}`;
}

/** A sentence, of whatever origin, for a place that puts a full stop behind it. */
export const withoutStop = (sentence: string) => sentence.replace(/[.\s]+$/, '');

/** Joins the parts that are neither undefined nor empty. */
export function joinParts(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}
