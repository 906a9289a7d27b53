import { type CompletedFlag, ENRICH, NAMED, quoted, type Values } from './words.ts';

/**
 * For bash from 3.2 on, which macOS has, and without the package bash-completion. Bash takes `=` for a
 * word of its own. Where the script finds nothing, bash completes a path by itself.
 */
export function bashScript(): string {
  const flags = new Map<string, CompletedFlag>();
  // One that is a list of known words in one command may be less in another.
  for (const flag of [ENRICH, ...NAMED].flatMap(({ flags }) => flags)) {
    if (flag.value !== null && !flags.get(flag.name)?.words.length) flags.set(flag.name, flag);
  }
  return `# bash completion for roadmap-enrich. To enable it, add this line to ~/.bashrc:
#   eval "$(roadmap-enrich completion bash)"

_roadmap_enrich_words() {
  COMPREPLY+=($(compgen -W "$1" -- "$cur"))
}

_roadmap_enrich_list() {
  local before=
  if [[ $cur == *,* ]]; then before=\${cur%,*},; fi
  COMPREPLY+=($(compgen -P "$before" -W "$1" -- "\${cur#"$before"}"))
}

_roadmap_enrich_paths() {
  compopt -o filenames 2>/dev/null
  local path
  while IFS= read -r path; do
    if [[ \${path##*/} != .* || \${cur##*/} == .* ]]; then COMPREPLY+=("$path"); fi
  done < <(compgen -f -- "$cur")
}

_roadmap_enrich_nothing() {
  compopt +o default 2>/dev/null
}

_roadmap_enrich() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= flags=
  if ((COMP_CWORD > 1)); then command=\${COMP_WORDS[1]}; fi
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  case $prev in
${[...flags.values()].map((flag) => `    ${flag.name}) ${callsOf(flag, flag.isList)}; return ;;`).join('\n')}
  esac
  case $command in
${NAMED.map(({ name, flags }) => `    ${name}) flags=${quoted(namesOf(flags))} ;;`).join('\n')}
    *) flags=${quoted(namesOf(ENRICH.flags))} ;;
  esac
  if [[ $cur == -* ]]; then
    _roadmap_enrich_words "$flags"
    return
  fi
  case $command in
    '') _roadmap_enrich_words ${quoted(namesOf(NAMED))}; _roadmap_enrich_paths ;;
${NAMED.map(({ name, operands }) => `    ${name}) ${callsOf(operands)} ;;`).join('\n')}
    *) _roadmap_enrich_paths ;;
  esac
}

complete -o default -F _roadmap_enrich roadmap-enrich
`;
}

function namesOf(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(' ');
}

function callsOf({ words, hasPaths }: Values, isList = false): string {
  const shown = quoted(words.join(' '));
  const calls = [
    ...(words.length > 0 ? [`_roadmap_enrich_${isList ? 'list' : 'words'} ${shown}`] : []),
    ...(hasPaths ? ['_roadmap_enrich_paths'] : []),
  ];
  return calls.length > 0 ? calls.join('; ') : '_roadmap_enrich_nothing';
}
