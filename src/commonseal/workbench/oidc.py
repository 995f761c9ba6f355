"""Signing in through a provider of OpenID Connect (OpenID Connect Core 1.0), told in the environment.

Any provider that publishes its configuration does: Entra ID, NHS CIS2, Keycloak. ``docs/how-to/sign-in-with-your-own
accounts.md`` has what to write for each.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from commonseal.workbench import environment
from commonseal.workbench.environment import SettingError

PROVIDER = "provider"
"""The name of the one provider in addresses: the way back is ``/sign-in/with/provider/back``."""
_METHODS = ("client_secret_post", "client_secret_basic")


@dataclass(frozen=True)
class Provider:
    """The provider: its issuer, what it calls us, and what it is called on the page on which people sign in.

    ``asked`` goes with the request beside the standard; ``required`` are claims that the answer must make, with the
    values that will do. What is asked passes through the browser of whoever signs in, who can leave it out; what is
    required is looked at here.
    """

    issuer: str
    client_id: str
    secret: str
    name: str
    scope: tuple[str, ...]
    name_claim: str
    asked: Mapping[str, str]
    required: Mapping[str, frozenset[str]]
    method: str | None
    origins: tuple[str, ...]

    def settings(self) -> dict[str, Any]:
        """Return it as the sign-in library wants it."""
        told: dict[str, Any] = {"server_url": self.issuer, "oauth_pkce_enabled": True}
        if self.method:
            told["token_auth_method"] = self.method
        app = {
            "provider_id": PROVIDER,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": told,
        }
        return {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "SCOPE": list(self.scope),
                "AUTH_PARAMS": dict(self.asked),
                "APPS": [app],
            }
        }


def provider() -> Provider | None:
    """Return the provider that the environment tells of; None where it tells of none.

    Raises:
        SettingError: it tells of one and leaves out what is needed, or says what cannot be meant.
    """
    issuer = environment.text("OIDC_ISSUER").rstrip("/")
    if not issuer:
        return None
    method = environment.text("OIDC_AUTH_METHOD")
    if method and method not in _METHODS:
        raise SettingError(f"COMMONSEAL_OIDC_AUTH_METHOD is “{method}”; write one of {', '.join(_METHODS)}")
    where = urlsplit(issuer)
    if where.scheme not in ("http", "https") or not where.netloc:
        raise SettingError(f"COMMONSEAL_OIDC_ISSUER is “{issuer}”; write an address that begins with https://")
    return Provider(
        issuer=issuer,
        client_id=_needed("OIDC_CLIENT_ID"),
        secret=_needed("OIDC_CLIENT_SECRET"),
        name=environment.text("OIDC_NAME", "your organisation’s account"),
        scope=tuple(environment.text("OIDC_SCOPE", "openid profile email").split()),
        name_claim=environment.text("OIDC_NAME_CLAIM", "preferred_username"),
        asked=_asked(),
        required=_required(),
        method=method or None,
        origins=(f"{where.scheme}://{where.netloc}", *environment.listed("OIDC_ORIGINS")),
    )


def _needed(name: str) -> str:
    found = environment.text(name)
    if not found:
        raise SettingError(f"COMMONSEAL_OIDC_ISSUER is set and COMMONSEAL_{name} is not; set it, or neither")
    return found


def lacking(claims: Mapping[str, Any], required: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the claims that are required and not made, or made with a value that will not do."""
    return [name for name, values in required.items() if str(claims.get(name, "")) not in values]


def _asked() -> dict[str, str]:
    found = _told("OIDC_ASKED", '{"acr_values": "AAL2_OR_AAL3_ANY"}')
    if not all(isinstance(each, str) for each in found.values()):
        raise SettingError("COMMONSEAL_OIDC_ASKED has something that is no text; put each value in quotation marks")
    return found


def _required() -> dict[str, frozenset[str]]:
    found = _told("OIDC_REQUIRED", '{"authentication_assurance_level": ["2", "3"]}')
    if not all(isinstance(each, list) and each for each in found.values()):
        raise SettingError("COMMONSEAL_OIDC_REQUIRED has a claim without a list of values; put them in brackets")
    return {name: frozenset(map(str, values)) for name, values in found.items()}


def _told(name: str, example: str) -> dict[str, Any]:
    """Return what a variable says as a JSON object; an empty one where it says nothing."""
    said = environment.text(name)
    if not said:
        return {}
    try:
        found = json.loads(said)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise SettingError(f"COMMONSEAL_{name} is “{said}”; write JSON as {example}")
    return found
