"""What can be wrong with a file before its content is even looked at."""

from cchc.engine.faults import Fault


class UnreadableFault(Fault):
    """A file that cannot be read as what it claims to be; the subclasses say why."""


class MissingFileFault(UnreadableFault):
    """There is no such file, or it may not be read."""


class NotZipFault(UnreadableFault):
    """The bytes are not a ZIP container, or the container is torn."""


class NotDocxFault(UnreadableFault):
    """A sound ZIP container without a Word document in it, or another format under a wrong name."""


class EncryptedFault(UnreadableFault):
    """The file asks for a password."""


class BrokenXmlFault(UnreadableFault):
    """A part of the document is not well-formed XML, or declares a DTD, which Word documents never do."""


class TooBigFault(UnreadableFault):
    """A limit on size, number of entries or compression ratio is passed: the mark of a zip bomb."""


class NotTextFault(UnreadableFault):
    """Bytes that are no format known here and no text either."""


class NotWorkbookFault(UnreadableFault):
    """A ZIP container that should hold an Excel workbook and does not, or one torn inside."""


class NotPdfFault(UnreadableFault):
    """A PDF that cannot be opened, holds no text, or took too much time or memory."""
