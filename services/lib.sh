# What the scripts beside this one share. They set $dir, the folder of all data.

# A server refuses to run as root: as root, become nobody.
as() { (as_exec "$@"); }
as_exec() { if [ "$(id -u)" = 0 ]; then exec setpriv --reuid nobody --regid nogroup --clear-groups env HOME="$dir" "$@"; else exec "$@"; fi; }

pids=()
stop_all() {
  for p in "${pids[@]}"; do kill -TERM "$p" 2>/dev/null || true; done
  for p in "${pids[@]}"; do wait "$p" 2>/dev/null || true; done
}

# free prints a port that nobody listens on. Below 32768, where no client gets one by chance.
free() {
  local p
  while :; do
    p=$((10000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || { echo "$p"; return; }
  done
}

# await SECONDS LOG COMMAND...: until COMMAND succeeds; else the end of LOG.
await() {
  local end=$((SECONDS + $1)) log=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $end ]; then echo "services: $* does not succeed" >&2; tail -20 "$log" >&2; return 1; fi
    sleep 0.2
  done
}

pgbin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)

# start_postgres NAME PORT [OPTION...]: a server on the folder $dir/NAME, which must be a cluster.
start_postgres() {
  local name=$1 port=$2
  shift 2
  as_exec "$pgbin/postgres" -D "$dir/$name" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$dir" \
    -c max_connections=300 -c fsync=off "$@" >"$dir/$name.log" 2>&1 &
  pids+=($!)
  await 60 "$dir/$name.log" "$pgbin/pg_isready" -q -h 127.0.0.1 -p "$port" -U newsgraph -d postgres
}

# init_postgres NAME: user newsgraph, password "pg secret".
init_postgres() {
  (umask 077; echo 'pg secret' >"$dir/pgpass.init")
  [ "$(id -u)" != 0 ] || chown nobody "$dir/pgpass.init"
  as "$pgbin/initdb" -D "$dir/$1" -U newsgraph --pwfile="$dir/pgpass.init" -A scram-sha-256 -E UTF8 --locale=C >"$dir/$1.init.log" 2>&1 ||
    { tail -20 "$dir/$1.init.log" >&2; return 1; }
}

# init_mariadb NAME: an empty data folder.
init_mariadb() {
  as mkdir -p "$dir/$1.d"
  as mariadb-install-db --no-defaults --datadir="$dir/$1.d" --auth-root-authentication-method=normal --skip-test-db >"$dir/$1.init.log" 2>&1 ||
    { tail -20 "$dir/$1.init.log" >&2; return 1; }
}

# start_mariadb NAME PORT [OPTION...]
start_mariadb() {
  local name=$1 port=$2
  shift 2
  as_exec mariadbd --no-defaults --datadir="$dir/$name.d" --port="$port" --bind-address=127.0.0.1 --socket="$dir/$name.sock" \
    --pid-file="$dir/$name.pid" --max-connections=300 --innodb-flush-log-at-trx-commit=0 --character-set-server=latin1 "$@" >"$dir/$name.log" 2>&1 &
  pids+=($!)
}

# mariadb_as_root NAME SQL
mariadb_as_root() { env -u MYSQL_PWD mariadb --no-defaults -u root --socket="$dir/$1.sock" -N -e "$2"; }

# a user as others have one: rights on databases of its own, none on the server
mariadb_user="CREATE USER newsgraph@'127.0.0.1' IDENTIFIED BY 'my secret'; GRANT ALL ON \`newsgraph%\`.* TO newsgraph@'127.0.0.1';"
