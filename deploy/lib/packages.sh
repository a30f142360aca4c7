# shellcheck shell=bash
# The Debian packages that building, running and testing need. Sourced, not run; needs say.sh.

BUILD_PACKAGES=(
    librabbitmq-dev libpq-dev libssl-dev libgmime-3.0-dev libcurl4-openssl-dev pkg-config
    git curl python3 python3-venv util-linux
)
SERVER_PACKAGES=(rabbitmq-server postgresql)

# Installs those of the packages named that are missing, as root or through sudo.
ensure_packages() {
    local missing=() name
    command -v dpkg-query >/dev/null || {
        say "this is not Debian: taking for granted that these are there: $*"
        return 0
    }
    for name in "$@"; do
        is_installed "$name" || missing+=("$name")
    done
    if [ "${#missing[@]}" -eq 0 ]; then
        say "all there"
        return 0
    fi
    say "installing ${missing[*]}"
    choose_root_command "${missing[*]}"
    local log
    log=$(mktemp)
    if ! with_services_held_back apt_install "${missing[@]}" >"$log" 2>&1; then
        show_log "$log" 15
        rm -f "$log"
        fail "apt could not install ${missing[*]}: is there a network, and is the disk not full?"
    fi
    rm -f "$log"
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Sets AS_ROOT to nothing, or to sudo, which may ask for a password on a terminal.
choose_root_command() {
    AS_ROOT=()
    [ "$(id -u)" -ne 0 ] || return 0
    command -v sudo >/dev/null || fail "not root, and there is no sudo: run as root: apt-get install $1"
    AS_ROOT=(sudo)
    sudo -n true 2>/dev/null && return 0
    [ -t 0 ] || fail "sudo would ask for a password, and there is no terminal: run as root: apt-get install $1"
    say "sudo may ask for your password"
    sudo true || fail "sudo refused: run as root: apt-get install $1"
}

# The lists of packages are fetched only if what is known does not suffice.
apt_install() {
    local options=(-qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install --yes --no-install-recommends)
    "${AS_ROOT[@]}" "${install[@]}" "$@" && return 0
    "${AS_ROOT[@]}" apt-get "${options[@]}" -o APT::Update::Error-Mode=any update &&
        "${AS_ROOT[@]}" "${install[@]}" "$@"
}

# Debian starts a server once it is installed; ours run privately, so that one is not wanted.
with_services_held_back() {
    local policy=/usr/sbin/policy-rc.d status=0
    if [ -e "$policy" ]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' | "${AS_ROOT[@]}" tee "$policy" >/dev/null
    "${AS_ROOT[@]}" chmod 755 "$policy"
    "$@" || status=$?
    "${AS_ROOT[@]}" rm -f "$policy"
    return "$status"
}

# The compiler does not come from Debian.
ensure_swift() {
    command -v swift >/dev/null || fail "there is no swift: install Swift 6.3, see https://www.swift.org/install/linux/"
    local version
    version=$(swift --version 2>&1 | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ "$(printf '%s\n6.3\n' "$version" | sort -V | head -n 1)" = 6.3 ] ||
        fail "swift is $version; Swift 6.3 or later is needed, see https://www.swift.org/install/linux/"
    say "Swift $version"
}

# ensure_disk FOLDER GIGABYTES
ensure_disk() {
    local free
    free=$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1048576) }')
    [ "$free" -ge "$2" ] || fail "$1 has $free GB free, and $2 GB are needed"
    say "$free GB of disk free"
}
