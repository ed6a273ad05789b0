#!/usr/bin/env bash
# What ./dev package does, once the program is built:
#   packaging/package.sh BUILD DIST     packs BUILD into DIST and checks what came out
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1 dist=$2 here=packaging
die() { printf '%s\n' "$*" >&2; exit 1; }

# Whoever builds this commit gets these bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022

version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
stage=$build/package
rm -rf "$stage"
mkdir -p "$stage" "$dist"

make_deb()
{
    cpack -B "$stage" --config "$build/CPackConfig.cmake" >"$stage/cpack.log" 2>&1 \
        || { tail -n 30 "$stage/cpack.log" >&2; die "cpack could not pack it"; }
    deb=$(echo "$stage"/limner_*.deb)
    [[ -s $deb ]] || die "cpack made no package"
    cp "$deb" "$dist/"
    deb=$dist/${deb##*/}
    echo "$deb"
}

make_portable()
{
    portable=$dist/limner-$version-$(uname -m).tar.xz
    DESTDIR=$stage/root cmake --install "$build" --component limner --prefix /usr --strip >"$stage/install.log"
    $here/portable/make.sh "$stage/root/usr" "$stage/limner-$version" "$build"
    tar -C "$stage" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        -c "limner-$version" | xz -6 >"$portable"
    echo "$portable"
}

# Everything that Debian and the desktop have a checker for; each is quiet, or the package is none.
check()
{
    local tree=$stage/root/usr
    desktop-file-validate "$tree"/share/applications/*.desktop
    appstreamcli validate --no-net --no-color "$tree"/share/metainfo/*.xml >"$stage/appstream.log" \
        || { cat "$stage/appstream.log" >&2; die "appstreamcli finds the description wanting"; }
    $here/check.sh "$tree"
    local found
    found=$(lintian --allow-root --tag-display-limit 0 \
        --display-info --suppress-tags-from-file $here/debian/lintian-not "$deb" 2>/dev/null) || true
    [[ -z $found ]] || { printf '%s\n' "$found" >&2; die "lintian is not content with $deb"; }
    echo "lintian, desktop-file-validate, appstreamcli, systemd-analyze, nginx, man and the shells are content"
}

# The recipes of packages that are made elsewhere: the manifest holds no word its builder does not know, and the AppDir,
# of which the last step makes an AppImage, starts.
check_recipes()
{
    # It leaves a folder where it runs.
    (cd "$stage" && flatpak-builder --show-manifest "$OLDPWD/$here/flatpak/org.limner.Limner.yml") >/dev/null 2>"$stage/flatpak.log" \
        || { cat "$stage/flatpak.log" >&2; die "flatpak-builder cannot read the manifest"; }
    [[ ! -s $stage/flatpak.log ]] || { cat "$stage/flatpak.log" >&2; die "flatpak-builder finds the manifest wanting"; }
    PATH=/usr/bin:/bin $here/appimage/make.sh "$portable" "$stage/limner.AppImage" 2>"$stage/appimage.log" \
        || { cat "$stage/appimage.log" >&2; die "no AppDir"; }
    appstreamcli validate-tree --no-net --no-color "$stage/limner.AppDir" >"$stage/appdir.log" \
        || { cat "$stage/appdir.log" >&2; die "appstreamcli finds the AppDir wanting"; }
    [[ $("$stage/limner.AppDir/AppRun" --version) == "limner $version"* ]] || die "the AppDir does not start"
    echo "flatpak-builder is content, and the AppDir starts"
}

make_deb
make_portable
check
check_recipes
