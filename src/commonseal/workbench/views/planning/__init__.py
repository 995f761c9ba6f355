"""Views of planning: proposals and options, routes and dates, what is recorded of them, and drafts of plans."""
