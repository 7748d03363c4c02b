"""A service of ours over a folder of documents, for as long as it is measured. Standard library only."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import urllib.request

PROGRAM = os.environ.get("CORPUSMILL", "scripts/corpusmill")


class Service:
    """Indexes a folder and answers questions about it; `with Service(folder, "auto") as service:`."""

    def __init__(self, documents, language):
        self.work = tempfile.mkdtemp(prefix="corpusmill-eval-")
        self.settings = []
        for setting in (
            f"index.language={language}",
            f"store.path={self.work}/data",
            "sources[0].name=eval",
            f"sources[0].uri={os.path.abspath(documents)}",
            "service.listen=127.0.0.1:0",
            "security.keys=",
            "telemetry.query-log=",
            "llm.servers=[]",
        ):
            self.settings += ["--set", setting]
        self.process = None
        self.url = ""

    def __enter__(self):
        try:
            run = [PROGRAM, "index", "sync", *self.settings]
            indexed = subprocess.run(run, capture_output=True, text=True)
            if indexed.returncode != 0:
                raise SystemExit(f"not indexed: exit={indexed.returncode}\n{indexed.stdout}{indexed.stderr}")
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self):
        self.process = subprocess.Popen([PROGRAM, "serve", *self.settings], stderr=subprocess.PIPE, text=True)
        said = []
        for line in self.process.stderr:
            said.append(line)
            listening = re.search(r"listening on (http://[^:]+:\d+)", line)
            if listening:
                self.url = listening.group(1)
            if self.url and self.ready():
                return
        raise SystemExit("the service did not start:\n" + "".join(said))

    def ready(self):
        for _ in range(100):
            try:
                self.post("/v1/search", {"question": "ready?", "k": 1})
                return True
            except OSError:
                try:
                    self.process.wait(0.1)
                    return False
                except subprocess.TimeoutExpired:
                    continue
        return False

    def __exit__(self, *unused):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.communicate()
        shutil.rmtree(self.work, ignore_errors=True)

    def post(self, path, body):
        """The response to a request; HTTP errors are OSErrors."""
        data = json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.load(response)
