"""Video: look, cut, caption, dress, export.

What the rest of the program uses:

- `probe.probe(path, ctx=None) -> MediaInfo`: what a file holds; safe with files from strangers.
- `thumbnails.make_thumbnails(path, times, height, on_thumbnail, ctx)`: small upright pictures.
- `edit.Edit`, `edit.Span`, `read_edit`, `write_edit`: the document (`*.kvideo`), all in source times.
- `captions.Cue`, `read_captions`, `write_captions`, `check_captions`, `text_at`.
- `presets.all_presets`, `find_preset`: whatsapp, facebook, reel, square, youtube.
- `export.export_video(edit, target, ctx, *, force=False, max_mb=None) -> ExportResult`: the whole job.
- `export.cut_video(source, kept, target, ctx, *, force=False, reencode=False, on_choice=None)`: keep parts,
  nothing else; copies what it can (`smartcut`). `smartcut.run.choose_cut` tells beforehand what it will do.
- `estimate.estimate(info, preset, duration) -> Estimate`: about how long it takes and how large it gets.
- `dressing.Painters(brand, width, height).captions(style)(text)`: a caption as the export paints it.

A captioned video with logo and title card is made so:

    edit = Edit(source="talk.mp4", kept=(Span(2, 12.5),), captions=read_captions(Path("talk.srt")),
                logo=True, title="…", preset="whatsapp")
    result = export_video(edit, Path("out.mp4"), JobContext())
"""
