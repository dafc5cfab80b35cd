#!/bin/sh
# Launches a compiler, through ccache where there is one. gcc 12 fails to write about one of ten large
# precompiled headers ("internal compiler error: in gt_pch_save"): whether it does hangs on where the
# kernel put its memory, so another try, with other addresses, succeeds. No other failure is retried.
set -u
if command -v ccache > /dev/null; then set -- ccache "$@"; fi
case "$*" in
  *-x\ c++-header*) ;;
  *) exec "$@" ;;
esac

said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT
for _ in 1 2 3 4 5; do
  "$@" 2> "$said"
  status=$?
  grep -q 'internal compiler error: in gt_pch_save' "$said" || break
done
cat "$said" >&2
exit "$status"
