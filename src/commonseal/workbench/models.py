"""What the workbench keeps of its own: what accounts may see and do, and the audit of what they saw and did."""

import json

from django.conf import settings
from django.db import models

from commonseal.workbench.rights import Role


class Clearance(models.Model):
    """What an account may see beside what is public. It has no table; it carries the permissions."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = (
            ("see_internal", "may see internal matters"),
            ("see_restricted", "may see restricted matters, and internal ones"),
        )


class RoleHeld(models.Model):
    """A role that an account holds at a body; at every body, where the body is left empty."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=16, choices=[(each.value, each.value) for each in Role])
    body = models.CharField(max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("account", "role", "body"), name="role_held_once"),)


class AuditEntry(models.Model):
    """One thing that somebody saw or did, and when. The database refuses that an entry is changed or removed.

    ``who`` is the name of the account, and not a link to it, so that the entry outlives the account; it is empty for
    somebody who had not signed in. ``things`` are identifiers, parted by blanks; where there were too many to keep,
    ``count`` says how many.
    """

    id = models.BigAutoField(primary_key=True)
    moment = models.DateTimeField()
    who = models.CharField(max_length=150)
    deed = models.CharField(max_length=24)
    about = models.TextField(blank=True)
    things = models.TextField(blank=True)
    count = models.IntegerField(default=0)
    address = models.TextField(blank=True)
    origin = models.CharField(max_length=45, blank=True)

    class Meta:
        db_table = "audit_entry"
        default_permissions = ()
        indexes = (
            models.Index(fields=("moment",), name="audit_moment"),
            models.Index(fields=("who", "id"), name="audit_who"),
            models.Index(fields=("deed", "id"), name="audit_deed"),
        )


class PlanDraft(models.Model):
    """A plan that an account is writing and has not proposed yet: its own alone, and no part of the register.

    ``said`` is the draft as ``planning.options.draft`` has it, in JSON; ``earlier`` what it was before each of the last
    changes, the latest last, so that each can be taken back. They are texts, for the register has SQLite trust no
    function in a schema, and a column of JSON is checked by one.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_drafts")
    said = models.TextField(default="{}")
    earlier = models.TextField(default="[]")
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        ordering = ("-changed",)

    @property
    def name(self) -> str:
        """What its proposal is to be called."""
        return str(json.loads(self.said).get("name") or "A plan without a name yet")
