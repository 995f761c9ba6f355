"""Tests of the API, over HTTP against a served workbench."""
