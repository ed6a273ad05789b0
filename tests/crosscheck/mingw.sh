#!/usr/bin/env bash
# The launcher of `cmake --preset cross-check`: whatever CMake lets the machine's compiler do, MinGW's reads in its place.
# Nothing is linked and nothing is made but the precompiled header: Debian has Qt's headers, and no Qt for Windows.
# Of /usr/include only the libraries that Windows has, too, are seen, so a header of POSIX or Linux without its guard is
# an error, as it would be there.
set -euo pipefail
headers=$(dirname "$0")/../../build/cross-check/headers
shift # the machine's own compiler

arguments=(-idirafter "$headers" -D_WIN32_WINNT=0x0A00)
out=
for argument; do
    case $argument in
        -fPIC | -D_FORTIFY_SOURCE=* | -fcf-protection* | -fstack-*) ;;
        *mkspecs/linux-g++) arguments+=("${argument/linux-g++/win32-g++}") ;;
        *) arguments+=("$argument") ;;
    esac
    [[ ${last:-} != -o ]] || out=$argument
    last=$argument
done
[[ $out == *.gch ]] || arguments+=(-fsyntax-only)
x86_64-w64-mingw32-g++-posix "${arguments[@]}"
[[ $out == *.gch ]] || : >"$out"
