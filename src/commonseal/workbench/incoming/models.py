"""The table of readings: every paper that came in, how far it has come, and what was read in it."""

from django.db import models

from commonseal.vocabulary import Visibility


class State(models.TextChoices):
    """How far a paper that came in has come."""

    WAITING = "waiting", "waiting to be read"
    READING = "reading", "being read"
    READ = "read", "read"
    REFUSED = "refused", "not read"


class Reading(models.Model):
    """One paper that came in.

    ``paper`` is the identifier under which it enters the register. ``content`` is the file as it came, kept until it
    was read or refused; ``text`` and ``claims`` (the JSON of the claims contract) are kept from then on. ``worker`` is
    who reads it, and ``leased_until`` when somebody else may begin anew. ``clearance`` is what the one who brought it
    could see at the time.
    """

    paper = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200)
    published = models.CharField(max_length=40, blank=True, help_text="EDTF, as whoever brought it said.")
    visibility = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Visibility])
    brought_by = models.CharField(max_length=150)
    brought_at = models.DateTimeField()
    clearance = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, db_index=True, help_text="SHA-256 of the file.")
    content = models.BinaryField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True, help_text="When it was read or refused.")
    why_refused = models.TextField(blank=True)
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, help_text="Of the text.")
    claims = models.TextField(blank=True)
    claim_keys = models.TextField(blank=True, help_text="What its claims are known by, a line each.")
    to_look_at = models.TextField(blank=True, help_text="What a person should check, a line each.")

    class Meta:
        default_permissions = ()
        ordering = ("brought_at", "pk")
