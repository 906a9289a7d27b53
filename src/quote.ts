/** A value in quotes on one line, cut to what a message can bear. */
export function quote(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  const chars = [...line];
  return JSON.stringify(chars.length > 60 ? `${chars.slice(0, 59).join('')}…` : line);
}
