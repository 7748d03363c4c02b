"""A real Flink cluster on loopback, for the scripts that test ours: standard library only.

The distribution is the one of PyPI, installed into .tools/flink; conf, logs and jobs of a cluster are in a folder of its own.
"""
import glob
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JOB_JAR = HERE + "/indexer-job/target/corpusmill-indexer.jar"


def install(name, requirements, *options):
    """A virtual environment .tools/NAME with what a requirements file names; made anew when the file has changed."""
    folder = HERE + "/.tools/" + name
    stamp = folder + "/requirements.txt"
    wanted = open(HERE + "/scripts/e2e/" + requirements).read()
    if not os.path.exists(stamp) or open(stamp).read() != wanted:
        subprocess.run(["rm", "-rf", folder], check=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder + "/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        *options, "-r", HERE + "/scripts/e2e/" + requirements], check=True)
        with open(stamp, "w") as out:
            out.write(wanted)
    return folder


def flink_home():
    """The Flink distribution; its Python dependencies are left out, because nothing here runs Python on Flink."""
    venv = install("flink", "requirements-flink.txt", "--no-deps")
    version = "python%d.%d" % sys.version_info[:2]
    return venv + "/lib/" + version + "/site-packages/pyflink"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class FlinkCluster:
    """A JobManager and as many TaskManagers as were asked for; each process is known by its id."""

    def __init__(self, work, slots=1, settings=None, plugins=None):
        self.work = work
        self.home = flink_home()
        self.rest = free_port()
        self.processes = {}
        self.environment = dict(os.environ, FLINK_CONF_DIR=work + "/conf", FLINK_LOG_DIR=work + "/log",
                                FLINK_PID_DIR=work + "/pid", HADOOP_CLASSPATH="", HADOOP_CONF_DIR="")
        if plugins:
            self.environment["FLINK_PLUGINS_DIR"] = plugins
        for folder in ("conf", "log", "pid", "tmp"):
            os.makedirs(work + "/" + folder, exist_ok=True)
        for name in os.listdir(self.home + "/conf"):
            if name.startswith("log4j"):
                with open(self.home + "/conf/" + name) as source, open(work + "/conf/" + name, "w") as copy:
                    copy.write(source.read())
        self.configure(slots, settings or {})

    def configure(self, slots, settings):
        """Flink's own options for Java 17 stay; all else is ours."""
        with open(self.home + "/conf/config.yaml") as source:
            java = [line.strip() for line in source if line.strip().startswith("all: --add")][0]
        keys = {
            "env.java.opts.all": java.split(":", 1)[1].strip() + " -XX:TieredStopAtLevel=1",
            "jobmanager.rpc.address": "127.0.0.1",
            "jobmanager.rpc.port": free_port(),
            "jobmanager.bind-host": "127.0.0.1",
            "jobmanager.memory.process.size": "1g",
            "taskmanager.host": "127.0.0.1",
            "taskmanager.bind-host": "127.0.0.1",
            "taskmanager.numberOfTaskSlots": slots,
            "taskmanager.memory.process.size": "3g",
            "taskmanager.memory.managed.size": "32m",
            "taskmanager.memory.task.off-heap.size": "1200m",
            "taskmanager.memory.segment-size": "4 kb",  # little is under way between operators,
            "taskmanager.network.memory.floating-buffers-per-gate": 1,  # so that a checkpoint falls into the midst of a run
            "rest.address": "127.0.0.2",  # not the address that a client would guess
            "rest.bind-address": "127.0.0.2",
            "rest.port": self.rest,
            "heartbeat.interval": "500 ms",
            "heartbeat.timeout": "5 s",
            "io.tmp.dirs": self.work + "/tmp",
        }
        keys.update(settings)
        with open(self.work + "/conf/config.yaml", "w") as out:
            for key, value in keys.items():
                out.write("%s: %s\n" % (key, json.dumps(value) if isinstance(value, str) else value))

    def start(self, task_managers):
        self.spawn("jobmanager", "jobmanager.sh")
        for number in range(task_managers):
            self.start_task_manager("tm-%d" % (number + 1))

    def add_task_manager(self, name):
        """One more, that is there when this returns."""
        self.start_task_manager(name)
        wait_for(lambda: name in [manager["id"] for manager in self.get("/taskmanagers")["taskmanagers"]], 180,
                 "TaskManager " + name)

    def start_task_manager(self, name):
        self.spawn(name, "taskmanager.sh", "-Dtaskmanager.resource-id=" + name)

    def spawn(self, name, script, *arguments):
        log = open("%s/log/%s.out" % (self.work, name), "w")
        self.processes[name] = subprocess.Popen(
            ["bash", self.home + "/bin/" + script, "start-foreground", *arguments], env=self.environment,
            stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        log.close()

    def kill(self, name):
        """SIGKILL to the process of this name, which is the JVM itself: Flink's scripts end with exec."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self):
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes = {}

    def get(self, path):
        with urllib.request.urlopen("http://127.0.0.2:%d%s" % (self.rest, path), timeout=60) as answer:
            return json.load(answer)

    def await_task_managers(self, count):
        def registered():
            for name, process in self.processes.items():
                if process.poll() is not None:
                    raise RuntimeError("%s ended with %d; see %s/log" % (name, process.returncode, self.work))
            try:
                return len(self.get("/taskmanagers")["taskmanagers"]) == count
            except OSError:
                return False
        wait_for(registered, 180, "%d TaskManagers" % count)

    def running_job(self):
        jobs = [job["id"] for job in self.get("/jobs")["jobs"] if job["status"] == "RUNNING"]
        return jobs[0] if jobs else None

    def checkpoints(self, job):
        """How many are complete."""
        return self.get("/jobs/%s/checkpoints" % job)["counts"]["completed"]

    def task_managers(self, job, operator):
        """Those that run the subtasks of an operator, by subtask."""
        vertices = self.get("/jobs/" + job)["vertices"]
        vertex = [vertex["id"] for vertex in vertices if vertex["name"].startswith(operator)][0]
        return [subtask["taskmanager-id"] for subtask in self.get("/jobs/%s/vertices/%s" % (job, vertex))["subtasks"]]

    def restarts(self, job):
        """How often a job failed, and the checkpoint that it went on from."""
        return (len(self.get("/jobs/%s/exceptions" % job)["exceptionHistory"]["entries"]),
                self.get("/jobs/%s/checkpoints" % job)["latest"]["restored"])

    def log(self, program):
        """The log file of the one process of that program."""
        return glob.glob("%s/log/flink-*-%s-*.log" % (self.work, program))[0]

    def run(self, *arguments, options=(), jar=JOB_JAR):
        """`flink run`, attached, as a started process."""
        return self.flink("run", *options, jar, *arguments)

    def flink(self, *arguments):
        """Flink's client, as a started process."""
        return subprocess.Popen(["bash", self.home + "/bin/flink", *arguments], env=self.environment,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL,
                                cwd=self.work)


def wait_for(condition, seconds, what):
    """Asks until the answer is true, and returns that answer."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise RuntimeError("after %d s still no %s" % (seconds, what))
        time.sleep(0.1)
