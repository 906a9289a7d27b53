const HEADINGS = ['Steps:', 'Guardrails:', 'Signals of Done:'] as const;

const MIN_STEPS = 3;
const MAX_STEPS = 7;

/** Limits of a how-to. */
export const HOW_TO_LIMITS = { words: 150, points: 1_500, lines: 16 } as const;

/** What is wrong with a how-to of several lines; empty if nothing is. */
export function checkHowTo(value: string): string {
  const lines = value.split('\n').map((line) => line.toLowerCase());
  const places = HEADINGS.map((heading) => lines.indexOf(heading.toLowerCase()));
  const [steps = -1, guardrails = -1, signals = -1] = places;
  if (steps !== 0 || guardrails < steps || signals < guardrails)
    return `not the lines ${HEADINGS.join(', ')} in this order`;
  const count = guardrails - steps - 1;
  if (count < MIN_STEPS) return `${count} steps; the minimum is ${MIN_STEPS}`;
  return count > MAX_STEPS ? `${count} steps; the limit is ${MAX_STEPS}` : '';
}
