"""A real Milvus Lite on loopback, for the scripts that test with one: standard library only.

scripts/test installs it into .tools; another Python that has it may be named by CORPUSMILL_PYTHON.
"""
import os
import socket
import subprocess
import sys

from flink_cluster import HERE, free_port, wait_for


class MilvusLite:
    """A server with a data folder and a log of its own; started at once, awaited where it is needed."""

    def __init__(self, work):
        python = os.environ.get("CORPUSMILL_PYTHON", HERE + "/.tools/venv/bin/python")
        program = os.path.join(os.path.dirname(python), "milvus-lite")
        if not os.path.exists(program):
            sys.exit("no Milvus Lite: scripts/test installs it, into .tools, or set CORPUSMILL_PYTHON")
        os.makedirs(work)
        self.log = work + "/log"
        self.port = free_port()
        self.uri = "http://127.0.0.1:%d" % self.port
        self.line = [program, "server", "--host", "127.0.0.1", "--port", str(self.port), "--data-dir", work + "/data"]
        self.start()

    def start(self):
        """Also after stop(): on the same folder and port."""
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(self.line, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                            start_new_session=True)

    def wait(self):
        wait_for(self.answers, 180, "Milvus Lite on port %d; see %s" % (self.port, self.log))

    def answers(self):
        if self.process.poll() is not None:
            raise RuntimeError("Milvus Lite ended with %d; see %s" % (self.process.returncode, self.log))
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        except OSError:
            return False

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
