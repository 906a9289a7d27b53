import type { MapBox } from './map-box.ts';

/** How much a notch of a wheel, about 100 pixels, changes the size. */
const WHEEL = 0.002;

/** Zooms a map by Ctrl and the wheel, and by two fingers. Returns what takes that away again. */
export function addGestures(box: HTMLElement, map: MapBox): () => void {
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    map.zoom(Math.exp(-event.deltaY * WHEEL), event);
  };
  let pinch: { distance: number; factor: number } | null = null;
  const touch = (event: TouchEvent) => {
    const [a, b] = event.touches;
    if (a === undefined || b === undefined) return;
    // Else the whole page would be zoomed.
    event.preventDefault();
    const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    pinch ??= { distance, factor: 1 };
    pinch.factor = distance / pinch.distance;
    map.preview(pinch.factor, middle(a, b));
    last = middle(a, b);
  };
  let last = { clientX: 0, clientY: 0 };
  const end = ({ touches }: TouchEvent) => {
    if (pinch === null || touches.length > 1) return;
    map.endPreview();
    map.zoom(pinch.factor, last);
    pinch = null;
  };
  box.addEventListener('wheel', wheel, { passive: false });
  box.addEventListener('touchstart', touch, { passive: false });
  box.addEventListener('touchmove', touch, { passive: false });
  box.addEventListener('touchend', end);
  box.addEventListener('touchcancel', end);
  return () => {
    box.removeEventListener('wheel', wheel);
    box.removeEventListener('touchstart', touch);
    box.removeEventListener('touchmove', touch);
    box.removeEventListener('touchend', end);
    box.removeEventListener('touchcancel', end);
  };
}

function middle(a: Touch, b: Touch) {
  return { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
}
