"""Keep an audit that the database itself refuses to change, and make the table in which tries to sign in are counted."""

from django.core.management import call_command
from django.db import migrations, models

TABLE = "audit_entry"
REFUSED = "the audit is never changed and nothing is removed from it"


def guard_sqlite(schema_editor):
    for event in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f'CREATE TRIGGER "{TABLE}_{event.lower()}" BEFORE {event} ON "{TABLE}"'
            f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )


def guard_postgresql(schema_editor):
    schema_editor.execute(
        f"CREATE FUNCTION {TABLE}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    for name, event, each in (("kept", "UPDATE OR DELETE", "ROW"), ("never_emptied", "TRUNCATE", "STATEMENT")):
        schema_editor.execute(
            f'CREATE TRIGGER "{TABLE}_{name}" BEFORE {event} ON "{TABLE}"'
            f" FOR EACH {each} EXECUTE FUNCTION {TABLE}_guard()"
        )


def guard(apps, schema_editor):
    {"sqlite": guard_sqlite, "postgresql": guard_postgresql}[schema_editor.connection.vendor](schema_editor)


def count_tries(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("workbench", "0002_roles")]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("moment", models.DateTimeField()),
                ("who", models.CharField(max_length=150)),
                ("deed", models.CharField(max_length=24)),
                ("about", models.TextField(blank=True)),
                ("things", models.TextField(blank=True)),
                ("count", models.IntegerField(default=0)),
                ("address", models.TextField(blank=True)),
                ("origin", models.CharField(blank=True, max_length=45)),
            ],
            options={
                "db_table": TABLE,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["moment"], name="audit_moment"),
                    models.Index(fields=["who", "id"], name="audit_who"),
                    models.Index(fields=["deed", "id"], name="audit_deed"),
                ],
            },
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
        migrations.RunPython(count_tries, migrations.RunPython.noop),
    ]
