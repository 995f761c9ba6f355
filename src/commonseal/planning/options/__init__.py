"""Options of a proposal: what each would bring and end, templates to build them from, and what would be different."""

from commonseal.planning.options.said import Built, DutyEffect, Said
from commonseal.planning.options.site import Site
from commonseal.planning.options.supposing import supposed
from commonseal.planning.options.template import Template, TemplateError
from commonseal.planning.options.templates import TEMPLATES

__all__ = ["TEMPLATES", "Built", "DutyEffect", "Said", "Site", "Template", "TemplateError", "supposed"]
