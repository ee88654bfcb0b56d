"""The systems that can be measured, by the name that `BENCH_SYSTEMS` selects."""

from __future__ import annotations

OURS = "madoguchi"

SYSTEMS = {
    OURS: "bench.madoguchi:madoguchi",
    "langchain-default": "bench.peers.langchain_default:minilm",
    "langchain-default-sudachi": "bench.peers.langchain_default:minilm_sudachi",
    "langchain-ensemble": "bench.peers.langchain_ensemble:ensemble",
    "langchain-ensemble-sudachi": "bench.peers.langchain_ensemble:ensemble_sudachi",
    "langchain-ensemble-sudachi-e5": "bench.peers.langchain_ensemble:ensemble_sudachi_e5",
    "haystack-bm25": "bench.peers.haystack_bm25:bm25",
    "haystack-bm25-sudachi": "bench.peers.haystack_bm25:bm25_sudachi",
    "llamaindex-bm25": "bench.peers.llamaindex_bm25:bm25",
    "llamaindex-bm25-sudachi": "bench.peers.llamaindex_bm25:bm25_sudachi",
}
