"""Programs that build what is committed: fonts, samples, previews, brands."""
