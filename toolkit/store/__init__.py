"""The app's own records, safe against crashes, full disks and damaged files. No Qt.

    store = Store()                          # data_dir()/store; raises DataInUse when another copy has it
    store.reports                            # list[ToolkitError]: what was mended while opening; show them
    store.close()

    settings = Settings(store)               # settings.reports: values that fell back to their default
    settings.get(LANGUAGE)                   # typed: "bn" | "en"
    settings.set(LANGUAGE, "en")             # BadValue when not allowed; on the disk when it returns
    end = settings.subscribe(lambda setting: ...)     # called after each change; end() stops it
    settings.folder(PHOTO_FOLDER); settings.remember_folder(PHOTO_FOLDER, chosen)

    recents = Recents(store)                 # recents.note("video", Path(...), title); recents.latest(3)
    recent.missing                           # a file that is not there now
    recents.forget(recent); recents.restore(recent)

    learning = Learning(store)               # learning.progress(id) -> LessonProgress; learning.keep(it)
    favourites = Favourites(store)           # favourites.ids("template"); favourites.mark("template", id)

    autosave = Autosave()                    # data_dir()/autosave
    id = autosave.new_id()
    autosave.keep(id, kind="graphic", title=..., document=bytes, original=path_or_none)
    autosave.discard(id)                     # saved or closed on purpose
    autosave.recoverable()                   # list[KeptWork] that a crashed run left; autosave.adopt(work)

Settings are declared in `toolkit.store.declared`, one line each: the file, the check and the form follow.
Import from the modules: `toolkit.store.database` (Store), `.settings` (Settings), `.declared` (LANGUAGE, …),
`.recents`, `.learning`, `.favourites`, `.autosave`, `.errors`. `Store(readonly=True)` looks without the lock.
"""
