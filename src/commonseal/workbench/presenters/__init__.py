"""Presenters: answers turned into what a page shows of them; pure, no request and no database."""
