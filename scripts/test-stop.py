"""Starts the service, loads it with searches and streamed answers, sends SIGTERM, and compares what clients have with
what the service took: WORK_FOLDER ROUNDS REQUESTS_PER_SECOND STREAMS. The model server is a small one of our own."""

import asyncio
import json
import os
import re
import signal
import sys

WORDS = 40
PAUSE = 0.05  # seconds between two words of the model
QUESTIONS = 20


async def read_head(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"content-length: (\d+)", head, re.I)
    return head, int(length.group(1)) if length else None


async def model(reader, writer):
    """Answers /v1/models, and streams each chat completion slowly."""
    try:
        while True:
            head, length = await read_head(reader)
            await reader.readexactly(length or 0)
            if head.startswith("GET"):
                body = json.dumps({"object": "list", "data": [{"id": "slow", "max_model_len": 8192}]})
                writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
                continue
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
            for i in range(WORDS + 1):
                last = i == WORDS
                choice = {"index": 0, "delta": {"content": "" if last else " word"}, "finish_reason": "stop" if last else None}
                event(writer, json.dumps({"object": "chat.completion.chunk", "model": "slow", "choices": [choice]}))
                await writer.drain()
                await asyncio.sleep(PAUSE)
            event(writer, "[DONE]")
            writer.write(b"0\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def event(writer, data):
    chunk = f"data: {data}\n\n".encode()
    writer.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))


async def post(port, path, body):
    """One request on a connection of its own: status and body as far as they came, or None where nothing did."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return None
    try:
        text = json.dumps(body)
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
            f"Content-Length: {len(text)}\r\n\r\n{text}".encode()
        )
        response = await read_all(reader)
        if not response:
            return None
        head, _, rest = response.partition(b"\r\n\r\n")
        return int(head.split(b" ")[1]), rest
    except ConnectionError:
        return None
    finally:
        writer.close()


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
        self.whole = self.cut = self.refused = self.silent = 0
        self.stopping = False

    async def count(self, path, body, mark):
        """A whole answer ends with its mark."""
        answer = await post(self.port, path, body)
        if answer is None:
            self.silent += 1
            await asyncio.sleep(0.02)
        elif answer[0] == 200:
            good = mark in answer[1]
            self.whole += good
            self.cut += not good
        else:
            self.refused += 1

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
            tasks.append(asyncio.create_task(self.count("/v1/search", {"question": question}, b'"generation":"g1"}')))
            await asyncio.sleep(1 / self.rate)
        await asyncio.gather(*tasks)

    async def run(self, llm_port):
        service = await asyncio.create_subprocess_exec(
            "scripts/corpusmill", "serve",
            "--set", f"store.path={self.work}/data", "--set", "service.listen=127.0.0.1:0", "--set", "security.keys=",
            "--set", f'llm.servers=["http://127.0.0.1:{llm_port}/v1"]', "--set", f"telemetry.exchanges={self.log}",
            "--set", "cache.answers=0B", "--set", "answer.min-score=-1", "--set", "answer.stored-above=2",
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
        self.whole = 1  # the one that told
        load = [asyncio.create_task(self.stream(i)) for i in range(self.streams)]
        load.append(asyncio.create_task(self.searches()))
        await asyncio.sleep(WORDS * PAUSE * 1.5)
        service.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.5)
        self.stopping = True
        await asyncio.gather(*load)
        code = await service.wait()
        return self.judge(code, (await rest).decode())

    def judge(self, code, said):
        with open(self.log, encoding="utf-8") as log:
            taken = [json.loads(line) for line in log]
        good = sum(line["status"] == 200 and "problem" not in line for line in taken)
        lost = [line for line in taken if line["status"] not in (200, 503) or (line["status"] == 200 and "problem" in line)]
        # A search before the index was open is answered by 503, and so is what came too late or found no room.
        ok = not lost and self.cut == 0 and good == self.whole
        print(
            f"{'ok    ' if ok else 'FAILED'} taken={good} whole={self.whole} cut={self.cut} refused={self.refused}"
            f" unanswered={self.silent} exit={code}",
            flush=True,
        )
        if not ok:
            print(lost[:3], said[-2000:])
        return ok


async def main():
    work, rounds, rate, streams = sys.argv[1], *map(int, sys.argv[2:5])
    server = await asyncio.start_server(model, "127.0.0.1", 0, backlog=1024)
    llm_port = server.sockets[0].getsockname()[1]
    results = [await Round(work, n, rate, streams).run(llm_port) for n in range(rounds)]
    print(f"{sum(results)} of {rounds} rounds without a lost request")
    raise SystemExit(0 if all(results) else 1)


asyncio.run(main())
