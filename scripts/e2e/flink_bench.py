"""What the tests on a real Flink cluster share: a corpus that changes, configurations, local runs to compare with."""
import json
import os
import random
import shutil
import subprocess
import tempfile
import time

from flink_cluster import HERE

WORDS = "lamp oil keeper stair glass tide signal fog horn rope boat winter storm ledger watch brass lens harbour".split()


class Bench:
    """The folder of one test: a corpus, configurations, the indexes."""

    def __init__(self, documents):
        self.work = tempfile.mkdtemp(prefix="corpusmill-flink-")
        self.milvus = None
        self.rng = random.Random(20261121)
        self.corpus = self.work + "/corpus"
        shutil.copytree(HERE + "/samples", self.corpus, ignore=shutil.ignore_patterns("*.jsonl"))
        for number in range(documents):
            self.write("base-%03d.txt" % number)

    def write(self, name):
        paragraphs = []
        for _ in range(self.rng.randint(1, 3)):
            words = [self.rng.choice(WORDS) for _ in range(self.rng.randint(8, 30))]
            paragraphs.append(" ".join(words).capitalize() + ".")
        ending = "\n\n".join(paragraphs)
        if name.endswith(".html"):
            ending = "<html><title>%s</title><p>%s" % (name, ending.replace("\n\n", "<p>"))
        with open(self.corpus + "/" + name, "w", encoding="utf-8") as out:
            out.write(ending)

    def change(self, round=0):
        """12 edits, 6 deletions, 10 additions, other ones each round; HTML goes through the parser's process."""
        first = 18 * round
        for number in range(first, first + 12):
            self.write("base-%03d.txt" % number)
        for number in range(first + 12, first + 18):
            os.remove("%s/base-%03d.txt" % (self.corpus, number))
        for number in range(10):
            self.write("new-%d-%02d.html" % (round, number))

    def config(self, name, kind="lucene", **overrides):
        """A configuration for an index of its own, with absolute paths, as a cluster wants it."""
        keys = {
            "index": {"name": name, "language": "en"},
            "sources": [{"name": "corpus", "uri": self.corpus}],
            "groups": {"chunk": {"max-tokens": 80}},
            "store": {"kind": kind, "path": self.work + "/" + name},
            "parse": {},
            "guards": {"max-deletes": "100%"},
            "job": {"parallelism": 2, "checkpoint-interval": "500ms"},
        }
        if kind == "milvus":
            # Lite answers slowly while it writes; the lease of a run is not to be lost by that
            keys["store"]["milvus"] = {"uri": self.milvus, "timeout": "120s", "index": {"type": "FLAT"}}
        for section, values in overrides.items():
            if isinstance(values, dict):
                keys.setdefault(section, {}).update(values)
            else:
                keys[section] = values
        path = "%s/%s.yaml" % (self.work, name)
        with open(path, "w") as out:
            json.dump(keys, out)
        return path

    def local(self, *arguments, **options):
        done = subprocess.run([HERE + "/scripts/corpusmill", "index", *arguments], capture_output=True, text=True,
                              timeout=300, **options)
        if done.returncode != 0:
            raise RuntimeError("index %s: rc=%d\n%s%s" % (arguments, done.returncode, done.stdout, done.stderr))
        return done.stdout

    def digest(self, config):
        status = json.loads(self.local("status", "--json", "--config", config))
        return {key: status[key] for key in ("digestFull", "nodes", "documents")}


class Checks:
    """Counts what holds and what does not."""

    def __init__(self):
        self.passed = self.failed = 0
        self.started = time.monotonic()

    def that(self, what, holds, otherwise=""):
        self.passed += bool(holds)
        self.failed += not holds
        print("%-7s %5.1f s  %s%s" % ("ok" if holds else "FAILED", time.monotonic() - self.started, what,
                                      "" if holds else ": " + str(otherwise)), flush=True)

    def equal(self, what, got, want):
        self.that(what, got == want, "%s is not %s" % (got, want))

    def end(self):
        """Says how many held, and gives the exit code."""
        print("%d passed, %d failed" % (self.passed, self.failed))
        return 1 if self.failed or not self.passed else 0


def finish(run, seconds=400):
    """Exit code and output of `flink run`."""
    try:
        output, _ = run.communicate(timeout=seconds)
        return run.returncode, output
    except subprocess.TimeoutExpired:
        run.kill()
        return -1, "no end after %d s: %s" % (seconds, run.communicate()[0])
