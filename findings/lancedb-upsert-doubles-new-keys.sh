#!/usr/bin/env bash
# LanceDB: merge_insert refuses two source rows for an existing key, but inserts both for a new one.
#
# Tried:   PyPI lancedb 0.40.0 (pylance 14.0.2, pyarrow 26.0.1), merge_insert("id") with update and insert
# Guess:   an upsert by "id" leaves one row for each id; a batch with the same id twice is refused, as the error message
#          "multiple source rows match the same target row" says.
# Happens: the check is only between source and target. A key that is not in the table yet is inserted as often as the
#          batch has it. From then on each upsert updates ALL of its rows, with ONE source row, and reports that many
#          updates; they never go away. A null key never matches: each upsert of it adds another row.
# Means:   the first load of an empty table is where batches do hold duplicates (a crawl, a replayed topic), and that is
#          exactly where it stays silent: doubled hits, wrong counts. Make the batch distinct by key before, refuse null
#          keys, and count distinct ids afterwards.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q lancedb==0.40.0 pylance==14.0.2 pyarrow==26.0.1
venv/bin/python - <<'PY'
import lancedb

table = lancedb.connect("data").create_table("docs", [{"id": 1, "text": "one"}])


def upsert(*rows):
    try:
        result = (
            table.merge_insert("id").when_matched_update_all().when_not_matched_insert_all()
            .execute([{"id": i, "text": text} for i, text in rows])
        )
        outcome = f"{result.num_inserted_rows} inserted, {result.num_updated_rows} updated"
    except Exception as refused:
        outcome = "refused: " + str(refused)[:90]
    print(f"upsert {rows} -> {outcome}")
    return outcome


def texts(key):
    return sorted(row["text"] for row in table.to_arrow().to_pylist() if row["id"] == key)


known = upsert((1, "one, new"), (1, "one, newer"))
new = upsert((2, "two"), (2, "two again"))
print("rows of id 2:", texts(2))
doubled = texts(2)
later = upsert((2, "two, edited"))
print("rows of id 2:", texts(2))
upsert((None, "no id"))
upsert((None, "no id, edited"))
print("rows without id:", texts(None))
as_described = (
    known.startswith("refused") and texts(1) == ["one"] and new.startswith("2 inserted")
    and doubled == ["two", "two again"] and later.startswith("0 inserted, 2 updated")
    and texts(2) == ["two, edited"] * 2 and len(texts(None)) == 2
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
