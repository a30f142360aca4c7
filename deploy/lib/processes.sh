# shellcheck shell=bash
# Background processes by recorded id. Sourced, not run; needs say.sh and $RUN, the folder of this installation.

# spawn NAME COMMAND...: runs it in the background, its output in log/NAME.log, its id in pid/NAME.
spawn() {
    local name=$1
    shift
    mkdir -p "$RUN/log" "$RUN/pid"
    setsid "$@" </dev/null >>"$RUN/log/$name.log" 2>&1 &
    record "$name" "$!"
}

# The id alone does not suffice: another process may have it by now. Hence the time of its start beside it.
record() {
    printf '%s %s\n' "$2" "$(start_time "$2")" >"$RUN/pid/$1"
}

start_time() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
}

# The id of the process recorded under NAME, if it still runs.
pid_of() {
    local pid started
    [ -s "$RUN/pid/$1" ] || return 1
    read -r pid started <"$RUN/pid/$1"
    [ -n "$started" ] && [ "$(start_time "$pid")" = "$started" ] || return 1
    [ "$(sed 's/.*) //' "/proc/$pid/stat" | cut -c 1)" != Z ] || return 1
    printf '%s\n' "$pid"
}

runs() { pid_of "$1" >/dev/null; }

# stop NAME [SIGNAL] [SECONDS]: asks, waits, and in the end insists.
stop() {
    local name=$1 signal=${2:-TERM} seconds=${3:-30} pid tenth
    if pid=$(pid_of "$name"); then
        kill -s "$signal" "$pid" 2>/dev/null || true
        for ((tenth = 0; tenth < seconds * 10; tenth++)); do
            runs "$name" || break
            sleep 0.1
        done
        if runs "$name"; then
            say "$name did not end within $seconds s: killing it"
            kill -s KILL "$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$RUN/pid/$name"
}

# wait_until SECONDS NAME TEST...: until TEST holds; fails with the log if NAME ends or time runs out.
wait_until() {
    local seconds=$1 name=$2 tenth
    shift 2
    for ((tenth = 0; tenth < seconds * 5; tenth++)); do
        "$@" 2>/dev/null && return 0
        if ! runs "$name"; then
            show_log "$RUN/log/$name.log"
            fail "$name ended at its start"
        fi
        sleep 0.2
    done
    show_log "$RUN/log/$name.log"
    fail "$name did not get ready within $seconds s"
}

# Whether somebody listens on a port of the loopback.
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_ports FIRST COUNT: the first block of COUNT ports, from FIRST on, in which nobody listens.
free_ports() {
    local base=$1 count=$2 port
    while [ "$base" -lt 32700 ]; do
        for ((port = base; port < base + count; port++)); do
            if listens "$port"; then
                base=$((base + count))
                continue 2
            fi
        done
        printf '%s\n' "$base"
        return 0
    done
    fail "no $count free ports in a row from $1 on"
}

# has_answer URL [USER:PASSWORD]: whether an HTTP GET is answered with a status of success.
# The user goes by standard input: the command line is there for everybody to read.
has_answer() {
    printf '%s' "${2:+user = \"$2\"}" | curl --silent --fail --max-time 5 --output /dev/null --config - "$1"
}
