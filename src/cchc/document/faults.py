"""What can be wrong with a document tree."""

from cchc.engine.faults import Fault


class DocumentFault(Fault):
    """The tree cannot be laid out or read back; the message names the place."""
