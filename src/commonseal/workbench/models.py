"""What the workbench keeps: nothing of its own yet but the permissions by which accounts see guarded matters."""

from django.db import models


class Clearance(models.Model):
    """What an account may see beside what is public. It has no table; it carries the permissions."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = (
            ("see_internal", "may see internal matters"),
            ("see_restricted", "may see restricted matters, and internal ones"),
        )
