"""The painted scenes and the talking clip, drawn from nothing by this project."""
