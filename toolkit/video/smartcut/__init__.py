"""Exact cuts that copy nearly everything: only frames next to a cut are encoded.

- `run.choose_cut(source, kept, ctx) -> CutChoice`: the plan, or the reason why all must be encoded, and about
  how long it takes. Nothing is written.
- `run.make_cut(plan, output, target, ctx)`: carries a plan out; the result is checked.
- `plan.CutPlan`: what is copied and encoded, as data. `plan_smart_cut` is a pure function.

`toolkit.video.export.cut_video` uses both and encodes everything when this way is closed or fails.
The rest runs in the worker process: `index` reads packets, `picture` and `sound` make them, `work` joins
them, `check` looks at the result.
"""
