# shellcheck shell=bash
# One local installation: its folder, ports, secrets and services. Sourced, not run; needs say.sh and processes.sh.

RUN=$PWD/.run
PROGRAMS=$PWD/.build/debug
MAIL=$RUN/mail
SERVICES=(intake routing itsm notification survey)
LAST_PORT=10

# Reads what an earlier run has chosen: the ports, and servers that are not ours.
load_installation() {
    PORT_BASE='' AMQP_URL='' MANAGEMENT_URL='' POSTGRES_URL=''
    # shellcheck source=/dev/null
    [ ! -f "$RUN/installation" ] || . "$RUN/installation"
}

save_installation() {
    mkdir -p "$RUN/log" "$RUN/pid" "$MAIL"
    (
        umask 077
        printf '%s=%q\n' PORT_BASE "$PORT_BASE" AMQP_URL "$AMQP_URL" MANAGEMENT_URL "$MANAGEMENT_URL" \
            POSTGRES_URL "$POSTGRES_URL" >"$RUN/installation"
    )
}

# Every port has its place in one block, so that one number tells them all.
set_ports() {
    AMQP_PORT=$PORT_BASE
    MANAGEMENT_PORT=$((PORT_BASE + 1))
    DISTRIBUTION_PORT=$((PORT_BASE + 2))
    EPMD_PORT=$((PORT_BASE + 3))
    POSTGRES_PORT=$((PORT_BASE + 4))
    SMTP_PORT=$((PORT_BASE + 5))
}

service_port() {
    local place
    for place in "${!SERVICES[@]}"; do
        [ "${SERVICES[place]}" != "$1" ] || printf '%s\n' "$((PORT_BASE + 6 + place))"
    done
}

# Secrets are made once, and stay with the data that they open.
load_secrets() {
    if [ ! -f "$RUN/secrets" ]; then
        (
            umask 077
            {
                printf 'ADMIN_PASSWORD=%s\n' "$(random_hex)"
                printf 'CASEWIRE_REPLY_SECRET=%s\n' "$(random_hex)"
                local variable
                for variable in $(password_variables); do
                    printf '%s=%s\n' "$variable" "$(random_hex)"
                done
            } >"$RUN/secrets"
        )
    fi
    # shellcheck source=/dev/null
    . "$RUN/secrets"
}

random_hex() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# The variables that hold the passwords of the broker's and the database's users: one of each for a service.
password_variables() {
    local name
    for name in "${SERVICES[@]}"; do
        printf 'CASEWIRE_%s_AMQP_PASSWORD CASEWIRE_%s_DB_PASSWORD ' "${name^^}" "${name^^}"
    done
    printf 'CASEWIRE_TOOL_AMQP_PASSWORD CASEWIRE_GATEWAY_AMQP_PASSWORD\n'
}

# Where the servers are, for their administrators. Given ones win over our own.
administrator_urls() {
    ADMIN_AMQP_URL=${AMQP_URL:-amqp://admin:$ADMIN_PASSWORD@127.0.0.1:$AMQP_PORT/casewire}
    ADMIN_MANAGEMENT_URL=${MANAGEMENT_URL:-http://admin:$ADMIN_PASSWORD@127.0.0.1:$MANAGEMENT_PORT}
    OWNER_POSTGRES_URL=${POSTGRES_URL:-postgresql://postgres:$ADMIN_PASSWORD@127.0.0.1:$POSTGRES_PORT/casewire}
}

# with_user URL USER PASSWORD: the same place for somebody else.
with_user() {
    local scheme=${1%%://*} rest=${1#*://}
    printf '%s://%s:%s@%s\n' "$scheme" "$2" "$3" "${rest#*@}"
}

amqp_url_of() {
    local password=CASEWIRE_${1^^}_AMQP_PASSWORD
    with_user "$ADMIN_AMQP_URL" "$1" "${!password}"
}

postgres_url_of() {
    local password=CASEWIRE_${1^^}_DB_PASSWORD
    with_user "$OWNER_POSTGRES_URL" "casewire_$1" "${!password}"
}

# For `deploy/casewire`, and for whoever sources it: where everything is, as the tool.
write_environment() {
    (
        umask 077
        printf 'export %s=%q\n' \
            CASEWIRE_AMQP_URL "$(amqp_url_of tool)" \
            CASEWIRE_MANAGEMENT_URL "$ADMIN_MANAGEMENT_URL" \
            CASEWIRE_POSTGRES_URL "$OWNER_POSTGRES_URL" >"$RUN/env"
    )
}

# as_administrator COMMAND...: with the administrators' urls and the passwords to give to the services' users.
as_administrator() {
    (
        export CASEWIRE_AMQP_URL=$ADMIN_AMQP_URL CASEWIRE_MANAGEMENT_URL=$ADMIN_MANAGEMENT_URL
        export CASEWIRE_POSTGRES_URL=$OWNER_POSTGRES_URL
        local variable
        for variable in $(password_variables); do
            export "${variable?}"
        done
        "$@"
    )
}

start_service() {
    local name=$1
    if runs "$name" && [ "$PROGRAMS/$name" -nt "$RUN/pid/$name" ]; then
        say "$name was built anew: starting it again"
        stop "$name" TERM 30
    fi
    runs "$name" && return 0
    (
        export CASEWIRE_AMQP_URL CASEWIRE_POSTGRES_URL
        CASEWIRE_AMQP_URL=$(amqp_url_of "$name")
        CASEWIRE_POSTGRES_URL=$(postgres_url_of "$name")
        export CASEWIRE_HTTP_HOST=127.0.0.1 CASEWIRE_LOG_FORMAT=text
        CASEWIRE_HTTP_PORT=$(service_port "$name")
        export CASEWIRE_HTTP_PORT
        case $name in
            intake | notification | survey) export CASEWIRE_REPLY_SECRET ;;
        esac
        case $name in
            notification | survey) export CASEWIRE_MAIL_FROM=support@casewire.example ;;
        esac
        if [ "$name" = notification ]; then export CASEWIRE_SMTP_URL=smtp://127.0.0.1:$SMTP_PORT; fi
        spawn "$name" "$PROGRAMS/$name"
    )
}

wait_for_service() {
    wait_until 60 "$1" has_answer "http://127.0.0.1:$(service_port "$1")/ready"
}
