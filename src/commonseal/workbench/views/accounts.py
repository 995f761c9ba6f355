"""Signing in. What an account may see comes from its permissions."""

from typing import Any

from django.contrib.auth.views import LoginView

from commonseal.workbench.as_of import AsOf, today


class SignIn(LoginView):
    """The page on which somebody signs in; it goes back to where they came from."""

    template_name = "workbench/sign_in.jinja"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the form needs, and the dates that its links carry: today's."""
        return {**super().get_context_data(**kwargs), "as_of": AsOf(today(), today())}
