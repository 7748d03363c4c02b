"""Compares our token ids with those of the package tokenizers; called by scripts/e2e/test-tokenizers."""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).resolve().parents[2]
SEED = 20261201
# Qwen's pattern, and the one that GPT-4 and its followers use.
QWEN = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", ".,;:!?-_()[]{}'\"/\\@#$%^&*+=<>|~`",
    "  \t\n\r\u000b\u0085\u00a0\u2003\u2028\u3000", "中文字符检索增强生成向量数据库北京", "éèüñçÅØßıİǅﬁﬀσςΣſK",
    "\u0301\u0308\u0327\u20dd\u0489", "かなカナ한국어각힣가", "ไทยไม่มีช่องว่าง", "😀👩\u200d🚀🇨🇳✈\ufe0f", "\u200b\ufeff\ufffd\ue000\u202e\u0001",
    "،؟ܐעבריתقرآنगखिक्षि", "𠀀𪜀𫝀𫠠丽豈更", "　，。！？；：“”‘’（）《》【】…—～％＆Ａｂ９", "①½²ⅷ㈱㌔", "ქართულიҰԱբგᎠᐁ", "ελληνικάкириллица",
]
SENTENCES = [
    "The mill grinds grain into flour, and the wheel's turning 24 hours a day.", "Die Mühle mahlt Korn zu Mehl; das Rad dreht sich.",
    "Le moulin n’a pas d’eau aujourd’hui.", "磨坊把谷物磨成面粉，水推动轮子。", "水車は石臼を回し、穀物を粉にします。", "물레방아가 곡식을 빻아 가루로 만든다.",
    "Мельница мелет зерно в муку.", "المطحنة تطحن الحبوب إلى دقيق.", "चक्की अनाज को पीसकर आटा बनाती है।", "โรงสีบดเมล็ดพืชเป็นแป้ง", "Değirmen İstanbul'da IŞIK altında.",
    "def mill(grain):\n    return [g ** 2 for g in grain if g > 0]\n", "| a | b |\n|---|---|\n| 1,234.5 | -7 % |\n\n\n", "https://example.org/a?b=c&d=%20#e",
]


def generated():
    """Each character that this Python knows alone and inside a word, random runs of alphabets, sentences, and what only misuse brings."""
    draw = random.Random(SEED)
    known = [chr(p) for p in range(1, 0x30000) if unicodedata.category(chr(p)) not in ("Cn", "Cs", "Co")]
    texts = [" ".join("a" + c + "b " + c for c in known[i : i + 60]) for i in range(0, len(known), 60)]
    for _ in range(4000):
        text = ""
        for _ in range(draw.randrange(12)):
            alphabet = draw.choice(ALPHABETS)
            text += "".join(draw.choice(alphabet) for _ in range(draw.randint(1, draw.choice([8, 8, 8, 120]))))
        texts.append(text)
    texts += SENTENCES + [" ".join(draw.sample(SENTENCES, 5)) for _ in range(300)]
    texts += ["", " ", "  ", "\n\n", "a" * 3000, "ab" * 500, "  lead and trail  ", "<s>x</s> <mask> [MASK]<unk>", "<|endoftext|>a<EOT> b",
              "x <mask>y", "<mask", "don't DON'T we'll", "\u0301a", "e\u0301 e\u0323\u0302", "a\u200db"]
    return texts


def from_folders(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix in (".txt", ".md", ".json", ".jsonl", ".csv", ".html", ".xml") and path.is_file():
                try:
                    text = path.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    continue
                yield from (text[i : i + 20000] for i in range(0, len(text), 20000))


def trained():
    """Tokenizers in the manner of known models, of small vocabularies."""
    corpus = SENTENCES * 3 + generated()[-700:]
    yield "unigram like XLM-R", unigram(corpus, pre_tokenizers.Metaspace(prepend_scheme="always"))
    yield "unigram first", unigram(corpus, pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="first")]))
    yield "BPE like ModernBERT", modern(corpus)
    yield "BPE like Qwen3", byte_level(corpus, normalizers.NFC(), pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(QWEN), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]), "<|endoftext|>")
    yield "BPE like RoBERTa", roberta(corpus)
    yield "BPE of characters with bytes", characters(corpus)


