"""Views: each finds things, asks a room, and hands what comes back to a template."""
