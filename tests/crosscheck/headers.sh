#!/usr/bin/env bash
# headers.sh TREE: the headers of libraries that exist for Windows, apart from those of this system.
set -euo pipefail
headers=$1/headers
rm -rf "$headers"
mkdir -p "$headers"
system=/usr/include machine=/usr/include/$(gcc -print-multiarch)
for name in avif brotli httplib.h isa-l isa-l.h jpeglib.h jconfig.h jmorecfg.h jerror.h jxl libheif md4c-html.h md4c.h nlohmann qrencode.h \
    qt6keychain sqlite3.h sqlite3ext.h tl turbojpeg.h webp zconf.h zlib.h; do
    for folder in "$system" "$machine"; do
        [[ ! -e $folder/$name ]] || ln -sfn "$folder/$name" "$headers/$name"
    done
done
# OpenSSL keeps one folder in two places.
mkdir "$headers/openssl"
ln -s "$system"/openssl/* "$machine"/openssl/* "$headers/openssl/"
