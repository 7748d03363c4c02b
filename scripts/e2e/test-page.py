"""Drives the page in Chromium, over `scripts/corpusmill up` on a folder of its own. See scripts/e2e/test-page."""
import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

HERE = pathlib.Path(__file__).resolve().parents[2]
WITHIN = 180 # a machine with other work is slow
QUESTION = "How much does one share cost a new member?"
PDF_QUESTION = "How many visitors were counted in 2025?"


class Up:
    """Service, page and watch on a folder."""

    def __init__(self, folder):
        self.log = open(folder / "up.log", "w+")
        self.process = subprocess.Popen(
            [HERE / "scripts/corpusmill", "up", "--set", "service.listen=127.0.0.1:0",
             "--set", "metadata={team: keyword}"],
            cwd=folder, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)
        self.url = wait("up to print its address", self.address, 120)

    def address(self):
        found = re.search(r"the page is at (http://\S+)", self.text())
        if self.process.poll() is not None:
            raise AssertionError("up ended: " + self.text())
        return found and found.group(1)

    def text(self):
        return pathlib.Path(self.log.name).read_text()

    def stop(self):
        began = time.monotonic()
        os.kill(self.process.pid, signal.SIGINT)
        code = self.process.wait(60)
        return code, time.monotonic() - began


def wait(what, condition, seconds=WITHIN):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = condition()
        except StaleElementReferenceException:
            found = None  # the page has drawn it anew in between
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"did not happen within {seconds} s: {what}")


class Page:
    def __init__(self, url, shots, axe):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900", "--lang=en"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.url, self.shots, self.axe = url, shots, axe.read_text()
        self.problems = []

    def open(self, view):
        self.driver.get(f"{self.url}#{view}")

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css, seconds=WITHIN):
        return WebDriverWait(self.driver, seconds, ignored_exceptions=[StaleElementReferenceException]).until(
            lambda driver: next((each for each in driver.find_elements(By.CSS_SELECTOR, css) if each.is_displayed()), None))

    def script(self, code, *arguments):
        return self.driver.execute_script(code, *arguments)

    def shot(self, name):
        self.driver.save_screenshot(str(self.shots / f"{name}.png"))

    def check(self, name):
        """A screenshot, and what axe-core finds. It is injected by the driver, past the policy of the page."""
        self.shot(name)
        self.driver.execute_script(self.axe)
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(done, e => done({error: String(e)}))")
        assert "violations" in found, found
        for violation in found["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            self.problems.append(f"{name}: {violation['id']}: {violation['help']}: {nodes}")

    def wide(self, width):
        """No text needs a scroll to the side."""
        over = self.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"the page is {over} pixels wider than {width}"

    def ask(self, question):
        field = self.one("#question")
        before = len(self.all(".turn"))
        field.send_keys(question, Keys.ENTER)
        wait("an answer", lambda: len(self.all(".turn")) > before
             and self.all(".turn")[-1].find_elements(By.CSS_SELECTOR, ".answer[aria-busy=false]"))
        return self.all(".turn")[-1]

    def state_of(self, name):
        row = self.script("return document.querySelector('tr[data-id=\"' + CSS.escape(arguments[0]) + '\"] .state')?.className", name)
        return (row or "").replace("state ", "")

    def errors(self):
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] == "SEVERE" and " 401 " not in entry["message"]]


