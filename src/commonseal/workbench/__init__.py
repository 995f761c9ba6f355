"""The workbench: the same answers as the commands give, as pages in a browser (Django, the components of NHS.UK)."""
