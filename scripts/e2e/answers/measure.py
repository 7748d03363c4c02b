"""Measures answers without a model; see scripts/eval. Standard library only."""

import argparse
import collections
import json
import os
import re
import shutil
import sys
import tempfile
import unicodedata

import slides
from service import Service

HERE = os.path.dirname(os.path.abspath(__file__))
RIGHT = 0.90  # least share of answerable questions with the right words
UNKNOWN = 0.90  # least share of the others that are answered by "I do not know"
REFUSED = 0.05  # most of the answerable ones that are
PAIRS_RIGHT = 0.95  # least share right of questions that differ from an unanswerable one by a word
CHARACTERS = 300  # of an answer, on average


def read(path):
    """Question, pattern of the right words (none: nothing answers), pattern of words that contradict them."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            yield (fields + ["", ""])[:3]


def language(text):
    if re.search(r"[\u4e00-\u9fff]", text):
        return "zh"
    german = r"[äöüß]|\b(wie|was|wer|wann|wo|welche[nrsm]?|welchen|der|die|das|ist|womit|bis|ab|bei|aus|warum)\b"
    return "de" if re.search(german, text.lower()) else "en"


def documents(folder, into):
    shutil.copytree(folder, into, dirs_exist_ok=True)
    talks = os.path.join(os.path.dirname(folder), "slides.json")
    if os.path.exists(talks):
        with open(talks, encoding="utf-8") as file:
            for name, talk in json.load(file).items():
                slides.write(os.path.join(into, name), talk)


def grade(answer, right, wrong):
    text = answer["answer"]
    if answer["origin"] == "none":
        return "unknown"
    if not right:
        return "answered"
    if not re.search(right, text, re.IGNORECASE):
        return "without"
    return "contradicted" if wrong and re.search(wrong, text) else "right"


def answers(options):
    counts = collections.defaultdict(collections.Counter)
    characters = []
    with tempfile.TemporaryDirectory() as folder:
        documents(options.documents, folder)
        with Service(folder, options.language) as service:
            for question, right, wrong in list(read(options.questions))[:: options.every]:
                answer = service.post("/v1/answer", {"question": question})
                result = grade(answer, right, wrong)
                counts[(language(question), bool(right))][result] += 1
                if right and result != "unknown":
                    characters.append(len(re.sub(r" ?\[\d+\]", "", answer["answer"])))
                if options.show and result != ("right" if right else "unknown"):
                    print(f"{result}: {question}\n    {answer['answer'][:400]!r}")
    return report(counts, sum(characters) / max(1, len(characters)))


def report(counts, characters):
    total = collections.defaultdict(collections.Counter)
    for (tongue, answerable), results in sorted(counts.items()):
        total[answerable].update(results)
        print(f"{tongue} {'answerable' if answerable else 'without answer'}: {dict(results)}")
    asked, others = sum(total[True].values()), sum(total[False].values())
    right, refused = total[True]["right"] / max(1, asked), total[True]["unknown"] / max(1, asked)
    unknown = total[False]["unknown"] / max(1, others)
    print(
        f"answers: questions={asked + others} right={right:.3f} refused={refused:.3f} unknown={unknown:.3f}"
        f" characters={characters:.0f}"
    )
    good = right >= RIGHT and refused <= REFUSED and characters <= CHARACTERS and (unknown >= UNKNOWN or not others)
    return 0 if good else 1


def pairs(options):
    """Each question beside one that differs by a word and that nothing answers; halves by document: fit and held."""
    counts = collections.defaultdict(collections.Counter)
    with tempfile.TemporaryDirectory() as folder:
        documents(os.path.join(HERE, "docs"), folder)
        shutil.copytree(os.path.join(HERE, "pairs"), os.path.join(folder, "pairs"))
        with Service(folder, options.language) as service, open(options.pairs, encoding="utf-8") as lines:
            for line in lines:
                document, kind, question, right, near = line.rstrip("\n").split("\t")
                half = document.split("/")[0]
                for asked, wanted in ((question, right), (near, "")):
                    result = grade(service.post("/v1/answer", {"question": asked}), wanted, "")
                    for group in ((half, language(question)), (half, "all"), (half, kind)):
                        counts[group][result if wanted else "near " + result] += 1
                    if options.show and half == "fit" and result != ("right" if wanted else "unknown"):
                        print(f"{kind} {result}: {asked}")
    for (half, group), results in sorted(counts.items()):
        asked = sum(results.values()) // 2
        print(
            f"pairs: half={half} of={group} pairs={asked} right={results['right'] / asked:.3f}"
            f" refused={results['unknown'] / asked:.3f} unknown={results['near unknown'] / asked:.3f}"
        )
    held = counts[("held", "all")]
    asked = max(1, sum(held.values()) // 2)
    return 0 if held["right"] / asked >= PAIRS_RIGHT and held["near unknown"] / asked >= UNKNOWN else 1


def plain(text):
    """As SQuAD's scorer sees a text: no case, no punctuation, no white space beyond single blanks."""
    kept = "".join(c for c in unicodedata.normalize("NFKC", text).lower() if unicodedata.category(c)[0] not in "PS")
    return " ".join(kept.split())


def quotes(options):
    first = some = refused = asked = 0
    with open(options.file, encoding="utf-8") as file:
        articles = json.load(file)["data"]
    with tempfile.TemporaryDirectory() as folder:
        questions = []
        for number, article in enumerate(articles):
            passages = article["paragraphs"]
            with open(os.path.join(folder, f"a{number:03}.txt"), "w", encoding="utf-8") as out:
                out.write("\n\n".join(passage["context"] for passage in passages))
            for passage in passages:
                asked_of = [qa for qa in passage["qas"] if qa["question"].strip()]
                questions += [(qa["question"], [a["text"] for a in qa["answers"]]) for qa in asked_of]
        with Service(folder, options.language) as service:
            for question, golds in questions[:: options.every]:
                cited = service.post("/v1/answer", {"question": " ".join(question.split())})["citations"]
                holds = [any(plain(gold) in plain(citation["text"]) for gold in golds) for citation in cited]
                asked += 1
                first += bool(holds) and holds[0]
                some += any(holds)
                refused += not cited
    print(
        f"quotes: questions={asked} first={first / max(1, asked):.3f} any={some / max(1, asked):.3f}"
        f" refused={refused / max(1, asked):.3f}"
    )
    return 0


def main():
    parser = argparse.ArgumentParser(prog="scripts/eval")
    commands = parser.add_subparsers(required=True)
    own = commands.add_parser("answers")
    own.add_argument("--questions", default=os.path.join(HERE, "questions.tsv"))
    own.add_argument("--documents", default=os.path.join(HERE, "docs"))
    own.add_argument("--language", default="auto")
    own.add_argument("--every", type=int, default=1)
    own.add_argument("--show", action="store_true")
    own.set_defaults(run=answers)
    near = commands.add_parser("pairs")
    near.add_argument("--pairs", default=os.path.join(HERE, "pairs.tsv"))
    near.add_argument("--language", default="auto")
    near.add_argument("--show", action="store_true")
    near.set_defaults(run=pairs)
    squad = commands.add_parser("quotes")
    squad.add_argument("file")
    squad.add_argument("--language", default="auto")
    squad.add_argument("--every", type=int, default=1)
    squad.set_defaults(run=quotes)
    options = parser.parse_args()
    sys.exit(options.run(options))


main()
