#!/bin/sh
# The one-way rule of the README: each folder may include only those on its line.
# Data of assets may be built into any. And curses and uv stay where they belong.
set -u
bad=0
rules="
base:
trace:base
lang:base
vm:lang trace base
loop:vm lang trace base
model:trace base
story:model trace base
lesson:story model trace base
export:story model trace base
ui:lesson story model lang trace base
term:ui base
host:base
app:base trace lang vm loop model story lesson export ui term host
"
for rule in $(echo "$rules" | tr ' ' ','); do
    module=${rule%%:*}
    allowed=" $module assets $(echo "${rule#*:}" | tr ',' ' ') "
    for file in src/"$module"/*.[ch] src/"$module"/*.def; do
        [ -f "$file" ] || continue
        for other in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
            case "$allowed" in
            *" $other "*) ;;
            *) echo "$file includes $other/, which $module may not"; bad=1 ;;
            esac
        done
    done
done
if grep -lE '#include <(n?curses|term)\.h>' -r src --include='*.[ch]' | grep -v '^src/term/'; then
    echo "curses is included outside src/term"; bad=1
fi
if grep -l '#include <uv\.h>' -r src --include='*.[ch]' | grep -v '^src/host/'; then
    echo "uv is included outside src/host"; bad=1
fi
for generated in tests/readme.py tests/reference.py tests/manual.py; do
    if command -v python3 >/dev/null && ! python3 $generated --check; then
        bad=1
    fi
done
[ $bad = 0 ] && echo "lint: includes point one way"
exit $bad
