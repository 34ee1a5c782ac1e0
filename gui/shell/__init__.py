"""Main window, navigation, jobs tray."""
