"""Cluster the tables on SQLite, and have the database itself refuse that anything recorded is changed or removed.

Two changes are let through, each only in the shape of the act that it belongs to: an open recorded period is closed,
once, where the same act has a row in ``closing``; and a content is blanked where there is a row in ``erasure``.
"""

from django.db import migrations

CLUSTERED = ("statement", "mention", "name", "closing", "evidence")
NEVER_CHANGED = ("act", "closing")
ERASABLE = {
    "evidence": ("quote", "salt", "source", "place"),
    "review_decision": ("claim", "salt"),
    "paper": ("text", "title"),
}
STATEMENT_KEPT = (
    "subject", "kind", "valid_from", "recorded_from", "number", "valid_to", "sure_from", "sure_to", "act",
    "supersedes", "origin", "standing", "attribution", "visibility", "unreviewed", "start_edtf", "end_edtf", "chain",
)
CLOSING = ("recorded_to", "closed_by", "closure")
CONTENT = ("content", "note", "salt")
KEPT = {
    "evidence": ("statement", "number", "act", "recorded", "paper", "start", "end", "visibility", "digest"),
    "review_decision": ("number", "act", "paper", "claim_key", "decision", "finding", "statement", "digest"),
    "paper": ("number", "id", "act", "recorded", "publisher", "published", "visibility", "sha256", "digest"),
}
OPEN = 2932896


def same(columns, differs):
    return " AND ".join(f'NEW."{column}" {differs} OLD."{column}"' for column in columns)


def rules(same_as):
    """The conditions under which an update is let through, by table, in SQL that both databases read."""
    closed = (
        f"{same(STATEMENT_KEPT + CONTENT, same_as)} AND OLD.recorded_to = {OPEN} AND OLD.closed_by IS NULL"
        " AND NEW.closed_by IS NOT NULL AND NEW.recorded_to >= OLD.recorded_from"
        " AND EXISTS (SELECT 1 FROM closing c WHERE c.act = NEW.closed_by AND c.statement = NEW.number"
        " AND c.closure = NEW.closure)"
    )
    blanked = (
        f"{same(STATEMENT_KEPT + CLOSING, same_as)} AND NEW.content IS NULL AND NEW.note IS NULL AND NEW.salt IS NULL"
        " AND EXISTS (SELECT 1 FROM erasure e WHERE e.statement = NEW.number)"
    )
    conditions = {"statement": f"({closed}) OR ({blanked})"}
    owner = {"evidence": "NEW.statement", "review_decision": "NEW.statement"}
    for table, column in owner.items():
        blank = " AND ".join(f'NEW."{each}" IS NULL' for each in ERASABLE[table])
        conditions[table] = (
            f"{same(KEPT[table], same_as)} AND {blank}"
            f" AND EXISTS (SELECT 1 FROM erasure e WHERE e.statement = {column})"
        )
    conditions["paper"] = (
        f"{same(KEPT['paper'], same_as)} AND NEW.text IS NULL AND NEW.title = '[erased by order]'"
        " AND EXISTS (SELECT 1 FROM erasure e WHERE e.paper = NEW.number)"
    )
    return conditions


def guard_sqlite(schema_editor):
    for table in CLUSTERED:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table])
            parts = cursor.fetchall()
        create = next(sql for kind, sql in parts if kind == "table")
        schema_editor.execute(f'DROP TABLE "{table}"')
        schema_editor.execute(f"{create} WITHOUT ROWID")
        for kind, sql in parts:
            if kind == "index":
                schema_editor.execute(sql)
    conditions = rules("IS")
    for table in (*NEVER_CHANGED, "erasure", *conditions):
        allowed = conditions.get(table, "0")
        schema_editor.execute(
            f'CREATE TRIGGER "{table}_kept" BEFORE UPDATE ON "{table}" WHEN NOT ({allowed})'
            f" BEGIN SELECT RAISE(ABORT, 'the register never changes what is recorded ({table})'); END"
        )
        schema_editor.execute(
            f'CREATE TRIGGER "{table}_never_removed" BEFORE DELETE ON "{table}"'
            f" BEGIN SELECT RAISE(ABORT, 'the register never removes what is recorded ({table})'); END"
        )
    schema_editor.execute(
        'CREATE TRIGGER "statement_once" BEFORE INSERT ON "statement"'
        ' WHEN EXISTS (SELECT 1 FROM "statement" WHERE number = NEW.number)'
        " BEGIN SELECT RAISE(ABORT, 'a statement of that number is recorded already'); END"
    )


def guard_postgresql(schema_editor):
    conditions = rules("IS NOT DISTINCT FROM")
    for table in (*NEVER_CHANGED, "erasure", *conditions):
        allowed = conditions.get(table, "FALSE").replace("%", "%%")
        schema_editor.execute(
            f"CREATE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF TG_OP = 'UPDATE' THEN IF {allowed} THEN RETURN NEW; END IF; END IF;"
            f" RAISE EXCEPTION 'the register never changes or removes what is recorded ({table})'; END $$"
        )
        schema_editor.execute(
            f'CREATE TRIGGER "{table}_kept" BEFORE UPDATE OR DELETE ON "{table}"'
            f" FOR EACH ROW EXECUTE FUNCTION {table}_guard()"
        )
        schema_editor.execute(
            f'CREATE TRIGGER "{table}_never_emptied" BEFORE TRUNCATE ON "{table}"'
            f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_guard()"
        )


def guard(apps, schema_editor):
    {"sqlite": guard_sqlite, "postgresql": guard_postgresql}[schema_editor.connection.vendor](schema_editor)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]

    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
