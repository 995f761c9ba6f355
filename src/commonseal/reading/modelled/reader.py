"""The reader that asks a language model: pieces out, answers in, through the gate, each fact once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from commonseal.reading.claims import Claim, PaperClaims
from commonseal.reading.document import Document, structure
from commonseal.reading.formats import PaperText
from commonseal.reading.known import KnownNames
from commonseal.reading.modelled.address import ModelAddress
from commonseal.reading.modelled.contract import answer_schema, messages_for
from commonseal.reading.modelled.errors import ModelError
from commonseal.reading.modelled.gate import Gate, Tally, claims_in_answer
from commonseal.reading.modelled.joining import each_once
from commonseal.reading.modelled.pieces import Piece, halves_of, pieces_of
from commonseal.reading.modelled.protocols import Conversation
from commonseal.reading.modelled.transport import is_installed
from commonseal.reading.pipeline import linked
from commonseal.reading.places import placed
from commonseal.reading.published import find_published

DEFAULT_TIMEOUT = 300.0
"""Seconds for one answer; a model on a laptop takes minutes for a long one."""


class Reader(Protocol):
    """What reads papers: the rules (``commonseal.reading.read_text``) and a model (``ModelledReader.read_text``)."""

    def __call__(
        self, text: str, *, name: str, published: str | None = None, known: KnownNames | None = None
    ) -> PaperClaims:
        """Read the claims out of a text."""
        ...


@dataclass(frozen=True, slots=True)
class ModelledPaper:
    """The claims that a model found in a paper, and what became of all that it answered."""

    found: PaperClaims
    tally: Tally


class ModelledReader:
    """Reads papers by asking a language model, whose words are believed only as far as the paper bears them out.

    Every claim has the rule "language model NAME" and the signal "modelled". Its confidence is ``None``: the judge
    learnt from the claims of rules and cannot say how often this model is right.

    Args:
        address: The model. Papers go there, and nowhere else.
        timeout: Seconds that one answer may take.

    Raises:
        ModelError: The optional extra is not installed.
    """

    def __init__(self, address: ModelAddress, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        if not is_installed():
            problem = "cannot be asked without the optional part “model” of Common Seal"
            raise ModelError(address.endpoint, problem, "install commonseal[model]", concerns_every_paper=True)
        self.address = address
        self._timeout = timeout

    def read_text(
        self, text: str, *, name: str, published: str | None = None, known: KnownNames | None = None
    ) -> PaperClaims:
        """Read the claims out of a text, as ``commonseal.reading.read_text`` does.

        Args:
            text: The plain text of the paper. It is sent to the model.
            name: What to call the paper. It is not sent.
            published: The paper's own date as EDTF when the caller knows it; otherwise it is looked for in the text.
            known: The names that a register knows; bodies of these names are linked to it. They are not sent.

        Returns:
            The claims in reading order; every piece of evidence quotes ``text`` exactly.

        Raises:
            ModelError: The model cannot be asked, or its answer cannot be read.
        """
        return self.read(text, name=name, published=published, known=known).found

    def read_paper(self, paper: PaperText, *, published: str | None = None) -> ModelledPaper:
        """Read a paper of any format, as ``commonseal.reading.read_paper`` does, and tell what was dropped.

        Args:
            paper: The paper. Its text is sent to the model.
            published: The paper's own date as EDTF when the caller knows it; otherwise that in its text, or else the
                one that its file gives.

        Raises:
            ModelError: The model cannot be asked, or its answer cannot be read.
        """
        if published is None and paper.published is not None:
            published = find_published(structure(paper.text)) or paper.published
        return self.read(paper.text, name=paper.name, published=published, pages=paper.pages or ())

    def read(
        self,
        text: str,
        *,
        name: str,
        published: str | None = None,
        known: KnownNames | None = None,
        pages: Sequence[int] = (),
    ) -> ModelledPaper:
        """Read as ``read_text`` does, and tell what was dropped.

        Args:
            text: The plain text of the paper. It is sent to the model.
            name: What to call the paper. It is not sent.
            published: The paper's own date as EDTF when the caller knows it.
            known: The names that a register knows.
            pages: Where each page begins, of a paper that has pages.

        Raises:
            ModelError: The model cannot be asked, or its answer cannot be read.
        """
        document = structure(text)
        settled = published or find_published(document)
        gate = Gate(text, rule=f"language model {self.address.name}")
        conversation = Conversation(self.address, answer_schema(), timeout=self._timeout)
        try:
            admitted = list(_Asking(document, settled, gate, conversation, self.address).claims())
        finally:
            gate.tally.requests = conversation.requests
            conversation.close()
        claims = placed(each_once(admitted), document, pages)
        found = PaperClaims(doc=name, published=settled, claims=claims)
        if known is not None:
            found = found.model_copy(update={"links": linked(found, known)})
        return ModelledPaper(found, gate.tally)


@dataclass(frozen=True, slots=True)
class _Asking:
    """One paper on its way to a model and back."""

    document: Document
    published: str | None
    gate: Gate
    conversation: Conversation
    address: ModelAddress

    def claims(self) -> Iterator[Claim]:
        pieces = pieces_of(self.document)
        for number, piece in enumerate(pieces, start=1):
            yield from self._of_piece(piece, number, len(pieces))

    def _of_piece(self, piece: Piece, number: int, of: int) -> Iterator[Claim]:
        entries = self._entries(piece, number, of)
        if entries is not None:
            yield from self._admitted(entries, piece)
            return
        for half in halves_of(self.document, piece):  # most answers that break off are too long
            entries = self._entries(half, number, of)
            if entries is None:
                problem = "gave an answer that is not the JSON that was asked for"
                raise ModelError(self.address.endpoint, problem, "read again, or take another model")
            yield from self._admitted(entries, half)

    def _entries(self, piece: Piece, number: int, of: int) -> list[object] | None:
        messages = messages_for(piece, published=self.published, number=number, of=of, beginning=self.document.text)
        answer = self.conversation.ask(messages)
        return None if answer.is_cut else claims_in_answer(answer.text)

    def _admitted(self, entries: list[object], piece: Piece) -> Iterator[Claim]:
        for entry in entries:
            claim = self.gate.admit(entry, piece)
            if claim is not None:
                yield claim
