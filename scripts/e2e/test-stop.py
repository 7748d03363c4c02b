"""Starts the service, loads it with searches and streamed answers, sends SIGTERM, and compares what clients have with
what the service took: WORK_FOLDER ROUNDS REQUESTS_PER_SECOND STREAMS. The model server is a small one of our own."""

import asyncio
import collections
import json
import os
import re
import signal
import sys

WORDS = 40
PAUSE = 0.05  # seconds between two words of the model
THINKS = 1.5  # seconds before its first word: a stopping server must not take that for an idle connection
QUESTIONS = 20
FILL = 30  # seconds at most until all streams are open
running = 0  # streams that the model writes


async def read_head(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"content-length: (\d+)", head, re.I)
    return head, int(length.group(1)) if length else None


async def model(reader, writer):
    """Answers /v1/models, and streams each chat completion slowly."""
    global running
    try:
        while True:
            head, length = await read_head(reader)
            await reader.readexactly(length or 0)
            if head.startswith("GET"):
                body = json.dumps({"object": "list", "data": [{"id": "slow", "max_model_len": 8192}]})
                writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
                continue
            running += 1
            try:
                await completion(writer)
            finally:
                running -= 1
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def completion(writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
    await asyncio.sleep(THINKS)
    for i in range(WORDS + 1):
        last = i == WORDS
        choice = {"index": 0, "delta": {"content": "" if last else " word"}, "finish_reason": "stop" if last else None}
        event(writer, json.dumps({"object": "chat.completion.chunk", "model": "slow", "choices": [choice]}))
        await writer.drain()
        await asyncio.sleep(PAUSE)
    event(writer, "[DONE]")
    writer.write(b"0\r\n\r\n")


def event(writer, data):
    chunk = f"data: {data}\n\n".encode()
    writer.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))


async def post(port, path, body, name="ready", kept=None):
    """One request: status and body as far as they came, or None where nothing did. Its connection is closed, or put to
    those that are kept where there are such."""
    try:
        reader, writer = kept.pop() if kept else await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return None
    again = False
    try:
        text = json.dumps(body)
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Connection: {'close' if kept is None else 'keep-alive'}\r\nX-Request-Id: {name}\r\n"
            f"Content-Length: {len(text)}\r\n\r\n{text}".encode()
        )
        if kept is None:
            head, _, rest = (await read_all(reader)).partition(b"\r\n\r\n")
            return (int(head.split(b" ")[1]), rest) if head else None
        head, length = await read_head(reader)
        rest = await (read_chunks(reader) if length is None else reader.readexactly(length))
        again = "connection: close" not in head.lower()
        return int(head.split(" ")[1]), rest
    except asyncio.IncompleteReadError:
        return None
    except ConnectionError as broken:
        print(f"  {name} {path}: {broken}", flush=True)
        return None
    finally:
        if again:
            kept.append((reader, writer))
        else:
            writer.close()


async def read_chunks(reader):
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append((await reader.readexactly(size + 2))[:-2])
    await reader.readline()
    return b"".join(parts)


async def read_all(reader):
    parts = []
    while True:
        part = await reader.read(65536)
        if not part:
            return b"".join(parts)
        parts.append(part)


