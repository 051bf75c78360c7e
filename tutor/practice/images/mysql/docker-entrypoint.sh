#!/bin/bash
# Prepares the database at the first start as the official mysql image does, then runs the server. The variables and
# the messages are that image's; the server is MariaDB.
set -eo pipefail
shopt -s nullglob

data=/var/lib/mysql
socket=/var/run/mysqld/mysqld.sock

log() {
    local level=$1
    shift
    printf '%s [%s] [Entrypoint]: %s\n' "$(date --rfc-3339=seconds)" "$level" "$*"
}

fail() {
    log ERROR "$@" >&2
    exit 1
}

# Read VARIABLE from the file that VARIABLE_FILE names.
from_file() {
    local name=$1 file=$1_FILE
    if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then fail "Both $name and $file are set (but are exclusive)"; fi
    if [ -n "${!file:-}" ]; then export "$name=$(< "${!file}")"; fi
    unset "$file"
}

quote() {
    sed "s/[\\\\']/\\\\&/g; s/^/'/; s/\$/'/" <<< "$1"
}

as_root() {
    mysql --user=root --protocol=socket --socket="$socket" ${root_password:+-p"$root_password"} "$@"
}

become_mysql() {
    mkdir -p "$data" /var/run/mysqld
    find "$data" /var/run/mysqld ! -user mysql -exec chown mysql:mysql '{}' +
    log Note "Switching to dedicated user 'mysql'"
    exec setpriv --reuid=mysql --regid=mysql --init-groups -- "$0" "$@"
}

check_variables() {
    if [ -z "$MYSQL_ROOT_PASSWORD$MYSQL_ALLOW_EMPTY_PASSWORD$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
        fail 'Database is uninitialized and password option is not specified
    You need to specify one of the following as an environment variable:
    - MYSQL_ROOT_PASSWORD
    - MYSQL_ALLOW_EMPTY_PASSWORD
    - MYSQL_RANDOM_ROOT_PASSWORD'
    fi
    if [ "$MYSQL_USER" = root ]; then
        fail 'MYSQL_USER="root", MYSQL_USER and MYSQL_PASSWORD are for configuring a regular user and cannot be used' \
            'for the root user'
    fi
}

start_temporary_server() {
    log Note "Starting temporary server"
    "$@" --skip-networking --socket="$socket" &
    server=$!
    for _ in $(seq 300); do
        if mysqladmin --user=root --socket="$socket" ping > /dev/null 2>&1; then break; fi
        sleep 0.1
    done
    log Note "Temporary server started."
}

set_up_root() {
    if [ -n "$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
        MYSQL_ROOT_PASSWORD=$(head -c 18 /dev/urandom | base64)
        log Note "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
    fi
    if [ -z "$MYSQL_INITDB_SKIP_TZINFO" ]; then
        mysql_tzinfo_to_sql --skip-write-binlog /usr/share/zoneinfo 2> /dev/null | as_root mysql
    fi
    local host=${MYSQL_ROOT_HOST:-%} password
    password=$(quote "$MYSQL_ROOT_PASSWORD")
    {
        echo "DELETE FROM mysql.global_priv WHERE User='' OR (User='root' AND Host<>'localhost'); FLUSH PRIVILEGES;"
        echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $password;"
        if [ "$host" != localhost ]; then
            echo "CREATE USER 'root'@'$host' IDENTIFIED BY $password;"
            echo "GRANT ALL ON *.* TO 'root'@'$host' WITH GRANT OPTION;"
        fi
    } | as_root
    root_password=$MYSQL_ROOT_PASSWORD
}

set_up_database_and_user() {
    if [ -n "$MYSQL_DATABASE" ]; then
        log Note "Creating database $MYSQL_DATABASE"
        as_root <<< "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`;"
    fi
    if [ -z "$MYSQL_USER" ] || [ -z "$MYSQL_PASSWORD" ]; then return; fi
    local user
    user="$(quote "$MYSQL_USER")@'%'"
    log Note "Creating user $MYSQL_USER"
    as_root <<< "CREATE USER $user IDENTIFIED BY $(quote "$MYSQL_PASSWORD");"
    if [ -n "$MYSQL_DATABASE" ]; then
        log Note "Giving user $MYSQL_USER access to schema $MYSQL_DATABASE"
        as_root <<< "GRANT ALL ON \`${MYSQL_DATABASE//_/\\_}\`.* TO $user;"
    fi
}

run_initdb_files() {
    local file
    for file in /docker-entrypoint-initdb.d/*; do
        case $file in
            *.sh)
                log Note "$0: running $file"
                if [ -x "$file" ]; then "$file"; else . "$file"; fi
                ;;
            *.sql) log Note "$0: running $file"; as_root $MYSQL_DATABASE < "$file" ;;
            *.sql.gz) log Note "$0: running $file"; gunzip -c "$file" | as_root $MYSQL_DATABASE ;;
            *) log Warn "$0: ignoring $file" ;;
        esac
    done
}

initialize() {
    check_variables
    log Note "Initializing database files"
    mariadb-install-db --datadir="$data" --auth-root-authentication-method=normal --skip-test-db \
        --skip-name-resolve > /dev/null
    log Note "Database files initialized"
    start_temporary_server "$@"
    set_up_root
    set_up_database_and_user
    run_initdb_files
    log Note "Stopping temporary server"
    kill "$server"
    wait "$server" || true
    log Note "Temporary server stopped"
    printf '\n'
    log Note "MySQL init process done. Ready for start up."
    printf '\n'
}

only_asks() {
    local word
    for word; do
        case $word in -'?' | --help | --print-defaults | -V | --version) return 0 ;; esac
    done
    return 1
}

if [ "${1:0:1}" = - ]; then set -- mysqld "$@"; fi
if [ "$1" = mysqld ] && ! only_asks "$@"; then
    log Note "Entrypoint script for MySQL Server ($(mysqld --version | grep -oE '[0-9.]+-MariaDB' | head -1)) started."
    if [ "$(id -u)" = 0 ]; then become_mysql "$@"; fi
    for name in MYSQL_DATABASE MYSQL_USER MYSQL_PASSWORD MYSQL_ROOT_PASSWORD; do from_file "$name"; done
    if [ ! -d "$data/mysql" ]; then initialize "$@"; fi
fi
exec "$@"
