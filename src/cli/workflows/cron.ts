/** Shortly after midnight Pacific, when Gemini's free quota of the day starts again, in summer and winter. */
export const NIGHTLY = '17 8 * * *';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names of the values, from `min` on. */
  readonly names?: readonly string[];
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const MINUTE: Field = { name: 'minute', min: 0, max: 59 };
const HOUR: Field = { name: 'hour', min: 0, max: 23 };
const FIELDS: readonly Field[] = [
  MINUTE,
  HOUR,
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'weekday', min: 0, max: 6, names: DAYS },
];

/** GitHub starts no workflow more often. */
const MIN_GAP_MINUTES = 5;

/** What is wrong with a cron expression, as GitHub takes them; undefined if nothing. */
export function cronError(text: string): string | undefined {
  const parts = partsOf(text);
  if (parts.length !== FIELDS.length) {
    return `must have five fields (minute, hour, day, month, weekday; in UTC), such as ${NIGHTLY}`;
  }
  for (const [i, field] of FIELDS.entries()) {
    const part = parts[i] ?? '';
    if (valuesOf(part, field) === null) {
      const names =
        field.names === undefined ? '' : ` or ${field.names[0]} to ${field.names.at(-1)}`;
      return `the ${field.name} ${part} must be from ${field.min} to ${field.max}${names}, or use * , - /`;
    }
  }
  const minutes = [...new Set(valuesOf(parts[0] ?? '', MINUTE) ?? [])].sort((a, b) => a - b);
  const hours = valuesOf(parts[1] ?? '', HOUR) ?? [];
  // From the last start of one hour to the first of the next.
  const [first = 0] = minutes;
  const last = minutes.at(-1) ?? 0;
  const overHour = hours.length > 1 ? first + 60 - last : 60;
  const gaps = minutes.map((minute, i) => minute - (minutes[i - 1] ?? -60));
  if (Math.min(...gaps, overHour) < MIN_GAP_MINUTES) {
    return `GitHub starts a workflow at most every ${MIN_GAP_MINUTES} minutes. Use one minute, such as ${NIGHTLY}`;
  }
  return undefined;
}

/** A valid expression with one space between its fields. */
export const normalizeCron = (text: string) => partsOf(text).join(' ');

/** When a valid expression starts a run: `every day at 08:17 UTC`. */
export function describeCron(cron: string): string {
  const [, minute, hour] = /^(\d+) (\d+) \* \* \*$/.exec(cron) ?? [];
  if (minute === undefined || hour === undefined) return `by the schedule ${cron} (UTC)`;
  return `every day at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')} UTC`;
}

const partsOf = (text: string) => text.trim().split(/\s+/);

/** The values that a field means; null if it is not valid. */
function valuesOf(part: string, field: Field): readonly number[] | null {
  const items = part.split(',').map((item) => itemValues(item, field));
  return items.includes(null) ? null : items.flatMap((values) => values ?? []);
}

function itemValues(item: string, field: Field): readonly number[] | null {
  const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item) ?? [];
  const isAny = from === '*';
  if (from === '' || (isAny && to !== undefined)) return null;
  const first = isAny ? field.min : numberOf(from, field);
  const last = to === undefined ? (isAny || step ? field.max : first) : numberOf(to, field);
  const by = Number(step ?? 1);
  if (!(first >= field.min && last <= field.max && first <= last && by > 0)) return null;
  return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, i) => first + i * by);
}

/** Not a number if the word is neither one nor a name. */
function numberOf(word: string, { min, names = [] }: Field): number {
  const place = names.indexOf(word.toUpperCase());
  if (place >= 0) return min + place;
  return /^\d+$/.test(word) ? Number(word) : Number.NaN;
}
