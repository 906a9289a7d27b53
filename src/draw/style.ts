import type { Look } from './palette.ts';

/** Colours of everything but the cards. */
interface Theme {
  /** Background of the whole, and of boxes. */
  readonly paper: string;
  readonly frame: string;
  /** Lines, and the borders of boxes. */
  readonly line: string;
  /** Text on cards and in the legend, and all other text. */
  readonly ink: string;
  readonly soft: string;
}

const LIGHT: Theme = {
  paper: '#ffffff',
  frame: '#f3f5f7',
  line: '#7d8794',
  ink: '#111111',
  soft: '#4f5865',
};

const DARK: Theme = {
  paper: '#0d1117',
  frame: '#1a2028',
  line: '#7d8794',
  ink: '#f2f5f8',
  soft: '#b4bdc8',
};

/** What does not depend on colours. A halo keeps lines clear of the letters they cross. */
const SHAPES = [
  '.line{fill:none;stroke-width:2.5;stroke-linecap:round}',
  '.dotted{stroke-dasharray:.8 8}',
  '.frame{stroke-width:1.5}',
  '.halo{paint-order:stroke;stroke-width:5;stroke-linejoin:round}',
  '.card{stroke-width:2}',
  '.guess{stroke-width:2.5;stroke-dasharray:7 4}',
];

/**
 * The style sheet of a drawing, light and, where the reader prefers it, dark. All rules are for what is
 * in an element of the class `roadmap`, and the only ones with colours: markup has only classes, so that
 * a page may have rules of its own.
 */
export function styleOf(looks: Iterable<Look>): string {
  const all = [...looks];
  const light = rules(
    LIGHT,
    all.map(({ number, light: colours }) => ({ number, ...colours })),
  );
  const dark = rules(
    DARK,
    all.map(({ number, dark: colours }) => ({ number, ...colours })),
  );
  return [
    ...scoped([...SHAPES, ...light]),
    '@media (prefers-color-scheme:dark){',
    ...scoped(dark),
    '}',
  ].join('\n');
}

/** Class of the cards of a category. */
export const classOf = ({ number }: Pick<Look, 'number'>) => `c${number}`;

function rules(
  { paper, frame, line, ink, soft }: Theme,
  looks: readonly { readonly number: number; readonly fill: string; readonly stroke: string }[],
): readonly string[] {
  return [
    `.paper{fill:${paper}}`,
    `.frame{fill:${frame};stroke:${line}}`,
    `.line{stroke:${line}}`,
    `.ink{fill:${ink}}`,
    `.soft{fill:${soft}}`,
    `.halo{stroke:${paper}}`,
    `.boxed{stroke:${frame}}`,
    ...looks.map((look) => `.${classOf(look)}{fill:${look.fill};stroke:${look.stroke}}`),
  ];
}

const scoped = (sheet: readonly string[]) => sheet.map((rule) => `.roadmap ${rule}`);
