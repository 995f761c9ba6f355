"""The table of readings."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table of readings."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paper", models.CharField(max_length=200, unique=True)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("file_name", models.CharField(max_length=200)),
                (
                    "published",
                    models.CharField(blank=True, help_text="EDTF, as whoever brought it said.", max_length=40),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("public", "public"), ("internal", "internal"), ("restricted", "restricted")],
                        max_length=12,
                    ),
                ),
                ("brought_by", models.CharField(max_length=150)),
                ("brought_at", models.DateTimeField()),
                ("clearance", models.CharField(max_length=12)),
                ("digest", models.CharField(db_index=True, help_text="SHA-256 of the file.", max_length=64)),
                ("content", models.BinaryField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting to be read"),
                            ("reading", "being read"),
                            ("read", "read"),
                            ("refused", "not read"),
                        ],
                        db_index=True,
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("worker", models.CharField(blank=True, max_length=80)),
                ("leased_until", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(help_text="When it was read or refused.", null=True)),
                ("why_refused", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("sha256", models.CharField(blank=True, db_index=True, help_text="Of the text.", max_length=64)),
                ("claims", models.TextField(blank=True)),
                ("claim_keys", models.TextField(blank=True, help_text="What its claims are known by, a line each.")),
                ("to_look_at", models.TextField(blank=True, help_text="What a person should check, a line each.")),
            ],
            options={
                "ordering": ("brought_at", "pk"),
                "default_permissions": (),
            },
        ),
    ]