class Round:
    def __init__(self, work, number, rate, streams):
        self.log = os.path.join(work, f"exchanges-{number}.jsonl")
        self.work, self.rate, self.streams = work, rate, streams
        self.whole = {"ready"}
        self.asked = self.cut = self.refused = self.silent = 0
        self.stopping = False
        self.kept = []

    async def count(self, path, body, mark, kept=None):
        """A whole answer ends with its mark."""
        self.asked += 1
        name = f"r{self.asked}"
        answer = await post(self.port, path, body, name, kept)
        if answer is None:
            self.silent += 1
            await asyncio.sleep(0.02)
        elif answer[0] == 200 and mark in answer[1]:
            self.whole.add(name)
        elif answer[0] == 200:
            self.cut += 1
        else:
            self.refused += 1
            await asyncio.sleep(0.1)

    async def stream(self, number):
        while not self.stopping:
            question = f"How many steps lead to the gallery, number {number}?"
            await self.count("/v1/answer", {"question": question, "stream": True}, b"event: done")

    async def searches(self):
        tasks = []
        for i in range(1_000_000):
            if self.stopping:
                break
            question = f"What is said of subject {i % QUESTIONS}?"
            search = self.count("/v1/search", {"question": question}, b'"generation":"g1"}', self.kept)
            tasks.append(asyncio.create_task(search))
            await asyncio.sleep(1 / self.rate)
        await asyncio.gather(*tasks)

    async def run(self, llm_port):
        service = await asyncio.create_subprocess_exec(
            "scripts/corpusmill", "serve",
            "--set", f"store.path={self.work}/data", "--set", "service.listen=127.0.0.1:0", "--set", "security.keys=",
            "--set", f'llm.servers=["http://127.0.0.1:{llm_port}/v1"]', "--set", f"telemetry.query-log={self.log}",
            "--set", "cache.answers=0B", "--set", "answer.min-score=-1", "--set", "answer.min-confidence=0", "--set", "answer.stored-above=2",
            stderr=asyncio.subprocess.PIPE,
        )
        lines = []
        while True:
            line = (await service.stderr.readline()).decode()
            lines.append(line)
            listening = re.search(r"listening on http://[^:]+:(\d+)", line)
            if listening:
                self.port = int(listening.group(1))
                break
            if not line:
                raise SystemExit("the service did not start:\n" + "".join(lines))
        rest = asyncio.create_task(read_all(service.stderr))
        while (await post(self.port, "/v1/search", {"question": "ready?"}) or [0])[0] != 200:
            await asyncio.sleep(0.05)
        load = [asyncio.create_task(self.stream(i)) for i in range(self.streams)]
        load.append(asyncio.create_task(self.searches()))
        await self.fill()
        service.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.5)
        self.stopping = True
        await asyncio.gather(*load)
        for _, writer in self.kept:
            writer.close()
        code = await service.wait()
        return self.judge(code, (await rest).decode())

    async def fill(self):
        """Until the model writes nearly all streams at once: some end while others begin."""
        end = asyncio.get_running_loop().time() + FILL
        while running < self.streams * 0.9 and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.02)
        self.open = running

    def judge(self, code, said):
        with open(self.log, encoding="utf-8") as log:
            taken = [json.loads(line) for line in log]
        good = {line["request"] for line in taken if line["status"] == 200 and "problem" not in line}
        lost = [line for line in taken if line["status"] not in (200, 503) or (line["status"] == 200 and "problem" in line)]
        lost += [line for line in taken if line["request"] in good - self.whole]
        # A search before the index was open is answered by 503, and so is what came too late or found no room.
        ok = not lost and self.cut == 0
        why = collections.Counter(line["problem"] for line in taken if "problem" in line)
        print(
            f"{'ok    ' if ok else 'FAILED'} taken={len(good)} whole={len(self.whole)} open-streams={self.open} cut={self.cut}"
            f" refused={self.refused} {dict(why)} unanswered={self.silent} exit={code}",
            flush=True,
        )
        if not ok:
            print(*lost[:3], said[-2000:], sep="\n")
        return ok


async def main():
    work, rounds, rate, streams = sys.argv[1], *map(int, sys.argv[2:5])
    server = await asyncio.start_server(model, "127.0.0.1", 0, backlog=1024)
    llm_port = server.sockets[0].getsockname()[1]
    results = [await Round(work, n, rate, streams).run(llm_port) for n in range(rounds)]
    print(f"{sum(results)} of {rounds} rounds without a lost request")
    raise SystemExit(0 if all(results) else 1)


asyncio.run(main())
