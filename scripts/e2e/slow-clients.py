"""2,000 slow clients of one key against the service, and what another key feels of it: slow-clients.py FOLDER

A third sends its body slowly, a third its headers, a third reads its response slowly. They come and go three times, so that
other work of the machine does not decide. Fails where the 99th percentile of the other key's searches, the median of three,
grows by more than half (and by more than 5 ms), or /healthz ever takes more than 50 ms.
"""
import asyncio
import json
import os
import random
import re
import resource
import socket
import statistics
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLIENTS = int(os.environ.get("CORPUSMILL_SLOW_CLIENTS", "2000"))
QUESTIONS = 400
ROUNDS = 3
WORDS = "lamp oil keeper stair glass tide signal fog horn rope boat winter storm ledger watch brass lens harbour".split()


def main(work):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16384), hard))
    settings = prepare(work)
    keys = {name: add_key(settings, name) for name in ("attacker", "victim")}
    service = subprocess.Popen([HERE + "/scripts/corpusmill", "serve"] + settings, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        port = int(settings[-1].rsplit(":", 1)[1])
        wait_ready(port)
        asyncio.run(attack(port, keys))
    finally:
        service.terminate()
        service.wait(timeout=60)


def prepare(work):
    os.makedirs(work + "/slow", exist_ok=True)
    rng = random.Random(3)
    for i in range(400):
        with open(work + "/slow/d%03d.txt" % i, "w") as out:
            out.write("\n\n".join(" ".join(rng.choice(WORDS) for _ in range(80)) + "." for _ in range(6)))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ["--config", HERE + "/conf/corpusmill.yaml"]
    for setting in ("store.path=" + work + "/data", "sources[0].uri=" + work + "/slow", "embedding.engine=test",
                    "groups.chunk.max-tokens=100", "telemetry.query-log=", "security.keys=" + work + "/keys.yaml",
                    "cache.search-ttl=0s", "service.listen=127.0.0.1:%d" % port):
        settings += ["--set", setting]
    subprocess.run([HERE + "/scripts/corpusmill", "index", "sync"] + settings, check=True, stdout=subprocess.DEVNULL)
    return settings


def add_key(settings, name):
    return subprocess.run([HERE + "/scripts/corpusmill", "keys", "add", "--name", name] + settings, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().strip()


def wait_ready(port):
    for _ in range(300):
        try:
            if urllib.request.urlopen("http://127.0.0.1:%d/readyz" % port, timeout=1).status == 200:
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("the service does not get ready")


def request(key, body):
    return ("POST /v1/search HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
            "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (key, len(body))).encode()


async def attack(port, keys):
    await measure(port, keys["victim"])  # until the code is compiled
    rounds = []
    for _ in range(ROUNDS):
        before = await measure(port, keys["victim"])
        slow = [asyncio.create_task(client(port, keys["attacker"], i % 3)) for i in range(CLIENTS)]
        await asyncio.sleep(10)
        rounds.append(before + await measure(port, keys["victim"]))
        for one in slow:
            one.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        print("p99 %.1f ms, /healthz %.1f ms; with slow clients %.1f ms, %.1f ms" % rounds[-1], flush=True)
    searches, health, searches_meanwhile, health_meanwhile = zip(*rounds)
    before, during = statistics.median(searches), statistics.median(searches_meanwhile)
    print("p99 of searches %.1f ms before, %.1f ms with %d slow clients; /healthz at most %.1f ms (before: %.1f ms)"
          % (before, during, CLIENTS, max(health_meanwhile), max(health)))
    if during > max(1.5 * before, before + 5) or max(health_meanwhile) > 50:
        sys.exit(1)


async def client(port, key, kind):
    """Comes again for as long as it is let."""
    while True:
        try:
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.setblocking(False)
            await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", port))
            reader, writer = await asyncio.open_connection(sock=connection, limit=1024)
            try:
                await (slow_body, slow_header, slow_reader)[kind](reader, writer, key)
            finally:
                writer.close()
        except OSError:
            pass
        await asyncio.sleep(1)


async def slow_body(reader, writer, key):
    writer.write(request(key, b" " * 1000))
    for _ in range(1000):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(2)


async def slow_header(reader, writer, key):
    writer.write(b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    for _ in range(1000):
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(2)


async def slow_reader(reader, writer, key):
    body = json.dumps({"question": "lamp oil keeper", "k": 1000}).encode()
    writer.write(request(key, body) + body)
    await writer.drain()
    while await reader.read(64):
        await asyncio.sleep(2)


async def measure(port, key):
    """99th percentile of the searches of one well-behaved client, and the longest /healthz, in milliseconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    rng = random.Random(5)
    searches, health = [], []
    for number in range(QUESTIONS):
        body = json.dumps({"question": " ".join(rng.sample(WORDS, 4)), "k": 5}).encode()
        searches.append(await timed(reader, writer, request(key, body) + body))
        if number % 10 == 0:
            health.append(await timed(reader, writer, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        await asyncio.sleep(0.01)
    writer.close()
    return sorted(searches)[int(0.99 * QUESTIONS)] * 1000, max(health) * 1000


async def timed(reader, writer, request_bytes):
    started = time.perf_counter()
    writer.write(request_bytes)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        sys.exit("the other key was refused: " + head.decode(errors="replace").splitlines()[0])
    await reader.readexactly(int(re.search(rb"(?i)content-length: (\d+)", head).group(1)))
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1])
