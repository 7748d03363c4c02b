"""The query service of this checkout, running."""
import concurrent.futures
import json
import re
import subprocess
import sys
import urllib.error
import urllib.request

from flink_cluster import HERE, wait_for


class Service:
    """scripts/corpusmill serve with these settings."""

    def __init__(self, settings):
        self.process = subprocess.Popen(
            [HERE + "/scripts/corpusmill", "serve", "--set", "service.listen=127.0.0.1:0", *settings],
            cwd=HERE, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True)
        said = []
        for line in self.process.stderr:
            said.append(line)
            listening = re.search(r"listening on (http://\S+)", line)
            if listening:
                self.base = listening.group(1)
                break
        else:
            sys.exit("the service did not start:\n" + "".join(said))
        self.rest = concurrent.futures.ThreadPoolExecutor(1).submit(self.process.stderr.read)
        wait_for(self.ready, 60, "ready service")

    def ready(self):
        try:
            with urllib.request.urlopen(self.base + "/readyz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def ask(self, body):
        request = urllib.request.Request(self.base + "/v1/answer", json.dumps(body).encode(),
                                         {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            return {"origin": "%d %s" % (refused.code, refused.read().decode())}

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