def unigram(corpus, before):
    made = Tokenizer(models.Unigram())
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = before
    made.train_from_iterator(corpus, trainers.UnigramTrainer(vocab_size=1500, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"], unk_token="<unk>"))
    made.add_special_tokens([AddedToken("<mask>", lstrip=True)])
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return made


def byte_level(corpus, normalizer, before, end):
    made = Tokenizer(models.BPE())
    made.normalizer, made.pre_tokenizer, made.decoder = normalizer, before, decoders.ByteLevel()
    made.train_from_iterator(corpus, trainers.BpeTrainer(
        vocab_size=3000, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=[end]))
    made.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=False), processors.TemplateProcessing(
        single="$A " + end, pair="$A %s $B:1 %s:1" % (end, end), special_tokens=[(end, 0)])])
    return made


def modern(corpus):
    made = byte_level(corpus, normalizers.NFC(), pre_tokenizers.ByteLevel(add_prefix_space=False), "[SEP]")
    made.add_special_tokens([AddedToken("[MASK]", lstrip=True)])
    made.add_tokens([AddedToken(" " * n, normalized=True) for n in range(2, 12)] + [AddedToken("|||EMAIL|||", normalized=True)])
    return made


def roberta(corpus):
    made = byte_level(corpus, normalizers.Sequence([]), pre_tokenizers.ByteLevel(add_prefix_space=True), "</s>")
    made.add_special_tokens(["<s>"])
    made.add_tokens([AddedToken("MILL", single_word=True, rstrip=True, normalized=False)])
    made.post_processor = processors.RobertaProcessing(("</s>", 0), ("<s>", made.token_to_id("<s>")))
    return made


def characters(corpus):
    made = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    made.normalizer = normalizers.Replace(" ", "\u2581")
    made.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    made.train_from_iterator([" ".join(SENTENCES)], trainers.BpeTrainer(
        vocab_size=900, limit_alphabet=150, special_tokens=["<unk>"] + ["<0x%02X>" % i for i in range(256)]))
    return made


def shipped(packages):
    for wheel in pathlib.Path(packages).glob("litellm-*.whl"):
        with zipfile.ZipFile(wheel) as files:
            for name in files.namelist():
                if name.endswith("_tokenizer.json"):
                    yield name.rsplit("/", 1)[1], Tokenizer.from_str(files.read(name).decode())


def compare(name, theirs, texts, work):
    file, source, target = (work / part for part in ("tokenizer.json", "texts.jsonl", "ids.jsonl"))
    theirs.no_truncation(), theirs.no_padding()
    theirs.save(str(file))
    source.write_text("".join(json.dumps(text) + "\n" for text in texts))
    run = subprocess.run(["java", "-Xmx2g", "-cp", class_path(), str(HERE / "scripts/e2e/TokenIds.java"), str(file), str(source), str(target)],
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit("%s: %s" % (name, run.stderr))
    tokens, seconds, megabytes = run.stdout.split()
    wrong, spent = [], 0.0
    for text, line in zip(texts, target.open()):
        start = time.perf_counter()
        expected = theirs.encode(text).ids
        spent += time.perf_counter() - start
        ours = json.loads(line)
        if ours != expected:
            at = next((i for i, (a, b) in enumerate(zip(ours, expected)) if a != b), min(len(ours), len(expected)))
            wrong.append("%r: ours %s theirs %s" % (text[:60], ours[at : at + 6], [theirs.id_to_token(i) for i in expected[at : at + 6]]))
    print("%-34s texts=%d tokens=%s differing=%d tokens/s ours=%.0f theirs=%.0f megabytes=%s" % (
        name, len(texts), tokens, len(wrong), int(tokens) / float(seconds), int(tokens) / spent, megabytes), flush=True)
    for line in wrong[:5]:
        print("   ", line)
    return not wrong


def class_path():
    paths = HERE / "common/target/cp.txt"
    if paths.exists():
        return "%s:%s" % (HERE / "common/target/classes", paths.read_text().strip())
    return str(HERE / "indexer-job/target/corpusmill-indexer.jar")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--packages", required=True)
    options.add_argument("--model", action="append", default=[])
    options.add_argument("--texts", action="append", default=[str(HERE / "samples")])
    chosen = options.parse_args()
    texts = generated() + list(from_folders(chosen.texts))
    with tempfile.TemporaryDirectory() as work:
        cases = list(trained()) + list(shipped(chosen.packages))
        cases += [(folder, Tokenizer.from_file(folder + "/tokenizer.json")) for folder in chosen.model]
        same = [compare(name, theirs, texts, pathlib.Path(work)) for name, theirs in cases]
    if not all(same):
        sys.exit(1)


main()
