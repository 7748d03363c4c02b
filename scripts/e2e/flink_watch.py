"""The part of scripts/e2e/test-flink that watches: changes, a TaskManager killed, stopped and resumed, twice."""
import os
import re
import signal
import subprocess

from flink_bench import finish
from flink_cluster import wait_for


class WatchTest:
    """A continuous run on an index that is up to date, and what becomes of changes meanwhile."""

    def __init__(self, test, store):
        self.test = test
        self.store = store
        self.config = test.bench.config("cluster-" + store, store)
        self.rounds = 0

    def run(self):
        client, job = self.start()
        self.change()
        self.follows("watch: edits, additions and deletions are seen")
        self.kill_writer(job)
        self.follows("watch: so are those that were under way when a TaskManager was killed")
        client.send_signal(signal.SIGTERM)
        code, output = finish(client)
        savepoint = re.search(r"savepoint: (\S+)", output)
        self.check("watch: SIGTERM ends the client with 0 and the job with a savepoint", code == 0 and savepoint, output)
        self.change()
        client, job = self.start("--from", savepoint.group(1))
        self.follows("watch: what changed while nobody watched is seen by one that goes on from it")
        stop = self.test.cluster.flink("stop", "--savepointPath", self.test.bench.work + "/savepoints", job)
        stopped, said = finish(stop)
        code, output = finish(client)
        self.check("watch: flink stop ends both with 0", stopped == 0 and code == 0, "%d %d\n%s\n%s" % (
            stopped, code, said, output))
        self.check("watch: its savepoint is there", os.listdir(self.test.bench.work + "/savepoints"))
        self.fresh()

    def check(self, what, holds, otherwise=""):
        self.test.checks.that("%s: %s" % (self.store, what), holds, otherwise)

    def start(self, *arguments):
        begun = self.lines("watching: ")
        client = self.test.cluster.run("watch", "--config", self.config, *arguments)
        wait_for(lambda: self.alive(client) and self.lines("watching: ") > begun, 180, "watch")
        return client, self.test.cluster.running_job()

    def alive(self, client):
        if client.poll() is not None:
            raise RuntimeError("the watch ended with %d: %s" % (client.returncode, client.stdout.read()))
        return True

    def lines(self, text):
        """How often the JobManager has said so."""
        with open(self.test.cluster.log("standalonesession"), encoding="utf-8") as log:
            return sum(text in line for line in log)

    def change(self):
        self.rounds += 1
        self.test.bench.change(self.rounds)

    def follows(self, what):
        expected = self.test.local_run().result()
        try:
            wait_for(lambda: self.test.bench.digest(self.config) == expected, 180, "index of the corpus")
            self.check(what, True)
        except RuntimeError as late:
            self.check(what, False, "%s: %s is not %s" % (late, self.test.bench.digest(self.config), expected))

    def kill_writer(self, job):
        """As soon as changes are handed out: they are between the source and a commit then."""
        cluster = self.test.cluster
        taken = self.lines("scan took changes: ")
        cluster.add_task_manager("spare-watch")
        self.change()
        self.change()
        wait_for(lambda: self.lines("scan took changes: ") > taken, 180, "scan that takes the changes")
        cluster.kill(cluster.task_managers(job, "index")[0])
        wait_for(lambda: cluster.restarts(job)[0] == 1 and cluster.restarts(job)[1], 180, "restart from a checkpoint")

    def fresh(self):
        bench = self.test.bench
        config = bench.config("fresh")
        bench.local("sync", "--config", config)
        self.test.checks.equal(self.store + ": watch: its index is the one of a fresh local build", bench.digest(self.config),
                               bench.digest(config))
