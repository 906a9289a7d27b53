import { cleanText, removeJoiners } from './clean.ts';

/**
 * A name as it is compared: what people, spreadsheets and models change in one without meaning another
 * (composed letters, white space, invisible characters) is left out.
 */
export function comparable(name: string): string {
  return removeJoiners(cleanText(name.normalize('NFC')));
}
