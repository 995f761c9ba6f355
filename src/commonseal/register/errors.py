"""What can go wrong with a register: one tree, every message a sentence that says what to do."""


class RegisterError(Exception):
    """Something is wrong with the register or with what was asked of it; the message is for the person."""


class AddressError(RegisterError):
    """A text is not the address of a register."""


class UnknownStatementError(RegisterError):
    """No statement has that number, or the viewer may not see it (the two are not told apart)."""


class ClosedStatementError(RegisterError):
    """The statement is no longer held, so it cannot be corrected, ended or followed."""


class ActError(RegisterError):
    """An act cannot be carried out as asked, for instance because it would end something before it began."""
