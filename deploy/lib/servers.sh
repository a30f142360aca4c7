# shellcheck shell=bash
# A private RabbitMQ and a private PostgreSQL under $RUN, on the loopback only. Sourced, not run; needs say.sh,
# processes.sh, and the variables AMQP_PORT, MANAGEMENT_PORT, DISTRIBUTION_PORT, EPMD_PORT, POSTGRES_PORT,
# ADMIN_PASSWORD, DEFAULT_VHOST. SERVERS_ARE_FOR=tests gives up durability for speed.

# --- PostgreSQL

start_postgres() {
    # Room for the pages that change again and again, and few checkpoints, after each of which pages are logged whole.
    local programs data
    local settings=(-c shared_buffers=256MB -c max_wal_size=4GB -c checkpoint_timeout=15min -c wal_compression=lz4)
    runs postgres && return 0
    programs=$(postgres_programs)
    choose_postgres_user
    data=$(postgres_folder)
    if [ ! -s "$data/PG_VERSION" ]; then
        make_database "$programs" "$data"
    fi
    [ "${SERVERS_ARE_FOR:-}" != tests ] || settings+=(-c fsync=off -c max_connections=400)
    rm -f "$RUN/log/postgres.log"
    spawn postgres "${AS_POSTGRES[@]}" "$programs/postgres" -D "$data" -p "$POSTGRES_PORT" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= "${settings[@]}"
    wait_until 60 postgres "$programs/pg_isready" --quiet --host 127.0.0.1 --port "$POSTGRES_PORT"
}

stop_postgres() { stop postgres INT 60; }

make_database() {
    local programs=$1 data=$2 password
    password=$(mktemp "$data/../password.XXXXXX")
    printf '%s\n' "$ADMIN_PASSWORD" >"$password"
    [ "${#AS_POSTGRES[@]}" -eq 0 ] || chown "$POSTGRES_USER" "$password"
    "${AS_POSTGRES[@]}" "$programs/initdb" --pgdata "$data" --username postgres --pwfile "$password" \
        --auth scram-sha-256 --encoding UTF8 --no-locale >"$RUN/log/initdb.log" 2>&1 ||
        { show_log "$RUN/log/initdb.log"; fail "initdb failed"; }
    rm -f "$password"
}

# Debian keeps the server's programs off the search path, a folder for each major version.
postgres_programs() {
    local newest
    newest=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
    [ -n "$newest" ] || newest=$(command -v initdb) || fail "PostgreSQL's programs are not to be found"
    dirname "$newest"
}

# PostgreSQL refuses to run as root.
choose_postgres_user() {
    AS_POSTGRES=()
    POSTGRES_USER=$(id -un)
    [ "$(id -u)" -eq 0 ] || return 0
    POSTGRES_USER=nobody
    ! id postgres >/dev/null 2>&1 || POSTGRES_USER=postgres
    AS_POSTGRES=(setpriv --reuid "$POSTGRES_USER" --regid "$(id -g "$POSTGRES_USER")" --clear-groups --)
}

# The data folder: under $RUN, unless the user of the server cannot go there.
postgres_folder() {
    local folder=$RUN/postgres
    if [ ! -e "$folder" ]; then
        mkdir "$folder"
        if [ "${#AS_POSTGRES[@]}" -gt 0 ] && ! "${AS_POSTGRES[@]}" test -x "$folder"; then
            rmdir "$folder"
            ln -s "$(mktemp --directory /var/tmp/casewire-postgres.XXXXXX)" "$folder"
            say "the user $POSTGRES_USER may not enter $RUN: the data lie in $(readlink "$folder")" >&2
        fi
        mkdir "$folder/data"
        chmod 700 "$folder/data"
        [ "${#AS_POSTGRES[@]}" -eq 0 ] || chown -R "$POSTGRES_USER" "$folder/"
    fi
    printf '%s\n' "$(readlink -f "$folder")/data"
}

remove_postgres_data() {
    [ ! -L "$RUN/postgres" ] || rm -rf "$(readlink "$RUN/postgres")"
    rm -rf "$RUN/postgres"
}

# --- RabbitMQ

start_rabbitmq() {
    local home=$RUN/rabbitmq
    runs rabbitmq && return 0
    mkdir -p "$home/log" "$home/data"
    write_rabbitmq_settings "$home"
    start_port_mapper
    rm -f "$RUN/log/rabbitmq.log"
    (
        export HOME=$home RABBITMQ_NODENAME=casewire@localhost RABBITMQ_CONFIG_FILE=$home/rabbitmq.conf
        export RABBITMQ_ENABLED_PLUGINS_FILE=$home/enabled_plugins RABBITMQ_MNESIA_BASE=$home/data
        export RABBITMQ_LOG_BASE=$home/log RABBITMQ_LOGS=- RABBITMQ_PID_FILE=$home/pid
        export RABBITMQ_DIST_PORT=$DISTRIBUTION_PORT ERL_EPMD_PORT=$EPMD_PORT ERL_EPMD_ADDRESS=127.0.0.1
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
        # A retry that a crash interrupts on its way back to its queue is sent again after 15 s; the default is 180.
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS+=' -rabbit dead_letter_worker_publisher_confirm_timeout 15000'
        export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS
        unset RABBITMQ_NODE_PORT RABBITMQ_NODE_IP_ADDRESS RABBITMQ_CONF_ENV_FILE
        spawn rabbitmq "$(rabbitmq_program)"
    )
    wait_until 120 rabbitmq listens "$AMQP_PORT"
    wait_until 60 rabbitmq has_answer "http://127.0.0.1:$MANAGEMENT_PORT/api/overview" "admin:$ADMIN_PASSWORD"
}

# The broker's own script hands the signal on and waits for an orderly end.
stop_rabbitmq() {
    stop rabbitmq TERM 60
    stop epmd TERM 5
}

# Debian's wrapper on the search path insists on its own user and folders; the script behind it does not.
rabbitmq_program() {
    local program
    for program in /usr/lib/rabbitmq/bin/rabbitmq-server "$(command -v rabbitmq-server)"; do
        if [ -x "$program" ]; then
            printf '%s\n' "$program"
            return
        fi
    done
    fail "rabbitmq-server is not to be found"
}

# The Erlang port mapper outlives the broker that starts it; one of our own can be stopped.
start_port_mapper() {
    runs epmd && return 0
    local program
    program=$(command -v epmd) || fail "Erlang's epmd is not to be found"
    spawn epmd "$program" -port "$EPMD_PORT" -address 127.0.0.1 -relaxed_command_check
    wait_until 10 epmd listens "$EPMD_PORT"
}

write_rabbitmq_settings() {
    local home=$1
    (
        umask 077
        cat >"$home/rabbitmq.conf" <<END
listeners.tcp.1 = 127.0.0.1:$AMQP_PORT
management.tcp.ip = 127.0.0.1
management.tcp.port = $MANAGEMENT_PORT
default_user = admin
default_pass = $ADMIN_PASSWORD
default_vhost = $DEFAULT_VHOST
management.rates_mode = none
disk_free_limit.absolute = 1GB
END
    )
    printf '[rabbitmq_management].\n' >"$home/enabled_plugins"
}
