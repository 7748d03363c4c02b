#!/usr/bin/env bash
# Parquet: filters lose rows with NaN, in pyarrow and DuckDB, depending on row groups and statistics; even isnan() does.
#
# Tried:   PyPI pyarrow 26.0.1, duckdb 2.0.1; the same 4 rows (5, NaN, 6, NaN) in one row group, in two, without statistics
# Guess:   NaN is not 5, so "!= 5" keeps it (unlike null); DuckDB says NaN is the largest number, so "> 5" keeps it too.
#          Row-group statistics only save work: the answer is the same with and without them.
# Happens: minimum and maximum in the footer leave NaN out. A row group with 5 and NaN has minimum 5 and maximum 5, and both
#          readers skip it for "!= 5", DuckDB for "> 5" as well. Looking for the NaNs themselves finds none: DuckDB's
#          isnan() whenever there are statistics, pyarrow's is_nan where minimum and maximum are equal. Without
#          statistics, or in DuckDB's own table, the same rows come.
# Means:   rows whose score or distance came out as NaN vanish from the very checks that look for them, and counts change when
#          a file is rewritten. Write null instead of NaN, or test for NaN after reading without a filter.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q pyarrow==26.0.1 duckdb==2.0.1
venv/bin/python - <<'PY'
import duckdb, pyarrow as pa, pyarrow.compute as pc, pyarrow.parquet as pq

nan = float("nan")
table = pa.table({"id": [1, 2, 3, 4], "score": [5.0, nan, 6.0, nan]})
pq.write_table(table, "one-group.parquet")
pq.write_table(table, "two-groups.parquet", row_group_size=2)
pq.write_table(table, "two-groups-no-statistics.parquet", row_group_size=2, write_statistics=False)
got = {}
for name in ("one-group", "two-groups", "two-groups-no-statistics"):
    file = f"{name}.parquet"
    arrow = pq.read_table(file, filters=[("score", "!=", 5)])["id"].to_pylist()
    duck = {w: [r[0] for r in duckdb.sql(f"select id from '{file}' where {w} order by id").fetchall()] for w in ("score != 5", "score > 5", "isnan(score)")}
    nans = pq.read_table(file, filters=pc.is_nan(pc.field("score")))["id"].to_pylist()
    got[name] = (arrow, nans, *duck.values())
    print(f"{name:25} pyarrow != 5: {arrow}  is_nan: {nans}   DuckDB != 5: {duck['score != 5']}  > 5: {duck['score > 5']}  isnan: {duck['isnan(score)']}")
duckdb.sql("create table t as from 'one-group.parquet'")
memory = [[r[0] for r in duckdb.sql(f"select id from t where {w} order by id").fetchall()] for w in ("score != 5", "score > 5", "isnan(score)")]
print("DuckDB's own table: != 5:", memory[0], " > 5:", memory[1], " isnan:", memory[2])
not_five, nans = [2, 3, 4], [2, 4]
as_described = (
    got["one-group"] == (not_five, nans, not_five, not_five, [])
    and got["two-groups"] == ([3, 4], [], [3, 4], [3, 4], [])
    and got["two-groups-no-statistics"] == (not_five, nans, not_five, not_five, nans)
    and memory == [not_five, not_five, nans]
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
