import { describe, expect, it } from 'vitest';
import { centreOf, distance } from '../../../src/graph/geometry.ts';
import { graphText, label, node, subtopic, topic } from '../graph/drawing.ts';
import { contrast, READABLE } from './colour.ts';
import { drawJson } from './pictures.ts';
import { colourOf, paintedIn } from './svg.ts';

/** Contrast ratio that WCAG 2.2 asks of what is no text, such as borders (level AA). */
const VISIBLE = 3;

const svg = drawJson(
  graphText([
    ...Array.from({ length: 40 }, (_, i) => topic(`clay-${i}`, [0, i * 60])),
    subtopic('lost', [900, 0]),
    node('section', 'frame', [300, 0, 200, 100], { label: 'glaze' }),
    node('button', 'button', [320, 50, 150, 40], { label: 'more' }),
    node('title', 'title', [0, -90]),
    label('fire', [300, 300]),
    node('vertical', 'line', [600, 0, 20, 400]),
  ]),
);
const painted = paintedIn(svg);

describe.each(['light', 'dark'] as const)('in %s mode', (mode) => {
  const fillOf = (classes: readonly string[]) => colourOf(svg, mode, classes, 'fill');
  const strokeOf = (classes: readonly string[]) => colourOf(svg, mode, classes, 'stroke');

  it('every text can be read on what is painted beneath it', () => {
    const texts = painted.filter(({ name }) => name === 'text');
    const ratios = texts.map((text) => {
      const beneath = painted
        .slice(0, painted.indexOf(text))
        .findLast(({ name, rect }) => name === 'rect' && distance(rect, centreOf(text.rect)) === 0);
      const halo = text.classes.includes('halo') ? [strokeOf(text.classes)] : [];
      const grounds = [fillOf(beneath?.classes ?? []), ...halo];
      return Math.min(...grounds.map((ground) => contrast(fillOf(text.classes), ground)));
    });
    expect(ratios.length).toBeGreaterThan(160);
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(READABLE);
  });

  it('every border and line can be seen on the background', () => {
    const borders = painted.filter(({ classes }) =>
      /\b(?:card|frame|line)\b/.test(classes.join(' ')),
    );
    const ratios = borders.map(({ classes }) => contrast(strokeOf(classes), fillOf(['paper'])));
    expect(ratios.length).toBeGreaterThan(80);
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(VISIBLE);
  });

  it('the background is as light or dark as it should be', () => {
    const ratio = contrast(fillOf(['paper']), '#ffffff');
    expect(ratio < 1.1).toBe(mode === 'light');
    expect(ratio > 15).toBe(mode === 'dark');
  });
});
