#!/bin/sh
# Launches a compiler, through ccache where there is one. gcc 12 fails to write about one of ten large
# precompiled headers ("internal compiler error: in gt_pch_save"): whether it does hangs on where the
# kernel put its memory, so another try, with other addresses, succeeds. No other failure is retried.
#
# gcc knows a header by its bytes when `#pragma once` stands in a precompiled one, comments and all, while
# ccache looks at what the preprocessor leaves of them. So for a precompiled header ccache is told to
# compare whole files; else it hands out one made before a comment was changed, and gcc reads the changed
# header a second time. Once that has happened the cache keeps the old one under the new header's bytes, so
# those made in this way stand apart from all others, in a namespace of their own.
set -u
if command -v ccache > /dev/null; then set -- ccache "$@"; fi
case "$*" in
  *-x\ c++-header*) ;;
  *) exec "$@" ;;
esac
export CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_NAMESPACE=whole-headers

said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT
for _ in 1 2 3 4 5; do
  "$@" 2> "$said"
  status=$?
  grep -q 'internal compiler error: in gt_pch_save' "$said" || break
done
cat "$said" >&2
exit "$status"
