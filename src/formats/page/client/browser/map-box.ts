import { ELEMENT } from '../../page-data.ts';
import type { Selection } from '../model/state.ts';

/** How much a step of zoom changes the size. */
const STEP = 1.25;

const MIN_SCALE = 0.1;
const MAX_SCALE = 3;

/** Cards of a smaller map are too small to read: it opens larger than its box. */
const MIN_READABLE = 0.6;

/** What a card says of its topic besides its name. */
const states = (done: boolean, note: string) =>
  [done ? ', done' : '', note !== '' ? ', with a note' : ''].join('');

/**
 * The map, which is in the page as markup: put into a box that scrolls, and made larger or smaller by its
 * width and height, which is quicker than any other way.
 */
export class MapBox {
  readonly #home: HTMLElement;
  readonly #svg: SVGSVGElement;
  /** The links of topics, each beside its card. */
  readonly #links: ReadonlyMap<string, SVGAElement>;
  readonly #width: number;
  readonly #height: number;
  #box: HTMLElement | null = null;
  #scale = 1;
  #isPlaced = false;

  private constructor(home: HTMLElement, svg: SVGSVGElement) {
    this.#home = home;
    this.#svg = svg;
    this.#width = Number(svg.getAttribute('width'));
    this.#height = Number(svg.getAttribute('height'));
    const links = svg.querySelectorAll<SVGAElement>('a');
    this.#links = new Map(
      [...links].map((link) => [(link.getAttribute('href') ?? '').slice(1), link] as const),
    );
  }

  /** Null where the page has no map. */
  static find(): MapBox | null {
    const home = document.getElementById(ELEMENT.map);
    const svg = home?.querySelector('svg') ?? null;
    return home === null || svg === null ? null : new MapBox(home, svg);
  }

  /** The places of some topics were guessed. */
  get hasGuesses(): boolean {
    return this.#svg.querySelector('.guess') !== null;
  }

  /** Moves the map into a box. */
  show(box: HTMLElement): void {
    this.#box = box;
    box.append(this.#svg);
    const fit = box.clientWidth / this.#width;
    if (!this.#isPlaced) this.#resize(Math.min(1, Math.max(fit, MIN_READABLE)));
    this.#isPlaced = true;
  }

  /** Puts the map away. */
  hide(): void {
    this.#home.append(this.#svg);
    this.#box = null;
  }

  /** Which topics are done, have a note, or are none of those that are looked for. */
  update(
    { all, matches, open }: Pick<Selection, 'all' | 'matches' | 'open'>,
    next: string | null,
  ): void {
    const shown = new Set(matches.map(({ row }) => row.id));
    for (const { row, done, note } of all) {
      const link = this.#links.get(row.id);
      const card = link?.parentElement;
      card?.classList.toggle('done', done);
      card?.classList.toggle('noted', note !== '');
      card?.classList.toggle('dim', !shown.has(row.id));
      card?.classList.toggle('is-next', row.id === next);
      card?.classList.toggle('is-open', row === open?.row);
      link?.setAttribute('aria-label', `${row.topic}${states(done, note)}`);
    }
  }

  /** Scrolls to a topic. */
  goTo(id: string): void {
    const link = this.#links.get(id);
    const box = this.#box;
    if (link === undefined || box === null) return;
    const [at, frame] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollLeft += at.x + at.width / 2 - frame.x - box.clientWidth / 2;
    box.scrollTop += at.y + at.height / 2 - frame.y - box.clientHeight / 2;
  }

  /** Scrolls to the top, and sideways to the first topic. */
  goToStart(first: string | null): void {
    if (first !== null) this.goTo(first);
    if (this.#box !== null) this.#box.scrollTop = 0;
  }

  larger(): void {
    this.zoom(STEP);
  }

  smaller(): void {
    this.zoom(1 / STEP);
  }

  /** As wide as its box. */
  fit(): void {
    if (this.#box !== null) this.#resize(this.#box.clientWidth / this.#width);
  }

  /** @param at A place in the window that keeps its place; else the middle of the box. */
  zoom(factor: number, at?: { readonly clientX: number; readonly clientY: number }): void {
    const box = this.#box;
    if (box === null) return;
    const frame = box.getBoundingClientRect();
    const x = at === undefined ? box.clientWidth / 2 : at.clientX - frame.x;
    const y = at === undefined ? box.clientHeight / 2 : at.clientY - frame.y;
    const before = this.#scale;
    const [left, top] = [(box.scrollLeft + x) / before, (box.scrollTop + y) / before];
    this.#resize(before * factor);
    box.scrollLeft = left * this.#scale - x;
    box.scrollTop = top * this.#scale - y;
  }

  /** Shows a zoom that is not over yet, without laying out the page again. */
  preview(factor: number, origin: { readonly clientX: number; readonly clientY: number }): void {
    const frame = this.#svg.getBoundingClientRect();
    if (this.#svg.style.transform === '') {
      const [x, y] = [origin.clientX - frame.x, origin.clientY - frame.y];
      this.#svg.style.transformOrigin = `${x}px ${y}px`;
    }
    this.#svg.style.transform = `scale(${factor})`;
  }

  endPreview(): void {
    this.#svg.style.transform = '';
  }

  #resize(scale: number): void {
    this.#scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
    this.#svg.setAttribute('width', String(Math.round(this.#width * this.#scale)));
    this.#svg.setAttribute('height', String(Math.round(this.#height * this.#scale)));
  }
}
