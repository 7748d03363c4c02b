"""A nightly run under Airflow 2.4 or later: one at a time, with what each exit code asks for.

The worker needs Corpusmill in CORPUSMILL_HOME, and the folder of the index. On a Flink cluster replace the command by
`flink run … sync`; attached runs give the same codes.
"""
from __future__ import annotations

import json
import os
import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException

HOME = os.environ.get("CORPUSMILL_HOME", "/opt/corpusmill")
REPORT = os.environ.get("CORPUSMILL_REPORT", "/var/lib/corpusmill/report.json")


def outcome(code, message):
    """Turns an exit code into what Airflow does: raises to repeat, to give up or to skip."""
    if code == 0:
        return
    if code == 5:
        raise AirflowSkipException("another run is writing to this index")
    if code == 1:
        raise AirflowException("failed: " + message)  # is repeated
    reasons = {
        2: "usage or configuration",
        3: "refused by a guard, readers see the index as it was",
        4: "done, but something is missing",
    }
    raise AirflowFailException(reasons.get(code, "exit code %d" % code) + ": " + message)  # is not


@task(retries=2, retry_delay=timedelta(minutes=10), execution_timeout=timedelta(hours=20))
def sync():
    command = [HOME + "/scripts/corpusmill", "index", "sync", "--report", REPORT]
    done = subprocess.run(command, cwd=HOME, check=False)
    report = {}
    if done.returncode not in (2, 5) and os.path.exists(REPORT):
        with open(REPORT, encoding="utf-8") as file:
            report = json.load(file)
    outcome(done.returncode, report.get("message", "see the log"))
    return {key: report[key] for key in ("inputs", "indexed", "deleted", "failed", "embedded") if key in report}


@dag(schedule="15 2 * * *", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1, tags=["search"])
def corpusmill_nightly():
    sync()


corpusmill_nightly()
