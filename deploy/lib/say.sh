# shellcheck shell=bash
# What the scripts say, and how they give up. Sourced, not run.

STARTED_AT=$(date +%s)

# One step begins; with the seconds since the script began.
step() { printf '[%3d s] %s\n' "$(($(date +%s) - STARTED_AT))" "$*"; }

# A remark within a step.
say() { printf '        %s\n' "$*"; }

# The end: one line that says why, and what to do.
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# The last lines of a log, for the reader of a failure.
show_log() {
    [ -s "$1" ] || return 0
    printf -- '--- the end of %s\n' "$1" >&2
    tail -n "${2:-20}" "$1" >&2
    printf -- '---\n' >&2
}
