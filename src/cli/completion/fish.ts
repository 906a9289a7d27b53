import { type CompletedCommand, type CompletedFlag, ENRICH, NAMED, quoted } from './words.ts';

const COMPLETE = 'complete -c roadmap-enrich';

/** For fish from 3.0 on. */
export function fishScript(): string {
  const names = NAMED.map(({ name }) => name).join(' ');
  return `# fish completion for roadmap-enrich. To enable it:
#   roadmap-enrich completion fish > ~/.config/fish/completions/roadmap-enrich.fish

function __roadmap_enrich_is
    set -l words (commandline -opc)
    set -l command "$words[2]"
    contains -- "$command" ${names}; or set command ''
    test "$command" = "$argv[1]"
end

function __roadmap_enrich_list
    set -l before (string replace -r -- '^--[^=]*=' '' (commandline -ct) | string match -r -- '.*,')
    printf '%s\\n' "$before"$argv
end

${COMPLETE} -e
${NAMED.map(({ name, summary }) => `${COMPLETE} -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${quoted(summary)}`).join('\n')}
${[...NAMED, ENRICH].flatMap(linesOf).join('\n')}
`;
}

function linesOf({ name, operands, flags }: CompletedCommand): readonly string[] {
  const start = `${COMPLETE} -n ${quoted(`__roadmap_enrich_is ${name || "''"}`)}`;
  const words = operands.words.length > 0 ? ` -a ${quoted(operands.words.join(' '))}` : '';
  return [
    ...(operands.hasPaths ? [] : [`${start} -f${words}`]),
    ...flags.map(
      (flag) =>
        `${start} -l ${flag.name.slice('--'.length)}${valuesOf(flag)} -d ${quoted(flag.summary)}`,
    ),
  ];
}

function valuesOf({ value, words, hasPaths, isList }: CompletedFlag): string {
  if (value === null) return '';
  const list = words.join(' ');
  const known = isList ? `(__roadmap_enrich_list ${list})` : list;
  return `${hasPaths ? ' -r -F' : ' -x'}${words.length > 0 ? ` -a ${quoted(known)}` : ''}`;
}
