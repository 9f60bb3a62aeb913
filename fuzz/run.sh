#!/usr/bin/env bash
# Runs one target with its dictionary, its seeds and the limits that make a run-away a finding:
#   ./run.sh document          ten minutes
#   ./run.sh document 3600     an hour
#   ./run.sh document 60 -jobs=2 …   whatever libFuzzer takes
set -euo pipefail
cd "$(dirname "$0")"
target=${1:?one of the targets: see README.md}
seconds=${2:-600}
shift $(($# < 2 ? $# : 2))
dictionary=graphql
length=4096
case $target in
sdl) seeds=(schemas) ;;
introspection) seeds=(introspection) dictionary=introspection length=8192 ;;
document) seeds=(documents) ;;
generate) seeds=(documents pairs) ;;
operation) seeds=() dictionary= length=1024 ;;
settings) seeds=(settings) dictionary=settings length=1024 ;;
decode) seeds=(answers) dictionary=answers ;;
macro_tokens) seeds=(tokens documents) length=2048 ;;
*) echo "no target $target: see README.md" >&2 && exit 2 ;;
esac
mkdir -p "corpus/$target"
# A thread has 2 MiB; half of it must do.
ulimit -s 1024
exec cargo +nightly fuzz run --sanitizer none "$target" "corpus/$target" "${seeds[@]/#/seeds/}" -- \
    ${dictionary:+-dict=dictionaries/$dictionary.dict} -max_len=$length -timeout=10 -rss_limit_mb=2048 \
    -max_total_time="$seconds" -print_final_stats=1 "$@"
