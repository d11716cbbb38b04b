"""Sentences of the lower floors in the language of the reader."""

from collections.abc import Mapping

from django.utils.translation import gettext

from cchc.engine.faults import Fault
from cchc.engine.messages import Message


def worded(template: str, params: Mapping[str, object]) -> str:
    """Return a template in the reader's language; words among the parameters are translated too."""
    sentence = gettext(template)
    return sentence % {name: _word(value) for name, value in params.items()} if params else sentence


def spoken(message: Message | Fault) -> str:
    """Return a message in the reader's language."""
    return worded(message.template, message.params)


def _word(value: object) -> object:
    if isinstance(value, Fault | Message):
        return spoken(value)
    # An empty text would be answered with the head of the file of texts.
    return gettext(value) if isinstance(value, str) and value else value
