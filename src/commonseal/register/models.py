"""The ledger's tables.

Rows are added, never changed: triggers in the database see to it, and the chain of hashes shows where they were got
round. Days are whole numbers (days since 1970), open ends a sentinel, so that asking as of a date compares integers.
The statement table is clustered by subject on SQLite, which is what makes one body's record one read.
Writing and asking as-of go round the object mapper (``ledger``, ``answering``); the models serve everything else.
"""

from django.db import models


class Act(models.Model):
    """One author doing one thing to the register at one time, for one reason, in one transaction.

    ``recorded`` is the day on which this was known; ``entered_at`` the moment at which the register was told.
    """

    number = models.BigIntegerField(primary_key=True)
    author = models.TextField()
    reason = models.TextField()
    source = models.TextField(null=True, help_text="The file or command that brought it.")
    recorded = models.IntegerField(help_text="Day number.")
    entered_at = models.TextField(help_text="ISO 8601, UTC, to the microsecond.")
    first_statement = models.BigIntegerField()
    statements = models.IntegerField()
    opening = models.BinaryField(help_text="Hash of the act before and this act's own particulars.")
    chain = models.BinaryField(help_text="Hash of all that the act did.")

    class Meta:
        db_table = "act"


class Thing(models.Model):
    """An identifier, as a whole number."""

    key = models.IntegerField(primary_key=True)
    id = models.TextField(unique=True)

    class Meta:
        db_table = "thing"


class StatementRecord(models.Model):
    """One statement. ``recorded_to``, ``closed_by`` and ``closure`` are set once, when it is closed.

    ``valid_from`` and ``valid_to`` bound the days on which it may hold; ``sure_from`` and ``sure_to`` those on which
    it does, where they differ. ``start_edtf`` and ``end_edtf`` are kept where they are more than one certain day.
    """

    pk = models.CompositePrimaryKey("subject", "kind", "valid_from", "recorded_from", "number")
    subject = models.IntegerField(help_text="Key of the thing in whose record it stands.")
    kind = models.SmallIntegerField()
    valid_from = models.IntegerField()
    recorded_from = models.IntegerField()
    number = models.BigIntegerField(unique=True)
    valid_to = models.IntegerField()
    recorded_to = models.IntegerField()
    sure_from = models.IntegerField(null=True)
    sure_to = models.IntegerField(null=True)
    act = models.BigIntegerField()
    closed_by = models.BigIntegerField(null=True)
    closure = models.SmallIntegerField(null=True)
    supersedes = models.BigIntegerField(null=True)
    origin = models.SmallIntegerField()
    standing = models.SmallIntegerField()
    attribution = models.SmallIntegerField()
    visibility = models.SmallIntegerField()
    unreviewed = models.SmallIntegerField()
    start_edtf = models.TextField(null=True)
    end_edtf = models.TextField(null=True)
    content = models.TextField(null=True, help_text="The fact as canonical JSON; null when erased by order.")
    note = models.TextField(null=True)
    salt = models.BinaryField(null=True)
    chain = models.BinaryField()

    class Meta:
        db_table = "statement"


class Closing(models.Model):
    """That an act closed a statement: it was never so, or it is no longer so."""

    pk = models.CompositePrimaryKey("act", "statement")
    act = models.BigIntegerField()
    statement = models.BigIntegerField()
    closure = models.SmallIntegerField()

    class Meta:
        db_table = "closing"


class Mention(models.Model):
    """That a statement names a thing other than its subject; ``own`` where it says what that thing is."""

    pk = models.CompositePrimaryKey("thing", "statement")
    thing = models.IntegerField()
    statement = models.BigIntegerField()
    own = models.SmallIntegerField()

    class Meta:
        db_table = "mention"


class Name(models.Model):
    """That a statement gives a thing a name, folded for comparison."""

    pk = models.CompositePrimaryKey("name_key", "thing", "statement")
    name_key = models.TextField()
    thing = models.IntegerField()
    statement = models.BigIntegerField()

    class Meta:
        db_table = "name"


class PaperRecord(models.Model):
    """A paper, known by the hash of its text. What is said of it later is a new row with the same identifier."""

    number = models.BigIntegerField(primary_key=True)
    id = models.TextField()
    act = models.BigIntegerField()
    recorded = models.IntegerField()
    title = models.TextField()
    publisher = models.TextField(null=True)
    published = models.TextField(null=True, help_text="EDTF")
    visibility = models.SmallIntegerField()
    sha256 = models.TextField()
    text = models.TextField(null=True, help_text="Null when erased by order.")
    digest = models.BinaryField()

    class Meta:
        db_table = "paper"
        indexes = (models.Index(fields=["id"], name="paper_id"), models.Index(fields=["act"], name="paper_act"))


class EvidenceRecord(models.Model):
    """Where a statement stands in a paper, to the letter, or a source outside the papers."""

    pk = models.CompositePrimaryKey("statement", "number")
    statement = models.BigIntegerField()
    number = models.BigIntegerField(unique=True)
    act = models.BigIntegerField()
    recorded = models.IntegerField()
    paper = models.TextField(null=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    quote = models.TextField(null=True)
    place = models.TextField(null=True)
    source = models.TextField(null=True)
    visibility = models.SmallIntegerField()
    salt = models.BinaryField(null=True)
    digest = models.BinaryField()

    class Meta:
        db_table = "evidence"
        indexes = (models.Index(fields=["act"], name="evidence_act"),)


class ReviewDecision(models.Model):
    """What a person decided about one claim that a reader found in a paper, with the claim as it was."""

    number = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField()
    paper = models.TextField()
    claim_key = models.TextField(help_text="Hash of the claim, by which a second reading knows it again.")
    claim = models.TextField(null=True)
    decision = models.TextField()
    finding = models.TextField(help_text="new, known or conflict")
    statement = models.BigIntegerField(null=True)
    salt = models.BinaryField(null=True)
    digest = models.BinaryField()

    class Meta:
        db_table = "review_decision"
        indexes = (
            models.Index(fields=["claim_key"], name="review_claim"),
            models.Index(fields=["act"], name="review_act"),
            models.Index(fields=["statement"], name="review_statement"),
        )


class Erasure(models.Model):
    """That the content of one statement, or the text of one paper, was erased by order: on whose, and in which act.

    ``digest`` is the salted hash that the content had, so that the chain can still be followed.
    """

    number = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField()
    statement = models.BigIntegerField(null=True, unique=True)
    paper = models.BigIntegerField(null=True, unique=True)
    order = models.TextField()
    digest = models.BinaryField()

    class Meta:
        db_table = "erasure"
        indexes = (models.Index(fields=["act"], name="erasure_act"),)
