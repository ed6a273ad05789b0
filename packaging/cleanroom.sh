#!/usr/bin/env bash
# Installs, uses and removes what ./dev package made, in a system of its own that has never seen Qt. As root.
#   packaging/cleanroom.sh DEB PORTABLE WORK     WORK keeps the bare system for the next time
set -euo pipefail
deb=$(realpath "$1") portable=$(realpath "$2") work=$3
here=$(dirname "$(realpath "$0")")
mkdir -p "$work"
work=$(realpath "$work")
room=$work/room
xvfb=
chroot=$(PATH=$PATH:/usr/sbin:/sbin command -v chroot)
die() { printf '%s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*"; }

leave()
{
    [[ -z $xvfb ]] || kill "$xvfb" 2>/dev/null || true
    sweep
}

sweep()
{
    local mount
    for mount in proc sys dev; do
        mountpoint -q "$room/$mount" && umount -l "$room/$mount"
    done
    if mountpoint -q "$room"; then umount -l "$room"; fi
}

# The mirrors of Debian that this machine itself uses, as sources.list writes them.
mirrors()
{
    apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
        'Created-By: Packages' 'Origin: Debian' "Architecture: $(dpkg --print-architecture)" | sort -u
}

# How this machine reaches them: proxies, and mirrors that stand still.
reaching()
{
    apt-config dump --format '%F "%v";%n' Acquire::http::Proxy Acquire::https::Proxy Acquire::Retries \
        Acquire::Check-Valid-Until Acquire::Check-Date | grep -v '""'
}

bare_system()
{
    local release
    release=$(. /etc/os-release && echo "$VERSION_CODENAME")
    bare=$work/bare-$release.tar
    [[ ! -s $bare ]] || return 0
    say "Making a bare $release for the test: a few minutes, once"
    rm -rf "$bare.part"
    reaching >"$work/apt.conf"
    mirrors | mmdebstrap --mode=root --variant=apt --format=tar --aptopt="$work/apt.conf" \
        --include=ca-certificates "$release" "$bare.part" - >"$work/mmdebstrap.log" 2>&1 || { tail -n 20 "$work/mmdebstrap.log" >&2; die "mmdebstrap could not make a bare system"; }
    mv "$bare.part" "$bare"
}

# enter NAME: a fresh room from the bare system.
enter()
{
    sweep
    rm -rf --one-file-system "$room" # never what is mounted in it
    mkdir -p "$room"
    tar -C "$room" -xf "$bare"
    mount --bind /dev "$room/dev"
    mount -t proc proc "$room/proc"
    rm -f "$room/etc/resolv.conf"
    cp -L /etc/resolv.conf "$room/etc/resolv.conf"
    [[ ! -f /etc/hosts ]] || cp -L /etc/hosts "$room/etc/hosts"
    # No server is started in a room without an init.
    printf '#!/bin/sh\nexit 101\n' >"$room/usr/sbin/policy-rc.d"
    chmod 755 "$room/usr/sbin/policy-rc.d"
    inside useradd --create-home artist
    inside install -d -o artist -m 700 /run/user/artist # as a session has one
    say "In a fresh room: $1"
}

inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$chroot" "$room" "$@"; }
# As somebody who draws, and who does not wait for ever.
artist()
{
    env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/home/artist DISPLAY="${DISPLAY:-}" \
        XDG_RUNTIME_DIR=/run/user/artist DBUS_SESSION_BUS_ADDRESS=disabled: "$chroot" --userspec=artist "$room" timeout 300 sh -c 'cd && "$@"' sh "$@"
}

# What may not be left: every file that names the program, outside the artist's home and what the system clears itself.
traces()
{
    (cd "$room" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./run -o -path ./tmp -o -path ./home \) -prune \
        -o -iname '*limner*' -print)
}

# uses PROGRAM: its version, a job, the window, its own link.
uses()
{
    local program=$1 said picture shot=/home/artist/shot.png
    said=$(artist "$program" --version)
    grep -q "^limner $version" <<<"$said" || die "--version says “$said”, not $version"
    artist "$program" --help | grep -q '^limner generate' || die "--help does not help"
    said=$(artist "$program" --sandbox generate --prompt 'a lighthouse' --json) || die "the job failed: $said"
    picture=$(sed -nE 's/.*"path": ?"([^"]+)".*/\1/p' <<<"$said" | head -n 1)
    [[ -s $room$picture ]] || die "there is no picture “$picture” after: $said"
    artist "$program" --sandbox --shot "$shot" --lang en --theme light >"$work/shot.log" 2>&1 \
        || { cat "$work/shot.log" >&2; die "the window did not come"; }
    [[ -s $room$shot ]] || die "the window left no picture of itself"
    cp "$room$shot" "$work/${program//\//_}.png"
    ! artist "$program" open limner:nonsense 2>/dev/null || die "a strange link was taken"
    kept=$picture
}

display()
{
    local number=97
    while [[ -e /tmp/.X11-unix/X$number ]]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 1600x1000x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
    xvfb=$!
    export DISPLAY=:$number
    # The socket may be reached from inside through its abstract name.
    local tries=0
    until [[ -e /tmp/.X11-unix/X$number ]]; do
        kill -0 "$xvfb" 2>/dev/null && ((tries++ < 100)) || die "Xvfb did not start"
        sleep 0.1
    done
}

debian_package()
{
    enter "${deb##*/}"
    cp "$deb" "$room/tmp/limner.deb"
    inside apt-get -qq update
    # Without what is only recommended: it has to run with what it depends on.
    inside apt-get -qq install --no-install-recommends -y /tmp/limner.deb >"$work/install.log" 2>&1 \
        || { tail -n 20 "$work/install.log" >&2; die "apt-get could not install it"; }
    rm "$room/tmp/limner.deb"
    version=$(inside dpkg-query -W -f '${Version}' limner)
    uses /usr/bin/limner
    inside /usr/bin/test -s /usr/share/man/man1/limner.1.gz || true # Debian's own rules may leave manuals out
    # Somebody enabled the server, and forgets it.
    mkdir -p "$room/etc/systemd/system/multi-user.target.wants"
    ln -s /usr/lib/systemd/system/limner.service "$room/etc/systemd/system/multi-user.target.wants/limner.service"
    inside apt-get -qq purge -y limner >"$work/remove.log" 2>&1 || { cat "$work/remove.log" >&2; die "it cannot be removed"; }
    nothing_left
}

nothing_left()
{
    local left
    left=$(traces)
    [[ -z $left ]] || die "these are left: $left"
    [[ -s $room$kept ]] || die "the library went with the program"
}

portable_folder()
{
    enter "${portable##*/}"
    ! inside sh -c 'ls /usr/lib/*/libQt6* 2>/dev/null' || die "this room knows Qt"
    mkdir "$room/opt/somewhere else"
    tar -C "$room/opt/somewhere else" -xf "$portable"
    local folder
    folder=$(cd "$room" && echo "opt/somewhere else"/limner-*)
    uses "/$folder/limner"
    rm -rf "${room:?}/$folder"
    nothing_left
}

((EUID == 0)) || die "The clean room needs root, for chroot and mounts"
trap leave EXIT
bare_system
display
debian_package
portable_folder
say "Installed, used and removed: nothing is left but the pictures"
