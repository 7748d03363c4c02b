#!/usr/bin/env bash
# openai (Python): OpenAI(timeout=1) can take minutes: each try has its own time-out, and Retry-After is slept out in full.
#
# Tried:   PyPI openai 3.57.0 against a server on the loopback that is overloaded (429, Retry-After: 25) or slow
# Guess:   timeout=1 makes a call fail after about a second. A Retry-After that is far beyond the time-out is capped, or
#          ends the call, as no answer can come in time.
# Happens: the time-out belongs to one try, and waiting between tries is outside it. With the default of two retries the
#          server that says "Retry-After: 25" holds the call for 50 seconds (120 gave 240 seconds), without a log line at
#          the default level. A server that is merely slow gets the request three times, and the call fails after more
#          than three time-outs.
# Means:   a web request behind it is long dead, and its thread blocked; a slow model server gets three times the load when it
#          can bear it least. Put max_retries=0 and an own deadline around the call where somebody waits.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q openai==3.57.0
venv/bin/python - <<'PY'
import http.server, threading, time
import openai

calls = []


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        calls.append(time.time())
        if b"overloaded" in body:
            self.send_response(429)
            self.send_header("Retry-After", "25")
        else:
            time.sleep(4)
            self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def handle(self):
        try:
            super().handle()
        except OSError:
            pass  # the client has gone


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
results = []
for model, options in (("overloaded", {}), ("overloaded", {"max_retries": 0}), ("slow", {}), ("slow", {"max_retries": 0})):
    client = openai.OpenAI(base_url=f"http://127.0.0.1:{server.server_port}/v1", api_key="none", timeout=1, **options)
    calls.clear()
    start = time.time()
    try:
        client.chat.completions.create(model=model, messages=[{"role": "user", "content": "question"}])
        error = "none"
    except openai.OpenAIError as e:
        error = type(e).__name__
    results.append((error, len(calls), time.time() - start))
    print(f"timeout=1, {options or 'default retries'}, server {model}: {error} after {results[-1][2]:.1f} s, requests sent: {len(calls)}")
a, b, c, d = results
as_described = (
    a[:2] == ("RateLimitError", 3) and a[2] > 49
    and b[:2] == ("RateLimitError", 1) and b[2] < 5
    and c[:2] == ("APITimeoutError", 3) and c[2] > 3
    and d[:2] == ("APITimeoutError", 1) and d[2] < 5
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
