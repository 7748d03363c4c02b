#!/usr/bin/env bash
# LangChain's MarkdownHeaderTextSplitter glues words together and takes the indentation out of code.
#
# Tried:   PyPI langchain-text-splitters 1.1.3
# Guess:   it cuts at headings; what stands between two headings arrives unchanged.
# Happens: each line is stripped and every character that Python does not call "printable" is deleted, not replaced.
#          That set holds the tab, the no-break space and the ideographic space U+3000, so "net<TAB>gross" becomes
#          "netgross", "100<NBSP>km" becomes "100km", "東京<U+3000>大阪" becomes "東京大阪". Lines of fenced code and of
#          nested lists lose their indentation: the Python function of the example no longer parses.
# Means:   tables pasted from a spreadsheet and text from office software get words that nobody will search for, and
#          offsets into the source do not fit any more. Replace such characters by a space before the splitter, or cut
#          by headings with a Markdown parser that has source positions.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q langchain-text-splitters==1.1.3
venv/bin/python - <<'PY'
import ast
from langchain_text_splitters import MarkdownHeaderTextSplitter

code = "def price(net):\n    if net:\n        return net * 1.19\n"
source = (
    "# Prices\n\nnet\tgross\n100\u00a0km from here\n東京\u3000大阪\n\n"
    "- first\n  - below first\n\n```python\n" + code + "```\n"
)
chunks = MarkdownHeaderTextSplitter([("#", "title")]).split_text(source)
text = "\n".join(chunk.page_content for chunk in chunks)
print("given: ", ascii(source))
print("chunks:", ascii(text))
ast.parse(code)
inside = text.split("```python\n")[1].split("```")[0].replace("  \n", "\n")
try:
    ast.parse(inside)
    parses = True
except IndentationError as broken:
    parses = False
    print("the code block of the chunk:", broken.__class__.__name__, "-", broken.msg)
as_described = (
    "netgross" in text and "100km" in text and "東京大阪" in text and "  - below" not in text and not parses
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
