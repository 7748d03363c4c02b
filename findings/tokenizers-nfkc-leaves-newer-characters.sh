#!/usr/bin/env bash
# Hugging Face tokenizers: NFKC leaves newer characters as they are: the sign of the Japanese era stays "㋿".
#
# Tried:   PyPI tokenizers 0.23.1, compared with unicodedata of CPython 3
# Guess:   the normalizers NFC, NFD, NFKC and NFKD are the four forms of Unicode, at least of the version that the library's
#          own regular expressions know (16).
# Happens: NFC agrees (with Unicode 14). NFKC and NFKD leave some 70 assigned characters as they are, none of which is old: U+32FF (the era
#          Reiwa, of Unicode 12.1) is among them, while its forerunner U+337B becomes two characters as it should.
#          StripAccents keeps hundreds of newer combining marks.
# Means:   "㋿6年" and "令和6年" become different tokens, one of them unknown, though the pipeline says NFKC; and a tokenizer in
#          another language that uses a current Unicode library gives other ids than the model was trained with. Normalize
#          documents before they reach the tokenizer, and compare ids over newer characters, too.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
python3 -m venv v
v/bin/pip install -q --disable-pip-version-check --only-binary :all: tokenizers==0.23.1
cat >forms.py <<'PY'
import sys
import unicodedata
from tokenizers import normalizers

OLD = unicodedata.ucd_3_2_0  # of older databases Python has this one only
characters = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000 and unicodedata.category(chr(c)) != "Cn"]
good = True
for form, low, high in (("NFC", 0, 40), ("NFKC", 50, 400), ("NFKD", 50, 400)):
    normalizer = getattr(normalizers, form)()
    differs = [c for c in characters if normalizer.normalize_str(c) != unicodedata.normalize(form, c)]
    untouched = sum(normalizer.normalize_str(c) == c for c in differs)
    old = sum(OLD.category(c) != "Cn" for c in differs)
    print(f"{form:5s} differs for {len(differs)} characters; left as they are: {untouched}; of Unicode 3.2: {old}")
    good &= low <= len(differs) <= high and untouched == len(differs) and old == 0
nfkc = normalizers.NFKC()
for sign, expected in (("\u337b", "\u5e73\u6210"), ("\u32ff", "\u32ff")):
    got = nfkc.normalize_str(sign)
    print(f"NFKC of U+{ord(sign):04X}: {ascii(got)}, by Python {ascii(unicodedata.normalize('NFKC', sign))}")
    good &= got == expected
marks = [c for c in characters if unicodedata.category(c) == "Mn"]
kept = sum(normalizers.StripAccents().normalize_str(c) != "" for c in marks)
print(f"StripAccents keeps {kept} of {len(marks)} combining marks")
good &= kept >= 100
print("as described" if good else "CHANGED")
sys.exit(0 if good else 1)
PY
v/bin/python forms.py
