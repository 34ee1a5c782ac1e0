"""What every page uses: theme, jobs, documents, widgets."""
