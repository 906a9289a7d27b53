import {
  type CompletedCommand,
  type CompletedFlag,
  ENRICH,
  NAMED,
  quoted,
  type Values,
} from './words.ts';

/** For zsh: a part of ~/.zshrc, or a file of `fpath`. */
export function zshScript(): string {
  return `#compdef roadmap-enrich
# zsh completion for roadmap-enrich. To enable it, add this line to ~/.zshrc:
#   eval "$(roadmap-enrich completion zsh)"

_roadmap_enrich_list() {
  _sequence compadd - "$@"
}

_roadmap_enrich_list_or_file() {
  [[ $PREFIX == *,* ]] || _files
  _roadmap_enrich_list "$@"
}

_roadmap_enrich_word_or_file() {
  compadd - "$@"
  _files
}

_roadmap_enrich() {
  local -a commands=(
${NAMED.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  case $words[2] in
${NAMED.map((command) => `    ${command.name})\n      shift words\n      ((CURRENT--))\n${argumentsOf(command)}\n      ;;`).join('\n')}
    *)
${argumentsOf(ENRICH)}
      ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _roadmap_enrich "$@"
else
  (($+functions[compdef])) || { autoload -Uz compinit && compinit; }
  compdef _roadmap_enrich roadmap-enrich
fi
`;
}

function argumentsOf({ flags, operands }: CompletedCommand): string {
  const specs = [...flags.map(specOf), ...operandSpecs(operands)];
  return `      _arguments -S ${specs.map((spec) => `\\\n        ${quoted(spec)}`).join(' ')}`;
}

function specOf(flag: CompletedFlag): string {
  const { name, value } = flag;
  const summary = `[${escaped(flag.summary)}]`;
  return value === null
    ? `${name}${summary}`
    : `${name}=${summary}:${escaped(value)}:${actionOf(flag)}`;
}

function operandSpecs(operands: Values): readonly string[] {
  if (operands.hasPaths) return ['*:roadmap:_files'];
  return operands.words.length > 0 ? [`1:word:(${operands.words.join(' ')})`] : [];
}

/** What completes a value; a space for a value that nobody can guess. */
function actionOf({ words, hasPaths, isList }: CompletedFlag): string {
  const list = words.join(' ');
  if (words.length === 0) return hasPaths ? '_files' : ' ';
  if (isList) return `_roadmap_enrich_list${hasPaths ? '_or_file' : ''} ${list}`;
  return hasPaths ? `_roadmap_enrich_word_or_file ${list}` : `(${list})`;
}

/** For the parts of a spec, which brackets and colons end. */
function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}
