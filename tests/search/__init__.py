"""The pure core, held against French, against formulas and against rank_bm25."""
