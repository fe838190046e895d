# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for newsindex(1)

_newsindex() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  case $previous in
    --db) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --files-from | --config) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
    --format)
      mapfile -t COMPREPLY < <(compgen -W \
        'auto text html json jsonl nitf newsml ninjs rss warc reuters' -- "$current"); return ;;
    --progress) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$current"); return ;;
    --report) mapfile -t COMPREPLY < <(compgen -W 'text json none' -- "$current"); return ;;
    --max-size | --jobs | --wait | --exclude | --purge) return ;;
  esac
  case $current in
    -*)
      mapfile -t COMPREPLY < <(compgen -W '--parse --dry-run --rebuild --info --verify --compact
        --rollback --purge --db --config --files-from --from0 --format --exclude --max-size
        --mtime-dates --retry-skipped --checksum --no-delete --allow-mass-delete --jobs --wait
        --progress --report --quiet --verbose --help --version' -- "$current") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
  esac
}

complete -o filenames -F _newsindex newsindex
