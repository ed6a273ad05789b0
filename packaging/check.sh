#!/usr/bin/env bash
# Asks everyone who will read it whether an installed tree (…/usr) is well made. Prints what is wrong; quiet otherwise.
#   packaging/check.sh TREE
set -euo pipefail
tree=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
die() { printf '%s\n' "$*" >&2; exit 1; }

# A unit names the installed program; here it stands elsewhere.
units()
{
    local kind unit
    for kind in system user; do
        mkdir -p "$work/$kind"
        unit=$work/$kind/limner.service
        sed "s#^ExecStart=/usr/bin/limner#ExecStart=$(realpath "$tree")/bin/limner#; /^Documentation=/d" \
            "$tree/lib/systemd/$kind/limner.service" >"$unit"
        local scope=()
        [[ $kind == system ]] || scope=(--user)
        SYSTEMD_LOG_LEVEL=warning XDG_RUNTIME_DIR=$work systemd-analyze "${scope[@]}" verify --man=no "$unit" \
            >"$work/verify" 2>&1 || true
        # Where systemd does not run, it says so.
        if grep -E 'limner' "$work/verify"; then die "systemd-analyze finds the $kind unit wanting"; fi
    done
    # 10 = nothing is kept from it; above 2.0 somebody took a protection away.
    systemd-analyze security --offline=yes --threshold=20 "$work/system/limner.service" >"$work/security" 2>&1 \
        || { cat "$work/security" >&2; die "the system unit is exposed"; }
}

proxy()
{
    mkdir -p "$work/nginx" "$work/ssl"
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=example.org \
        -keyout "$work/ssl/privkey.pem" -out "$work/ssl/fullchain.pem" >/dev/null 2>&1
    sed "s#/etc/ssl/limner#$work/ssl#" "$tree"/share/doc/limner/examples/limner.conf >"$work/nginx/limner.conf"
    printf 'error_log stderr;\npid %s/pid;\nevents {}\nhttp { access_log off; include %s/nginx/*.conf; }\n' \
        "$work" "$work" >"$work/nginx.conf"
    PATH=$PATH:/usr/sbin nginx -t -q -p "$work" -c "$work/nginx.conf" || die "nginx does not take the example"
}

pages()
{
    local page
    for page in "$tree"/share/man/man*/*.gz; do
        zcat "$page" >"$work/page"
        groff -man -Tutf8 -ww -z "$work/page" >"$work/said" 2>&1 || true
        [[ ! -s $work/said ]] || { cat "$work/said" >&2; die "groff complains of ${page##*/}"; }
    done
}

shells()
{
    bash -n "$tree/share/bash-completion/completions/limner"
    zsh -n "$tree/share/zsh/vendor-completions/_limner"
    fish -n "$tree/share/fish/vendor_completions.d/limner.fish"
    local answer
    answer=$(bash -c '. "$1"; COMP_WORDS=(limner gene); COMP_CWORD=1; _limner; echo "${COMPREPLY[*]}"' _ \
        "$tree/share/bash-completion/completions/limner")
    [[ $answer == generate ]] || die "bash completes gene to “$answer”"
    answer=$(bash -c '. "$1"; COMP_WORDS=(limner serve --ready); COMP_CWORD=2; _limner; echo "${COMPREPLY[*]}"' _ \
        "$tree/share/bash-completion/completions/limner")
    [[ $answer == --ready-file ]] || die "bash completes serve --ready to “$answer”"
    answer=$(fish -c "source '$tree/share/fish/vendor_completions.d/limner.fish'; complete -C 'limner spend --cs'")
    [[ $answer == --csv* ]] || die "fish completes spend --cs to “$answer”"
}

units
proxy
pages
shells
