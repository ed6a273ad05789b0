#!/bin/sh
# Starts Limner from wherever this folder lies. Libraries that a desktop has are the desktop's; those it lacks are taken
# from "spare".
here=$(dirname "$(readlink -f "$0")")
known=$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null)
for folder in "$here"/spare/*; do
    name=${folder##*/}
    case $known in
    *"$name "*) ;;
    *) LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder && export LD_LIBRARY_PATH ;;
    esac
done
exec "$here/bin/limner" "$@"
