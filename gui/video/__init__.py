"""The Video page: player, captions, timeline, export."""
