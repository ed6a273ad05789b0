#!/usr/bin/env bash
# ./dev lint: formatting and the rules of the house on everything; clang-tidy and clazy on what differs from main, or
# on everything with --all. Silent when all is well.
set -uo pipefail
cd "$(dirname "$0")/../.."
mkdir -p build/log
failed=0

mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h' ':!tests/lint/samples')
clang-format-14 --dry-run -Werror "${sources[@]}" >build/log/format.log 2>&1 || {
    failed=1
    sed -nE 's/^([^:]+):([0-9]+):.*clang-format.*/\1:\2: not in the house format (.\/dev format)/p' build/log/format.log \
        | sort -u -t: -k1,1
}

for rule in layering oneclass filesize coroutines words names asking; do
    cmake -P "tests/lint/$rule.cmake" >build/log/rule.log 2>&1 || { failed=1; grep -E '^[^ ]+:[0-9]+: ' build/log/rule.log; }
done

if [[ ${1:-} == --all ]]; then
    mapfile -t checked < <(printf '%s\n' "${sources[@]}" | grep -E '^(core|ui|app)/.*\.cpp$')
else
    base=$(git merge-base HEAD origin/main 2>/dev/null || git merge-base HEAD main 2>/dev/null || git rev-parse HEAD)
    mapfile -t checked < <({ git diff --name-only --diff-filter=d "$base"; git ls-files --others --exclude-standard; } \
        | grep -E '^(core|ui|app)/.*\.cpp$' | sort -u)
fi

if ((${#checked[@]})); then
    # Only for the list of compiler calls: nothing is built, so product code includes nothing that moc makes.
    cmake --preset tidy >build/log/tidy.log 2>&1 || { tail -n 20 build/log/tidy.log; exit 1; }
    printf '%s\n' "${checked[@]}" | tests/lint/compilerlint.py build/tidy clang-tidy-16 --quiet || failed=1
    # clazy knows what Qt's headers only say in prose; its findings are warnings, so any line is one too many.
    printf '%s\n' "${checked[@]}" | tests/lint/compilerlint.py build/tidy clazy-standalone \
        -checks=connect-3arg-lambda,connect-by-name,lambda-in-connect,lambda-unique-connection,qstring-ref,range-loop-detach,wrong-qevent-cast,temporary-iterator,unused-non-trivial-variable,strict-iterators \
        -only-qt=false -header-filter='/(core|ui|app)/' || failed=1
fi
exit "$failed"
