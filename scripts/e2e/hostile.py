"""The world of an attack: its folder, its corpus, the commands on it. For scripts/e2e/hostile-world; standard library only."""
import contextlib
import json
import os
import resource
import shutil
import subprocess

from flink_cluster import HERE
from milvus_lite import MilvusLite

LIMIT = 300


class World:
    """One attack's folder, its corpus, and the commands on it."""

    def __init__(self, work, settings=()):
        self.work = work
        self.corpus = os.path.join(work, "corpus")
        self.settings = list(settings)
        self.said = ""
        os.mkdir(self.corpus)

    def write(self, name, text="The lamp is lit at dusk, and the keeper writes the hour into the ledger.\n"):
        path = os.path.join(self.corpus, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode())
        return path

    def line(self, command, *arguments):
        settings = ["store.path=" + self.work + "/data", "sources[0].uri=" + self.corpus, "sources[0].exclude=[]",
                    "embedding.engine=test", "job.parallelism=2", "telemetry.query-log="] + self.settings
        line = [HERE + "/scripts/corpusmill"] + command.split() + list(arguments)
        line += ["--config", HERE + "/conf/corpusmill.yaml"]
        for setting in settings:
            line += ["--set", setting]
        return line

    def run(self, command, *arguments, **options):
        options.setdefault("timeout", LIMIT)
        prefix = options.pop("prefix", [])
        done = subprocess.run(prefix + self.line(command, *arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              **options)
        self.said = done.stdout.decode("utf-8", "replace")
        return done.returncode

    def sync(self, **options):
        return self.run("index sync", "--report", self.work + "/report.json", **options)

    def start(self, command, *arguments):
        """The same in the background; its output goes to a file, which said_by reads."""
        with open(self.work + "/output", "w") as output:
            return subprocess.Popen(self.line(command, *arguments), stdout=output, stderr=output, cwd=self.work)

    def said_by(self, run):
        """Waits for its end."""
        code = run.wait(timeout=LIMIT)
        with open(self.work + "/output", encoding="utf-8", errors="replace") as file:
            self.said = file.read()
        return code

    def report(self):
        with open(self.work + "/report.json", encoding="utf-8") as file:
            return json.load(file)

    def status(self):
        self.run("index status", "--json")
        return json.loads(self.said[self.said.index("{"):])

    def documents(self):
        """How many documents the index has of each state."""
        return self.status()["documents"]

    def expect(self, holds, what):
        if not holds:
            raise AssertionError("%s\n--- the command said:\n%s" % (what, self.said[-3000:]))

    def expect_clean(self):
        """No promise is kept by a stack trace."""
        self.expect("\tat " not in self.said, "wanted one message and no stack trace")


def environment(**changes):
    """The environment with these changes; None takes a variable out."""
    changed = dict(os.environ)
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = value
    return changed


CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *now) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, now);
  if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec -= BACK;
  return result;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec precise;
  int result = clock_gettime(CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return result;
}
"""


def clock_set_back(folder, seconds):
    """An environment whose time of day is that much earlier, or None without a C compiler. libfaketime stops the JVM."""
    if shutil.which("cc") is None:
        return None
    with open(folder + "/clock.c", "w") as out:
        out.write(CLOCK)
    subprocess.run(["cc", "-DBACK=%d" % seconds, "-shared", "-fPIC", "-o", folder + "/clock.so", folder + "/clock.c", "-ldl"],
                   check=True)
    return environment(LD_PRELOAD=folder + "/clock.so")


def limited(kind, value):
    """For a child: no more than this of a resource."""
    return lambda: resource.setrlimit(kind, (value, value))


def has_milvus():
    """Whether a Milvus Lite is installed."""
    python = os.environ.get("CORPUSMILL_PYTHON", HERE + "/.tools/venv/bin/python")
    return os.path.exists(os.path.join(os.path.dirname(python), "milvus-lite"))


class Milvus:
    """A Milvus Lite and the settings that name it."""

    def __init__(self, work):
        self.server = MilvusLite(work)
        self.server.wait()
        self.settings = ["store.kind=milvus", "store.milvus.uri=" + self.server.uri, "store.milvus.index.type=FLAT"]

    def restart(self):
        """Stops it and starts it again on the same folder and port."""
        self.server.stop()
        self.server.start()
        self.server.wait()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.server.stop()


@contextlib.contextmanager
def small_disk(path, megabytes):
    """A file system of this size in memory, or None where nobody may mount one."""
    os.makedirs(path)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%dm,mode=1777" % megabytes, "none", path],
                             stderr=subprocess.DEVNULL, check=False).returncode == 0
    try:
        yield path if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", path], check=True)


def fill(folder):
    """Leaves no byte free; returns the file that does."""
    path = folder + "/ballast"
    with open(path, "wb", buffering=0) as out, contextlib.suppress(OSError):
        while True:
            out.write(bytes(1 << 16))
    return path


def children(pid):
    """Processes that this one has started."""
    found = []
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for task in os.listdir("/proc/%d/task" % pid):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                with open("/proc/%d/task/%s/children" % (pid, task)) as file:
                    found += [int(child) for child in file.read().split()]
    return found


def command_line(pid):
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        with open("/proc/%d/cmdline" % pid) as file:
            return file.read().replace("\0", " ")
    return ""


def pdf(pages, lines=30):
    """A PDF of that many pages of text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               "<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, " ".join("%d 0 R" % (4 + 2 * i) for i in range(pages))),
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for page in range(pages):
        text = "".join("(Page %d, line %d: the keeper trims the wick and winds the clock.) Tj T*\n" % (page + 1, line + 1)
                       for line in range(lines))
        content = "BT /F1 11 Tf 14 TL 60 780 Td\n%sET" % text
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                       " /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * page))
        objects.append("<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects):
        places.append(len(out))
        out += "%d 0 obj\n%s\nendobj\n" % (number + 1, one)
    start = len(out)
    out += "xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += "".join("%010d 00000 n \n" % place for place in places)
    return (out + "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)).encode()
