#!/usr/bin/env bash
# LangChain: with a length function that counts tokens or words, start_index is -1 or the place of another passage.
#
# Tried:   PyPI langchain-text-splitters 1.1.3, RecursiveCharacterTextSplitter(add_start_index=True)
# Guess:   start_index is where the chunk begins in the text, for whatever length_function.
# Happens: the position is not kept while cutting but looked up afterwards, from "start of the chunk before + its
#          CHARACTERS - chunk_overlap". The overlap is in units of the length function. With words or tokens the search
#          therefore starts behind the true place: where the text is unique it answers -1 for every chunk that overlaps
#          the one before, where the text repeats it answers the next repetition. No error in either case.
# Means:   citations and highlights that jump to the wrong passage, or to text[-1:]. With a token length, take the
#          position from the splitting itself, or check text.startswith(chunk, start_index) for each chunk.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q langchain-text-splitters==1.1.3
venv/bin/python - <<'PY'
from langchain_text_splitters import RecursiveCharacterTextSplitter


def split(text, size, overlap, length):
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=size, chunk_overlap=overlap, length_function=length, add_start_index=True
    )
    return [(d.metadata["start_index"], d.page_content) for d in splitter.create_documents([text])]


def words(text):
    return len(text.split())


unique = " ".join(f"word{i:03}" for i in range(200))
by_chars = split(unique, 160, 40, len)
by_words = split(unique, 20, 5, words)
right = lambda chunks: sum(at >= 0 and unique.startswith(text, at) for at, text in chunks)
missing = sum(at == -1 for at, _ in by_words)
print(f"unique text, length in characters: {right(by_chars)} of {len(by_chars)} positions right")
print(f"unique text, length in words:      {right(by_words)} of {len(by_words)} positions right, {missing} are -1")

# A line that comes back, as in minutes or logs. The second chunk truly begins with the word overlap of the first.
repeated = " ".join(["alpha beta gamma delta epsilon"] * 40)
second_at, second = split(repeated, 20, 5, words)[1]
truth = len(" ".join(repeated.split()[:15])) + 1
print(f"repeating text, length in words:   second chunk is at {truth}, start_index says {second_at}")
as_described = (
    right(by_chars) == len(by_chars) and missing >= len(by_words) // 3 and second_at > truth
    and repeated.startswith(second, second_at)
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
