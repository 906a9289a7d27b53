import type { PageData } from '../page-data.ts';
import { readAddress, writeAddress } from './browser/address-bar.ts';
import { boxOf, focusOn } from './browser/focus.ts';
import { PanelFocus, STATUS_ID } from './browser/panel-focus.ts';
import { type Address, formatAddress, type ViewName } from './model/address.ts';
import { type Filters, NO_FILTERS } from './model/filters.ts';
import type { Keeper } from './model/keeper.ts';
import { nextTopic } from './model/next.ts';
import type { Progress } from './model/progress.ts';
import type { Sort } from './model/sort.ts';
import {
  FIRST_ROWS,
  MAX_IDLE_ROWS,
  MORE_ROWS,
  type SearchTexts,
  type Selection,
  type State,
  searchTextsOf,
  selectionOf,
} from './model/state.ts';

/** What is searched, filtered and looked at. */
export const LIST_ID = 'page:list';

/** What a reader can do, and what the page shows after it. */
export class Session {
  readonly #keeper: Keeper;
  readonly #texts: SearchTexts;
  readonly #render: (state: State, selection: Selection) => void;
  #state: State;
  #selection: Selection;
  readonly #focus = new PanelFocus();
  #isRendering = false;
  #isStale = false;

  constructor(
    data: PageData,
    keeper: Keeper,
    { hasMap, shortcuts }: Pick<State, 'hasMap' | 'shortcuts'>,
    render: (state: State, selection: Selection) => void,
  ) {
    this.#keeper = keeper;
    this.#texts = searchTextsOf(data);
    this.#render = render;
    const progress = keeper.read();
    this.#state = {
      data,
      progress,
      trouble: keeper.trouble,
      address: readAddress(data, hasMap),
      limit: FIRST_ROWS,
      shortcuts,
      hasMap,
      isWide: false,
      isNarrow: false,
    };
    this.#selection = selectionOf(this.#state, this.#texts);
  }

  get state(): State {
    return this.#state;
  }

  get selection(): Selection {
    return this.#selection;
  }

  start(): void {
    this.#update({});
    const { topic } = this.#state.address;
    if (topic !== null) this.#focus.toPanel(topic);
  }

  search(query: string): void {
    this.#move({ query }, 'replace');
  }

  filter(filters: Filters): void {
    this.#move({ filters }, 'replace');
  }

  view(view: ViewName): void {
    this.#move({ view }, 'replace');
  }

  /** Opens a topic in the panel. */
  open(id: string): void {
    this.#leave();
    this.#move({ topic: id }, 'push');
    this.#focus.toPanel(id);
  }

  close(): void {
    const { topic } = this.#state.address;
    if (topic === null) return;
    this.#move({ topic: null }, 'push');
    this.#focus.back(topic);
  }

  /** Orders the table; null is the order of reading. */
  sort(sort: Sort | null): void {
    this.#move({ sort }, 'replace');
  }

  /** Opens the topic that is `by` further in the list. */
  step(by: number): void {
    const { matches, all } = this.#selection;
    const { topic } = this.#state.address;
    const list = matches.some(({ row }) => row.id === topic) ? matches : all;
    const index = list.findIndex(({ row }) => row.id === topic);
    const target = index < 0 ? undefined : list[index + by];
    if (target !== undefined) this.open(target.row.id);
  }

  openNext(): void {
    const next = nextTopic(this.#selection.all, this.#state.data.columns);
    if (next !== null) this.open(next.row.id);
  }

  tick(id: string, done: boolean): void {
    const row = this.#state.data.rows.find((row) => row.id === id);
    if (row === undefined) return;
    const before = this.#selection.matches.findIndex((entry) => entry.row === row);
    const hadFocus = boxOf(id) !== null && boxOf(id) === document.activeElement;
    this.#keep(this.#keeper.tick(id, { done, status: row.status, at: Date.now() }));
    // A row that moved or left the list took the focus with it.
    if (!hadFocus || focusOn(boxOf(id))) return;
    const { matches } = this.#selection;
    const next = matches[before] ?? matches[before - 1];
    if (next === undefined || !focusOn(boxOf(next.row.id))) {
      focusOn(document.getElementById(STATUS_ID));
    }
  }

  note(id: string, text: string): void {
    this.#keep(this.#keeper.note(id, { text, at: Date.now() }));
  }

  reset(what: { readonly notes: boolean }): void {
    this.#keep(this.#keeper.reset(what));
  }

  merge(progress: Progress): void {
    this.#keep(this.#keeper.add(progress));
  }

  /** Another page, or another tab, may have changed what is stored. */
  reload(): void {
    this.#keep(this.#keeper.read());
  }

  showAll(): void {
    this.#update({ limit: Number.POSITIVE_INFINITY });
  }

  /** Shows more rows, as long as the page is quick with them. */
  showMore(): void {
    const { limit } = this.#state;
    if (limit >= Math.min(MAX_IDLE_ROWS, this.#selection.matches.length)) return;
    this.#update({ limit: Math.min(limit + MORE_ROWS, MAX_IDLE_ROWS) });
  }

  clearFilters(): void {
    this.filter(NO_FILTERS);
    // The button for it is gone.
    focusOn(document.getElementById(STATUS_ID));
  }

  /** Done topics as well as those that are left. */
  showDone(): void {
    this.filter({ ...this.#state.address.filters, done: 'all' });
    focusOn(document.getElementById(STATUS_ID));
  }

  /** Without search and filters. */
  restart(): void {
    this.search('');
    this.clearFilters();
  }

  resize(size: Pick<State, 'isWide' | 'isNarrow'>): void {
    this.#update(size);
  }

  useShortcuts(shortcuts: boolean): void {
    this.#update({ shortcuts });
  }

  /** The browser's address changed: back, forward, a link, or by hand. */
  followAddress(): void {
    const before = this.#state.address.topic;
    const address = readAddress(this.#state.data, this.#state.hasMap);
    if (formatAddress(address) === formatAddress(this.#state.address)) return;
    this.#leave();
    this.#update({ address, limit: FIRST_ROWS });
    if (address.topic !== null) this.#focus.toPanel(address.topic);
    else if (before !== null) this.#focus.back(before);
  }

  /** Before another topic opens. */
  #leave(): void {
    if (this.#selection.open === null) this.#focus.leaveList();
    else this.#focus.leaveTopic();
  }

  #move(change: Partial<Address>, how: 'push' | 'replace'): void {
    const address = { ...this.#state.address, ...change };
    writeAddress(address, how);
    const isSameList = change.topic !== undefined;
    this.#update({ address, ...(isSameList ? {} : { limit: FIRST_ROWS }) });
  }

  #keep(progress: Progress): void {
    this.#update({ progress, trouble: this.#keeper.trouble });
  }

  #update(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#selection = selectionOf(this.#state, this.#texts);
    this.#isStale = true;
    // A field that goes, or loses the focus, keeps its text while the page is being rendered.
    if (this.#isRendering) return;
    this.#isRendering = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        this.#render(this.#state, this.#selection);
      }
    } finally {
      this.#isRendering = false;
    }
  }
}
