#!/bin/bash
# Fills the volume at the first start and writes the configuration from WORDPRESS_* variables; the messages are those
# of the official image.
set -euo pipefail

copy_program() {
    [ "$(stat -c %u:%g .)" != 0:0 ] || chown www-data:www-data .
    echo >&2 "WordPress not found in $PWD - copying now..."
    if [ -n "$(find . -mindepth 1 -maxdepth 1 -not -name wp-content)" ]; then
        echo >&2 "WARNING: $PWD is not empty! (copying anyhow)"
    fi
    cp -a /usr/src/wordpress/. .
    echo >&2 "Complete! WordPress has been successfully copied to $PWD"
}

write_config() {
    echo >&2 "No 'wp-config.php' found in $PWD, but 'WORDPRESS_...' variables supplied;" \
        "copying 'wp-config-docker.php' ($*)"
    local salt
    salt=$(head -c 1M /dev/urandom | sha1sum | cut -d' ' -f1)
    sed "s/put your unique phrase here/$salt/" wp-config-docker.php > wp-config.php
    chown www-data:www-data wp-config.php
}

if [[ ${1-} == apache2* ]]; then
    if [ ! -e index.php ] && [ ! -e wp-includes/version.php ]; then copy_program; fi
    given=("${!WORDPRESS_@}")
    if [ ! -s wp-config.php ] && [ "${#given[@]}" -gt 0 ]; then write_config "${given[@]}"; fi
fi
exec "$@"
