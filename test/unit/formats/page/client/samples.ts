import type { Entry } from '../../../../../src/formats/page/client/model/filters.ts';
import type { PageColumn, PageRow } from '../../../../../src/formats/page/page-data.ts';

export const COLUMNS: readonly PageColumn[] = [
  { name: 'TLDR', kind: 'text', choices: [] },
  { name: 'Challenge', kind: 'choice', choices: ['practice', 'expert'] },
  { name: 'Hours', kind: 'number', choices: [] },
  { name: 'Needs', kind: 'list', choices: [] },
];

export function rowOf(changes: Partial<PageRow> = {}): PageRow {
  return {
    id: 'kiln',
    topic: 'Kiln',
    category: 'Firing',
    subcategory: '',
    under: '',
    path: ['Firing'],
    description: 'An oven.',
    links: [{ href: 'https://example.com/kiln', label: 'example.com/kiln' }],
    cells: ['Oven that hardens clay', 'practice', 4, ['Clay']],
    status: '',
    done: false,
    ...changes,
  };
}

export const entryOf = (changes: Partial<PageRow> = {}, done = false): Entry => ({
  row: rowOf(changes),
  done,
});
