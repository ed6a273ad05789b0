#!/usr/bin/env bash
# An AppImage of the portable folder:
#   packaging/appimage/make.sh dist/limner-VERSION-ARCH.tar.xz OUT.AppImage
# appimagetool (of the AppImage project; Debian has none) has to be in the PATH; without it the AppDir is made and kept.
set -euo pipefail
archive=$1 out=$2
folder=${out%.AppImage}.AppDir
rm -rf "$folder"
mkdir -p "$folder"
tar -C "$folder" --strip-components=1 -xf "$archive"
# The names that the format wants at the top; limner is the start script of the folder.
ln -s limner "$folder/AppRun"
cp "$folder/share/applications/org.limner.Limner.desktop" "$folder/"
cp "$folder/share/icons/hicolor/256x256/apps/org.limner.Limner.png" "$folder/"
ln -s org.limner.Limner.png "$folder/.DirIcon"
desktop-file-validate "$folder/org.limner.Limner.desktop"
[[ -x $folder/AppRun ]]
if command -v appimagetool >/dev/null; then
    ARCH=$(uname -m) appimagetool --no-appstream "$folder" "$out"
else
    echo "No appimagetool here: the AppDir is $folder" >&2
fi
