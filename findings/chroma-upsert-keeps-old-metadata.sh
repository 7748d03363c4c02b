#!/usr/bin/env bash
# Chroma: upsert does not replace a record: metadata keys that are not named again stay, and filters find them.
#
# Tried:   PyPI chromadb 1.5.9 (PersistentClient)
# Guess:   upsert of an existing id writes the record as given, as in other stores; a key that is no longer in the
#          metadata is gone.
# Happens: metadata are merged into the old ones, with upsert as with update. Metadata None keeps all of them, a missing
#          document keeps the old text beside the new vector. Only an explicit None takes a key away; delete and add
#          gives the record as given.
# Means:   a document re-indexed without "team" or "valid_until" is still found (or still hidden) by the old value: with
#          permissions or tenants in the metadata that is the wrong reader. Delete the ids before adding them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q chromadb==1.5.9
ANONYMIZED_TELEMETRY=False venv/bin/python - <<'PY'
import chromadb

client = chromadb.PersistentClient("db")
rows = client.create_collection("rows", embedding_function=None)


def show(what):
    row = rows.get(ids=["1"])
    result = (row["metadatas"][0], row["documents"][0], rows.get(where={"team": "red"})["ids"])
    print(f"{what:46} metadata {dict(sorted(result[0].items()))}, document {result[1]!r}, where team = red: {result[2]}")
    return result


rows.add(ids=["1"], embeddings=[[1, 0]], documents=["old text"], metadatas=[{"team": "red", "lang": "en"}])
show("added")
rows.upsert(ids=["1"], embeddings=[[0, 1]], documents=["new text"], metadatas=[{"lang": "de"}])
a = show("upsert with metadata {'lang': 'de'}")
rows.upsert(ids=["1"], embeddings=[[0, 1]], documents=["newer text"])
b = show("upsert without metadata")
rows.upsert(ids=["1"], embeddings=[[1, 1]])
c = show("upsert with a vector only")
rows.upsert(ids=["1"], embeddings=[[1, 1]], documents=["newer text"], metadatas=[{"lang": "de", "team": None}])
d = show("upsert with {'lang': 'de', 'team': None}")
rows.upsert(ids=["1"], embeddings=[[1, 1]], documents=["x"], metadatas=[{"team": "red"}])
rows.delete(ids=["1"])
rows.add(ids=["1"], embeddings=[[0, 1]], documents=["last text"], metadatas=[{"lang": "fr"}])
e = show("delete, then add with {'lang': 'fr'}")
kept = {"team": "red", "lang": "de"}
as_described = (
    a == (kept, "new text", ["1"])
    and b == (kept, "newer text", ["1"])
    and c == (kept, "newer text", ["1"])
    and d == ({"lang": "de"}, "newer text", [])
    and e == ({"lang": "fr"}, "last text", [])
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
