#!/usr/bin/env bash
# Makes a folder that runs without Qt: the program, the libraries it links to, the plugins it loads.
#   packaging/portable/make.sh TREE OUT BUILD      TREE = an installed /usr, OUT = the folder to make
set -euo pipefail
tree=$1 out=$2 build=$3
die() { printf '%s\n' "$*" >&2; exit 1; }
qt=$(sed -n 's/^Qt6_DIR:PATH=//p' "$build/CMakeCache.txt")
plugins=$(readlink -f "$qt/../../qt6/plugins")
[[ -d $plugins/platforms ]] || die "there are no plugins of Qt in $plugins"

rm -rf "$out"
mkdir -p "$out"/{bin,lib,plugins,spare,licences}
cp "$tree/bin/limner" "$out/bin/"
cp -r "$tree/share" "$out/share"
rm -rf "$out"/share/doc/limner/changelog.gz

# Which plugins: those without which a window, a picture, a database or a connection is missing.
for plugin in platforms/libqxcb platforms/libqwayland-egl platforms/libqwayland-generic platforms/libqoffscreen platforms/libqminimal \
    imageformats/libqsvg imageformats/libqjpeg imageformats/libqgif imageformats/libqico imageformats/libqwebp imageformats/libqtiff \
    iconengines/libqsvgicon sqldrivers/libqsqlite tls/libqopensslbackend tls/libqcertonlybackend \
    platforminputcontexts/libibusplatforminputcontextplugin platforminputcontexts/libcomposeplatforminputcontextplugin \
    platformthemes/libqxdgdesktopportal wayland-shell-integration/libxdg-shell \
    wayland-decoration-client/libbradient wayland-graphics-integration-client/libqt-plugin-wayland-egl \
    networkinformation/libqglib networkinformation/libqnetworkmanager; do
    [[ -f $plugins/$plugin.so ]] || continue
    mkdir -p "$out/plugins/${plugin%/*}"
    cp "$plugins/$plugin.so" "$out/plugins/${plugin%/*}/"
done

# What every Linux has, newer or equally old, and must be its own: the C library and what stands on it.
never='^(ld-linux.*|libc|libm|libdl|librt|libpthread|libresolv|libutil|libnsl|libanl|libstdc\+\+|libgcc_s)\.so'
# What a desktop has, in a version that fits its drivers and daemons: ours is taken only where there is none.
spare='^lib(GL|EGL|GLX|GLdispatch|OpenGL|GLESv2|drm|gbm|X11|X11-xcb|xcb|Xau|Xdmcp|Xext|fontconfig|freetype|glib-2\.0|gobject-2\.0|gio-2\.0|gmodule-2\.0|gthread-2\.0|expat|z|dbus-1|systemd|wayland-client|wayland-cursor|wayland-egl)\.so'

linked()
{
    LC_ALL=C ldd "$@" | sed -nE 's/^\t([^ ]+) => (\/[^ ]+) .*/\1 \2/p' | sort -u
}
mapfile -t objects < <(find "$out/bin" "$out/plugins" -type f)
missing=$(LC_ALL=C ldd "${objects[@]}" | grep 'not found' || true)
[[ -z $missing ]] || die "not to be found here: $missing"
while read -r name path; do
    [[ ! $name =~ $never ]] || continue
    if [[ $name =~ $spare ]]; then
        mkdir -p "$out/spare/$name"
        cp -L "$path" "$out/spare/$name/$name"
    else
        cp -L "$path" "$out/lib/$name"
    fi
    owner=$(dpkg-query -S "$(readlink -f "$path")" "$path" 2>/dev/null | head -n 1 | sed 's/:.*//' || true)
    [[ -z $owner || ! -f /usr/share/doc/$owner/copyright ]] || cp -L "/usr/share/doc/$owner/copyright" "$out/licences/$owner"
done < <(linked "${objects[@]}")
cp "$tree/share/doc/limner/copyright" "$out/licences/limner"

patchelf --set-rpath '$ORIGIN/../lib' "$out/bin/limner"
find "$out/plugins" -name '*.so' -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +
find "$out/spare" -name '*.so*' -type f -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +
find "$out/lib" -name '*.so*' -exec patchelf --set-rpath '$ORIGIN' {} +
printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$out/bin/qt.conf"
translations=$(readlink -m "$qt/../../../../share/qt6/translations")
mkdir -p "$out/translations"
cp "$translations"/qtbase_zh_CN.qm "$out/translations/" 2>/dev/null || true
cp packaging/portable/limner.sh "$out/limner"
cp packaging/portable/README "$out/README"
chmod 755 "$out/limner" "$out/bin/limner"
