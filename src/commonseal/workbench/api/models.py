"""Tokens: what a program shows instead of a password. Only the digest of a token is kept."""

from django.conf import settings
from django.db import models


class Token(models.Model):
    """A token of an account, with the scopes that it is held to, until a day or until it is taken back.

    ``scopes`` are rights, in alphabetical order with blanks between; a token never brings more than its account has.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    taken_back = models.DateTimeField(null=True, blank=True)
    last_used = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ("-made",)
