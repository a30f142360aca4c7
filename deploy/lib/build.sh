# shellcheck shell=bash
# Builds, and says in one line how far it is. Sourced, not run; needs say.sh.

BUILD_LOG=.run/log/build.log

# build ARGUMENT...: `swift build` with its steps in a log; what went wrong is shown if it fails, and its status kept.
build() {
    local status=0
    mkdir -p "${BUILD_LOG%/*}"
    swift build "$@" 2>&1 | tee "$BUILD_LOG" | show_build || status=$?
    [ "$status" -ne 0 ] || return 0
    grep -v '^\[[0-9]*/[0-9]*\] ' "$BUILD_LOG" >&2 || true
    printf 'error: the build failed, see above; every step is in %s\n' "$BUILD_LOG" >&2
    return "$status"
}

# Shows the lines of a build: on a terminal one line that changes, else one every half a minute.
show_build() {
    local line last='' shown=$SECONDS width=80
    if [ -t 1 ]; then width=$(tput cols 2>/dev/null) || width=80; fi
    while IFS= read -r line; do
        [ -n "$line" ] || continue
        last=$line
        if [ -t 1 ]; then
            printf '\r\033[K        %.*s' "$((width - 9))" "$line"
        elif [ $((SECONDS - shown)) -ge 30 ]; then
            say "$line"
            shown=$SECONDS
        fi
    done
    [ ! -t 1 ] || printf '\r\033[K'
    case $last in 'Build complete!'*) say "$last" ;; esac
}