def run(page, up, folder):
    sample = folder / "samples/annual-report-2025.pdf"
    copy = folder / "Harbour report.pdf"
    shutil.copy(sample, copy)

    # First paint, with the field for a question.
    page.open("ask")
    page.one("#question")
    paint = page.script("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
    loaded = page.script("return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                         ".reduce((sum, each) => sum + each.encodedBodySize, 0)")
    hosts = page.script("return [...new Set(performance.getEntriesByType('resource').map(each => new URL(each.name).host))]")
    print(f"first paint {paint:.0f} ms, {loaded / 1024:.0f} KB, hosts {hosts}")
    assert paint >= 0 and loaded <= 300 * 1024, (paint, loaded) # how soon is for a quiet machine to say
    assert hosts == [page.url.split("//")[1].rstrip("/")], hosts
    page.check("ask-empty")

    # A file is added; until it is indexed its state is seen.
    page.open("documents")
    files = page.one("#files")
    page.one("tr[data-id]")
    began = time.monotonic()
    files.send_keys(str(copy))
    wait("the upload in the list", lambda: page.state_of("uploads:Harbour report.pdf"))
    page.shot("documents-waiting")
    wait("it to be indexed", lambda: page.state_of("uploads:Harbour report.pdf") == "indexed")
    indexed = time.monotonic() - began
    body = json.dumps({"question": PDF_QUESTION, "filter": {"eq": {"field": "document_id", "value": "uploads:Harbour report.pdf"}}})
    request = urllib.request.Request(page.url + "v1/answer", body.encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        answer = json.load(response)
    print(f"upload to indexed {indexed:.2f} s, to an answer that cites it {time.monotonic() - began:.2f} s")
    assert any(each["document"] == "uploads:Harbour report.pdf" for each in answer["citations"]), answer
    page.check("documents")

    # The same name again is refused, and replaced when asked.
    page.one("#files").send_keys(str(copy))
    replace = page.one("#uploads button")
    assert "there is a document of this name" in page.one("#uploads").text
    replace.click()
    wait("the replacement", lambda: not page.all("#uploads li"))
    for name, bad in (("empty.txt", b""), ("broken.pdf", b"%PDF-1.7 this is no PDF")):
        (folder / name).write_bytes(bad)
        page.one("#files").send_keys(str(folder / name))
    page.one("#uploads .bad")
    assert "no bytes" in page.one("#uploads").text
    wait("the broken file to fail", lambda: page.state_of("uploads:broken.pdf") == "failed")
    assert "upload it again" in page.one("tr[data-id='uploads:broken.pdf']").text
    page.check("documents-failed")

    # Metadata and another name.
    page.one("tr[data-id='uploads:broken.pdf'] button").click()
    page.one("#field-team").send_keys("harbour", Keys.ENTER)
    wait("metadata saved", lambda: "Saved" in page.one("dialog").text)
    page.check("document-dialog")
    assert "harbour" in (folder / "uploads/broken.pdf.corpusmill.json").read_text()
    name = page.one("#new-name")
    name.clear()
    name.send_keys("../escaped.pdf", Keys.ENTER)
    wait("the refusal", lambda: "must not hold" in page.one("dialog").text)
    page.one("dialog .close").click()
    assert not (folder / "escaped.pdf").exists()

    # An answer, its citation, and the passage with its place.
    page.open("ask")
    turn = page.ask(QUESTION)
    assert "40 crowns" in turn.text, turn.text
    cite = turn.find_element(By.CSS_SELECTOR, ".cite")
    page.script("arguments[0].scrollIntoView({block: 'center'})", cite)
    cite.click()
    wait("the marked passage", lambda: "40 crowns" in page.one("dialog mark").text)
    page.check("passage")
    page.one(".right-passage").click()
    wait("thanks", lambda: "Noted" in page.one("dialog").text)
    page.one("dialog").send_keys(Keys.ESCAPE)
    wait("the dialog to close", lambda: not page.all("dialog"))
    page.check("ask-answered")

    # The page of a PDF with the place marked.
    turn = page.ask(PDF_QUESTION)
    for source in turn.find_elements(By.CSS_SELECTOR, ".sources button"):
        if "Annual report" in source.text:
            page.script("arguments[0].scrollIntoView({block: 'center'})", source)
            source.click()
            break
    page.one("dialog mark")
    if (HERE / "query-service/src/main/resources/dev/corpusmill/query/page/pdf-page.js").exists():
        page.one("dialog .sheet .box")
        drawn = page.script("const c = document.querySelector('dialog canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                            "let dark = 0; for (let i = 0; i < d.length; i += 4) if (d[i] < 128) dark++; return dark")
        assert drawn > 500, "the page of the PDF is blank"
    page.check("passage-pdf")
    page.one("dialog .close").click()

    # Feedback becomes a golden question, which eval reads.
    page.open("feedback")
    page.one("button.accept")
    page.check("feedback")
    page.one("button.accept").click()
    wait("it to be accepted", lambda: "golden question" in page.one("#feedback-list article").text and not page.all("button.accept"))
    golden = folder / "data/docs/golden.jsonl"
    line = json.loads(golden.read_text())
    assert line["question"] == QUESTION and line["documents"] == ["samples:handbook.md"], line
    measured = subprocess.run(
        [HERE / "scripts/corpusmill", "eval", golden], cwd=folder, capture_output=True, text=True)
    assert measured.returncode == 0, measured.stderr
    print("eval over the golden question:", next(l for l in measured.stdout.splitlines() if "fused" in l or "dense" in l).strip())

    # For operators, and the playground.
    page.open("index")
    page.one(".cards")
    page.check("index")
    page.open("playground")
    page.one("#try-question").send_keys(QUESTION)
    page.one("#try-document").send_keys("samples:faq.md", Keys.ENTER)
    page.one("#hits table")
    page.check("playground")

    # Deleted, it is gone from the answers.
    page.open("documents")
    page.one("tr[data-id='uploads:Harbour report.pdf'] .delete").click()
    page.driver.switch_to.alert.accept()
    began = time.monotonic()
    wait("it to leave the list", lambda: page.all("tr[data-id]") and not page.state_of("uploads:Harbour report.pdf"))
    print(f"deleted and gone after {time.monotonic() - began:.2f} s")
    with urllib.request.urlopen(request) as response:
        assert json.load(response)["citations"] == []

    # In Chinese, on a phone, in the dark.
    page.script("localStorage.setItem('corpusmill-language', 'zh')")
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True})
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    for view, text in (("ask", "提问"), ("documents", "文档"), ("index", "索引"), ("playground", "检索试验"), ("feedback", "反馈")):
        page.open(view)
        page.driver.refresh()
        wait(f"{view} in Chinese", lambda: text in page.one("h1").text)
        if view == "documents":
            page.one("tr[data-id]")
        if view == "index":
            page.one(".cards")
        page.wide(390)
        page.check(f"phone-zh-{view}")
    page.open("ask")
    turn = page.ask("灯塔的值班手册写了什么？")
    turn.find_element(By.CSS_SELECTOR, ".answer")
    page.check("phone-zh-answer")
    page.wide(390)

    assert not page.problems, "axe-core:\n" + "\n".join(page.problems)
    left = [error for error in page.errors() if "/v1/documents" not in error and "/v1/document" not in error]
    assert not left, left
    code, seconds = up.stop()
    print(f"up ended after {seconds:.1f} s with exit code {code}")
    assert code == 0, up.text()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--axe", type=pathlib.Path, required=True)
    parser.add_argument("--shots", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="page-"))
    shutil.copytree(HERE / "samples", folder / "samples")
    (folder / "conf").mkdir()
    shutil.copy(HERE / "conf/corpusmill.yaml", folder / "conf")
    up = Up(folder)
    page = None
    try:
        page = Page(up.url, arguments.shots, arguments.axe)
        wait("the samples to be indexed", lambda: b'"indexed":15' in urllib.request.urlopen(up.url + "v1/documents").read(), 180)
        run(page, up, folder)
        print("ok")
    except BaseException:
        if page:
            page.shot("failed")
            print("browser:", page.driver.get_log("browser")[-5:], file=sys.stderr)
        print(up.text()[-3000:], file=sys.stderr)
        raise
    finally:
        if page:
            page.driver.quit()
        if up.process.poll() is None:
            up.process.terminate()
            up.process.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


main()
