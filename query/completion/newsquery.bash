# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for newsquery(1)

_newsquery() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  case $previous in
    --db) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --like | --show | --config | --aliases) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
    --since | --until)
      mapfile -t COMPREPLY < <(compgen -W 'today yesterday 7d 2w 3m 1y' -- "$current"); return ;;
    --sort) mapfile -t COMPREPLY < <(compgen -W 'relevance newest oldest' -- "$current"); return ;;
    --facet)
      mapfile -t COMPREPLY < <(compgen -W \
        'speaker byline source section place year month day' -- "$current"); return ;;
    --format)
      mapfile -t COMPREPLY < <(compgen -W 'text json jsonl csv tsv paths' -- "$current"); return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$current"); return ;;
    --pager) mapfile -t COMPREPLY < <(compgen -W 'auto never' -- "$current"); return ;;
    --saved | --forget)
      mapfile -t COMPREPLY < <(compgen -W "$(newsquery --saved 2>/dev/null | cut -f1)" -- "$current")
      return ;;
    --save | -n | --limit | --offset | --snippets) return ;;
  esac
  case $current in
    -*)
      mapfile -t COMPREPLY < <(compgen -W '--db --config --since --until --any --literal --aliases --no-aliases --quotes --like
        --copies --limit --offset --sort --count --facet --show --format --json --print0 --snippets
        --no-snippets --color --pager --raw --explain --quiet --save --saved --forget --new --help
        --version' -- "$current") ;;
    *)
      compopt -o nospace 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -W 'headline: byline: caption: credit: heading: body: lead:
        speaker: said: source: section: place: lang: url: path: id: date: words:' -- "$current") ;;
  esac
}

complete -F _newsquery newsquery
