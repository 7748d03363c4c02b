#!/usr/bin/env bash
# warcio: content_stream() hands out Brotli, zstd and x-gzip bodies still packed, and only the first part of a gzip body of two.
#
# Tried:   PyPI warcio 1.8.1, zstandard 0.25.0, brotli 1.2.1; WARC records written by warcio, one content coding each
# Guess:   content_stream() undoes Content-Encoding, and raises an error for what it cannot undo.
# Happens: only gzip, deflate and br are looked at, and br only where the brotli package is installed (warcio does not
#          bring it). The rest is handed out as it is, without an error or a warning: zstd, x-gzip (the same as gzip by
#          the HTTP standard) and two codings one after the other. A gzip body of two members, which is valid, ends
#          after the first.
# Means:   crawls by browsers, where br and zstd are usual, give binary rubbish as page text, or half pages; language
#          detection and quality filters then drop them quietly. Look at Content-Encoding yourself, read raw_stream.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q warcio==1.8.1 zstandard==0.25.0
cat >read.py <<'PY'
import base64, gzip, io, sys, zlib
import zstandard
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

page = b"<p>hello world</p>" * 5
expected = {
    "gzip": "the page",
    "deflate": "the page",
    "br": "the page" if sys.argv[1] == "with" else "the packed bytes",
    "zstd": "the packed bytes",
    "x-gzip": "the packed bytes",
    "gzip, gzip": "the packed bytes",
    "gzip (two members)": "36 of 90 bytes",
}
bodies = {
    "gzip": gzip.compress(page),
    "deflate": zlib.compress(page),
    "br": base64.b64decode("G1kA+KVfeHzg9CCQbAKYFiABDsSR90MKCwE="),
    "zstd": zstandard.compress(page),
    "x-gzip": gzip.compress(page),
    "gzip, gzip": gzip.compress(gzip.compress(page)),
    "gzip (two members)": gzip.compress(page[:36]) + gzip.compress(page[36:]),
}
good = True
for name, body in bodies.items():
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", name.split(" (")[0])], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record("http://example.com/", "response", payload=io.BytesIO(body), http_headers=headers))
    file.seek(0)
    for record in ArchiveIterator(file):
        text = record.content_stream().read()
        what = "the page" if text == page else "the packed bytes" if text == body else f"{len(text)} of {len(page)} bytes" if page.startswith(text) else "?"
        print(f"  {name:19} -> {what}")
        good &= what == expected[name]
raise SystemExit(0 if good else 1)
PY
good=true
echo "with the packages of warcio:"
venv/bin/python read.py without || good=false
venv/bin/pip install -q brotli==1.2.1
echo "with brotli beside them:"
venv/bin/python read.py with || good=false
$good && echo "as described" || { echo "CHANGED"; exit 1; }
