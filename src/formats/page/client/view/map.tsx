import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { addGestures } from '../browser/gestures.ts';
import type { MapBox } from '../browser/map-box.ts';
import { nextTopic } from '../model/next.ts';
import type { Selection, State } from '../model/state.ts';
import type { Session } from '../session.ts';

interface MapProps {
  readonly map: MapBox;
  readonly state: State;
  readonly selection: Selection;
  readonly session: Session;
}

/** The roadmap's picture in a box that scrolls, with buttons for its size. */
export function MapView({ map, state, selection, session }: MapProps) {
  const box = useRef<HTMLElement>(null);
  const { all } = selection;
  const next = nextTopic(all, state.data.columns)?.row.id ?? null;
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    map.show(element);
    const isBegun = all.some(({ done }) => done);
    const target = selection.open?.row.id ?? (isBegun ? next : null);
    if (target === null) map.goToStart(all[0]?.row.id ?? null);
    else map.goTo(target);
    const removeGestures = addGestures(element, map);
    return () => {
      removeGestures();
      map.hide();
    };
  }, [map]);
  useEffect(() => map.update(selection, next), [map, selection, next]);
  const { query } = state.address;
  const [hit] = selection.matches;
  useEffect(() => {
    if (query !== '' && hit !== undefined) map.goTo(hit.row.id);
  }, [map, query]);
  const open = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.focus();
    session.open((link.getAttribute('href') ?? '').slice(1));
  };
  return (
    <div class="map-view">
      <p class="map-help">
        The{' '}
        <button type="button" class="inline" onClick={() => session.view('cards')}>
          list of cards
        </button>{' '}
        has the same topics as text. A disc with a tick marks a topic that is done, a diamond one
        with a note, a thick border the one to learn next
        {map.hasGuesses && ', a dashed border one that was placed by nearness'}.
      </p>
      <fieldset class="zoom">
        <legend>Size of the map</legend>
        <button type="button" aria-label="Smaller" onClick={() => map.smaller()}>
          −
        </button>
        <button type="button" aria-label="Fit to width" onClick={() => map.fit()}>
          Fit
        </button>
        <button type="button" aria-label="Larger" onClick={() => map.larger()}>
          +
        </button>
      </fieldset>
      {/* biome-ignore lint/a11y: the clicks are those of the links in it; a box that scrolls must be reached by keyboard. */}
      <section class="map-box" ref={box} tabIndex={0} aria-label="Map" onClick={open} />
    </div>
  );
}
