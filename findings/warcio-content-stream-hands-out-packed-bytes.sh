#!/usr/bin/env bash
# warcio: content_stream() hands out Brotli, zstd and x-gzip bodies still packed, and only the first part of a gzip body of two.
#
# Tried:   PyPI warcio 1.8.1, zstandard 0.25.0, brotli 1.1.0 and 1.2.1; WARC records written by warcio, one content coding each
# Guess:   content_stream() undoes Content-Encoding, and raises an error for what it cannot undo.
# Happens: only gzip, deflate and br are looked at. br needs the brotli package, which warcio does not bring: without it the
#          body is handed out packed, with it (1.1.0, 1.2.1) every such record fails with an AttributeError. zstd, x-gzip
#          (the same as gzip by the HTTP standard) and two codings one after the other are handed out packed, without
#          an error or a warning. A gzip body of two members, which is valid, ends after the first.
# Means:   crawls by browsers, where br and zstd are usual, give binary rubbish as page text, or half pages; language
#          detection and quality filters then drop them quietly. Read raw_stream and unpack by Content-Encoding yourself.
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
    "br": sys.argv[1],
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
        try:
            text = record.content_stream().read()
        except AttributeError:
            text = None
        what = "AttributeError" if text is None else "the page" if text == page else "the packed bytes" if text == body else f"{len(text)} of {len(page)} bytes" if page.startswith(text) else "?"
        print(f"  {name:19} -> {what}")
        good &= what == expected[name]
raise SystemExit(0 if good else 1)
PY
good=true
echo "with the packages of warcio:"
venv/bin/python read.py "the packed bytes" || good=false
venv/bin/pip install -q brotli==1.1.0
echo "with brotli 1.1.0 beside them:"
venv/bin/python read.py AttributeError || good=false
venv/bin/pip install -q brotli==1.2.1
echo "with brotli 1.2.1:"
venv/bin/python read.py AttributeError || good=false
$good && echo "as described" || { echo "CHANGED"; exit 1; }
