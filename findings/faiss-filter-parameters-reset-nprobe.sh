#!/usr/bin/env bash
# FAISS: search parameters that carry only a filter put nprobe and efSearch back to their defaults.
#
# Tried:   PyPI faiss-cpu 1.15.1, numpy 2.4.6
# Guess:   index.nprobe = 50 (or index.hnsw.efSearch = 500) is a setting of the index; handing a selector over with
#          search(..., params=SearchParametersIVF(sel=...)) adds a filter and leaves that setting alone.
# Happens: the parameter object replaces all settings for this call. It was built with its own nprobe = 1 (HNSW:
#          efSearch = 16), and those count. A selector that lets every row through takes recall@10 from above 0.9 to
#          under 0.4 on IVF, and from above 0.98 to under 0.9 on HNSW. No warning, k results as usual.
# Means:   the quality of a search falls only for those who use a filter (a tenant, a language, permissions), so
#          an evaluation without filters does not see it. Write nprobe or efSearch into each parameter object.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python3 -m venv venv
venv/bin/pip install -q faiss-cpu==1.15.1 numpy==2.4.6
venv/bin/python - <<'PY'
import faiss, numpy as np

faiss.omp_set_num_threads(1)
rng = np.random.default_rng(0)
rows = rng.standard_normal((20000, 32)).astype("float32")
asked = rows[:200] + 0.3 * rng.standard_normal((200, 32)).astype("float32")
flat = faiss.IndexFlatL2(32)
flat.add(rows)
truth = flat.search(asked, 10)[1]


def recall(index, params=None):
    found = index.search(asked, 10, params=params)[1]
    return float(np.mean([len(set(a) & set(b)) / 10 for a, b in zip(found, truth)]))


everything = faiss.IDSelectorAll()
ivf = faiss.IndexIVFFlat(faiss.IndexFlatL2(32), 32, 100)
ivf.train(rows)
ivf.add(rows)
ivf.nprobe = 50
hnsw = faiss.IndexHNSWFlat(32, 16)
hnsw.add(rows)
hnsw.hnsw.efSearch = 500

got = {
    "IVF,  nprobe 50 on the index, no parameters       ": recall(ivf),
    "IVF,  same index, SearchParametersIVF(sel=all)     ": recall(ivf, faiss.SearchParametersIVF(sel=everything)),
    "IVF,  same index, (sel=all, nprobe=50)             ": recall(ivf, faiss.SearchParametersIVF(sel=everything, nprobe=50)),
    "HNSW, efSearch 500 on the index, no parameters     ": recall(hnsw),
    "HNSW, same index, SearchParametersHNSW(sel=all)    ": recall(hnsw, faiss.SearchParametersHNSW(sel=everything)),
    "HNSW, same index, (sel=all, efSearch=500)          ": recall(hnsw, faiss.SearchParametersHNSW(sel=everything, efSearch=500)),
}
for what, value in got.items():
    print(f"{what} recall@10 = {value:.3f}")
a, b, c, d, e, f = got.values()
as_described = a > 0.9 and b < 0.4 and abs(a - c) < 0.02 and d > 0.98 and e < 0.9 and abs(d - f) < 0.02
print("as described" if as_described else "CHANGED")
raise SystemExit(0 if as_described else 1)
PY
