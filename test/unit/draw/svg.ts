import { type Font, sizeOf, widthOf } from '../../../src/draw/text.ts';
import type { Rect } from '../../../src/graph/geometry.ts';

/** One element of a drawing, in the order of painting, in the drawing's own coordinates. */
export interface Painted {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly text: string;
  /** What it takes: of a text what it is expected to. */
  readonly rect: Rect;
  /** Where it may be seen: in the `svg` that it is in. */
  readonly clip: Rect;
  readonly part: Part;
}

/** Each nested `svg` is a card or the legend; the rest is the picture. */
type Part = 'picture' | 'card' | 'legend';

const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** Reads what `drawRoadmap` gives: `rect`, `text` and `path`, in nested `svg`. */
export function paintedIn(svg: string): readonly Painted[] {
  const painted: Painted[] = [];
  const open: { clip: Rect; part: Part }[] = [];
  for (const match of svg.matchAll(/<(\/?)([a-z]+)([^>]*?)(\/?)>([^<]*)/g)) {
    const [, end, name = '', list = '', , text = ''] = match;
    const attributes = Object.fromEntries(
      [...list.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    const inner = open.at(-1);
    if (name === 'svg' && end) open.pop();
    else if (name === 'svg') {
      const isLegend = svg.startsWith('<title>Legend<', match.index + match[0].length);
      const part = isLegend ? 'legend' : 'card';
      open.push(
        inner ? { clip: rectOf(attributes), part } : { clip: viewBoxOf(svg), part: 'picture' },
      );
    } else if (inner && !end && ['rect', 'text', 'path'].includes(name)) {
      const { x, y } = inner.part === 'picture' ? NOWHERE : inner.clip;
      const own = name === 'text' ? textRect(attributes, text) : rectOf(attributes);
      const rect = { ...own, x: own.x + x, y: own.y + y };
      const classes = (attributes.class ?? '').split(' ');
      painted.push({ name, attributes, classes, text, rect, ...inner });
    }
  }
  return painted;
}

/** The two ends of a line. */
export function endsOf({ attributes }: Painted): readonly Rect[] {
  const [x1 = 0, y1 = 0, ...rest] = (attributes.d?.match(/-?[\d.]+/g) ?? []).map(Number);
  const [x2 = 0, y2 = 0] = rest.slice(-2);
  return [
    { ...NOWHERE, x: x1, y: y1 },
    { ...NOWHERE, x: x2, y: y2 },
  ];
}

export function viewBoxOf(svg: string): Rect {
  const [x = 0, y = 0, width = 0, height = 0] =
    /viewBox="([^"]*)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
  return { x, y, width, height };
}

/** Value of a property for a class, as in a reader's light or dark mode. */
export function colourOf(
  svg: string,
  mode: 'light' | 'dark',
  classes: readonly string[],
  property: 'fill' | 'stroke',
): string {
  const sheet = /<style>([^<]*)</.exec(svg)?.[1] ?? '';
  const [light = '', dark = ''] = sheet.split('@media (prefers-color-scheme:dark){');
  // Later rules win.
  const found = [...`${light}${mode === 'dark' ? dark : ''}`.matchAll(/\.(\w+)\{([^}]*)\}/g)]
    .filter(([, name = '']) => classes.includes(name))
    .flatMap(([, , body = '']) => new RegExp(`(?:^|;)${property}:([^;]*)`).exec(body)?.[1] ?? []);
  return found.at(-1) ?? '';
}

function rectOf(attributes: Readonly<Record<string, string>>): Rect {
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((key) =>
    Number(attributes[key] ?? 0),
  );
  return { x, y, width, height };
}

function textRect(attributes: Readonly<Record<string, string>>, text: string): Rect {
  const font: Font = {
    size: Number(attributes['font-size']),
    bold: attributes['font-weight'] === 'bold',
  };
  const shown = text.replace(/&[#\w]+;/g, '&');
  const { height } = sizeOf({ lines: [shown], font });
  const width = widthOf(shown, font);
  const { x, y } = rectOf(attributes);
  const shares: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };
  const left = x - width * (shares[attributes['text-anchor'] ?? ''] ?? 0);
  return { x: left, y: y - 0.8 * height, width, height };
}
