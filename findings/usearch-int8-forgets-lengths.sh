#!/usr/bin/env bash
# usearch: an index with dtype="i8" normalises each vector, so its L2 and inner-product results are those of cosine.
#
# Tried:   PyPI usearch 2.26.6, numpy 2.4.6; 5000 random vectors of different lengths, 100 questions
# Guess:   i8 stores vectors with 8 bits per number: a little recall is lost, or large values are clipped, but the metric
#          stays the metric. Without a dtype, float32 vectors are stored as float32.
# Happens: each vector is scaled to length one before it is cut to 8 bits, without a warning and whatever the metric.
#          recall@10 is above 0.9 with cosine, but falls far below 0.5 with l2sq and ip, where float16 has above
#          0.95. The distances that come back are those of unit vectors. The default dtype is bf16: two and a half digits.
# Means:   models with lengths that matter (inner product, matrix factorisation, L2 features) lose most of their hits;
#          a test with normalised embeddings does not see it. Use f16 there, and give the dtype.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q usearch==2.26.6 numpy==2.4.6
venv/bin/python - <<'PY'
import numpy as np
from usearch.index import Index

rng = np.random.default_rng(0)
rows = (rng.standard_normal((5000, 32)) * rng.uniform(0.2, 2, (5000, 1))).astype("float32")
asked = rng.standard_normal((100, 32)).astype("float32")
exact = {
    "cos": -(asked @ rows.T) / np.linalg.norm(rows, axis=1),
    "l2sq": ((asked[:, None] - rows[None]) ** 2).sum(-1),
    "ip": -(asked @ rows.T),
}
got = {}
for metric, distances in exact.items():
    truth = np.argsort(distances, axis=1)[:, :10]
    for dtype in ("f16", "i8"):
        index = Index(ndim=32, metric=metric, dtype=dtype, expansion_search=400, expansion_add=200)
        index.add(np.arange(len(rows)), rows, threads=1)
        found = index.search(asked, 10, threads=1).keys
        got[metric, dtype] = float(np.mean([len(set(a) & set(b)) / 10 for a, b in zip(found, truth)]))
        print(f"{metric:4} {dtype:3} recall@10 = {got[metric, dtype]:.3f}")
one = Index(ndim=2, metric="l2sq", dtype="i8")
one.add(1, np.array([100.0, 0.0], "float32"))
near = float(one.search(np.array([1.0, 0.0], "float32"), 1).distances[0])
print("squared L2 distance of (100, 0) and (1, 0) with i8:", near)
default = Index(ndim=2)
default.add(1, np.array([0.123456, 1.0], "float32"))
print("without a dtype:", default.dtype, "0.123456 is stored as", float(default.get(1)[0]))
as_described = (
    all(got[m, "f16"] > 0.95 for m in exact)
    and got["cos", "i8"] > 0.9
    and got["l2sq", "i8"] < 0.5
    and got["ip", "i8"] < 0.5
    and near < 1
    and "BF16" in str(default.dtype)
)
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
