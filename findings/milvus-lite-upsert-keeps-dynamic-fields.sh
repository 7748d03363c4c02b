#!/usr/bin/env bash
# Milvus Lite: upsert takes absent nullable fields away, but keeps the old row's dynamic fields.
#
# Tried:   PyPI milvus-lite 3.2.2, pymilvus 3.0.2; upsert with and without partial_update
# Guess:   upsert is delete and insert: the row is afterwards what was given. Keeping other fields is what
#          partial_update=True is for.
# Happens: without partial_update an absent nullable field becomes null, as guessed, and a field with a default gets it;
#          but dynamic fields of the old row that are not given stay, and filters find them. Delete and insert gives the
#          row as given.
# Means:   an attribute that a document no longer has goes on matching in filters, on the laptop and in tests.
#          Declare the fields that filters use, write dynamic ones always (with an empty value), or delete first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q milvus-lite==3.2.2 pymilvus==3.0.2
venv/bin/python - 2>/dev/null <<'PY'
from pymilvus import DataType, MilvusClient

client = MilvusClient("./rows.db")
schema = client.create_schema(auto_id=False, enable_dynamic_field=True)
schema.add_field("id", DataType.INT64, is_primary=True)
schema.add_field("vector", DataType.FLOAT_VECTOR, dim=2)
schema.add_field("author", DataType.VARCHAR, max_length=20, nullable=True)
schema.add_field("grade", DataType.INT64, default_value=7)
index = client.prepare_index_params()
index.add_index("vector", index_type="FLAT", metric_type="L2")
client.create_collection("rows", schema=schema, index_params=index)


def show(what):
    row = dict(client.query("rows", filter="id == 1", output_fields=["*"])[0])
    row.pop("vector")
    found = [r["id"] for r in client.query("rows", filter='team == "red"', output_fields=["id"])]
    print(f"{what:28} {row}, team == red: {found}")
    return row.get("author"), row["grade"], row.get("team"), found


client.insert("rows", [{"id": 1, "vector": [1, 0], "author": "Ann", "grade": 1, "team": "red"}])
a = show("inserted")
client.upsert("rows", [{"id": 1, "vector": [0, 1]}])
b = show("upsert with a vector only")
client.upsert("rows", [{"id": 1, "vector": [0, 1], "author": "Bob", "grade": 2, "place": "here"}])
c = show("upsert without team")
client.delete("rows", ids=[1])
client.insert("rows", [{"id": 1, "vector": [0, 1], "author": "Bob"}])
d = show("delete, insert without team")
as_described = (
    a == ("Ann", 1, "red", [1])
    and b == (None, 7, "red", [1])
    and c == ("Bob", 2, "red", [1])
    and d == ("Bob", 7, None, [])
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
