#!/usr/bin/env bash
# minio.sh [--find]: prints the path of the MinIO server that the tests use; builds it first when the cache has none
# (with --find: fails then).
# MinIO has no Debian package and no binaries any more, but its Go module builds: about three minutes, once.
set -euo pipefail

version=$(<"$(dirname "$0")/minio-version")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/limner
program=${LIMNER_MINIO:-$cache/minio-$version}
[[ -x $program ]] && { echo "$program"; exit; }
[[ ${1:-} != --find ]] || exit 1
[[ -z ${LIMNER_MINIO:-} ]] || { echo "LIMNER_MINIO names $LIMNER_MINIO, which is not a program" >&2; exit 1; }

mkdir -p "$cache"
work=$(mktemp -d "$cache/building-XXXXXX")
# Go writes its module cache read-only.
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

go_is_at_least_1_21()
{
    local minor
    minor=$(go env GOVERSION 2>/dev/null | sed -nE 's/^go1\.([0-9]+).*/\1/p')
    [[ -n $minor && $minor -ge 21 ]]
}

export GOBIN=$work/bin CGO_ENABLED=0
if go_is_at_least_1_21; then
    go=go
    export GOTOOLCHAIN=auto # fetches the newer Go that MinIO asks for, when it asks
else
    # Debian's Go is too old for MinIO, but it can fetch a newer one as a module. Modules lose the executable bit.
    export GOPATH=$work/go GOCACHE=$work/gocache
    toolchain=golang.org/toolchain@v0.0.1-go1.24.9.linux-$(dpkg --print-architecture)
    folder=$(go mod download -json "$toolchain" | sed -nE 's/^\s*"Dir": "(.*)",?$/\1/p')
    chmod -R u+w "$folder"
    chmod +x "$folder"/bin/* "$folder"/pkg/tool/*/*
    go=$folder/bin/go
    export GOTOOLCHAIN=local
fi
"$go" install -ldflags '-s -w' "github.com/minio/minio@$version" >&2
mv "$work/bin/minio" "$program" # whole or not at all, also when two build at once
echo "$program"
