#!/usr/bin/env bash
# tantivy: a token of 40 bytes or more is not indexed, which takes whole Chinese and Japanese sentences away.
#
# Tried:   PyPI tantivy 0.27.0, text field with the default tokenizer
# Guess:   words are split at anything that is no letter or digit, and only absurdly long ones (255 characters, as in
#          Lucene) are cut or dropped; CJK text without spaces is at least found by its exact sentence.
# Happens: tokens of 40 BYTES and more are dropped, without an error, at indexing and in queries. A run of CJK
#          characters is one token of 3 bytes each: 13 characters (39 bytes) are found, 14 (42 bytes) are not in the
#          index at all. SHA-256 sums (64), git commits (40 hex digits) and long German compounds are gone as well.
#          In a phrase query the long word silently drops out, so that a wrong hash matches too.
# Means:   an identifier search finds nothing, or something else. Register an analyzer with an own length filter (and
#          an n-gram or a segmenter for CJK) before the first document, and test with a hash and a Chinese sentence.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q tantivy==0.27.0
venv/bin/python - <<'PY'
import tantivy

thirteen = "今天下午三点将召开预算会议"
fourteen = "今天下午三点将要召开预算会议"
texts = {
    "39 letters": "a" * 39,
    "40 letters": "b" * 40,
    "commit id": "9fceb02d0ae598e95dc970b74767f19372d61af8",
    "13 Chinese characters": thirteen,
    "14 Chinese characters": fourteen,
    "German compound": "Grundstücksverkehrsgenehmigungszuständigkeit",
    "hash in a sentence": "checksum " + "d" * 64 + " verified",
}
builder = tantivy.SchemaBuilder()
builder.add_text_field("text", stored=True)
index = tantivy.Index(builder.build())
writer = index.writer(15_000_000, 1)
for text in texts.values():
    writer.add_document(tantivy.Document(text=text))
writer.commit()
writer.wait_merging_threads()
index.reload()
searcher = index.searcher()


def hits(query):
    return len(searcher.search(index.parse_query(query, ["text"]), 10).hits)


assert len(thirteen) == 13 and len(fourteen) == 14
found = {}
for name, text in texts.items():
    if name != "hash in a sentence":
        found[name] = hits(f'"{text}"')
        print(f"{name:24} {len(text):3} characters {len(text.encode()):3} bytes: {found[name]} hits")
found["right hash"] = hits("d" * 64)
found["wrong hash in a phrase"] = hits('"checksum ' + "e" * 64 + ' verified"')
print("the hash of the sentence alone:", found["right hash"], "hits")
print("phrase with ANOTHER hash in the middle:", found["wrong hash in a phrase"], "hits")
as_described = list(found.values()) == [1, 0, 0, 1, 0, 0, 0, 1]
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
