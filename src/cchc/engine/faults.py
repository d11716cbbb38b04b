"""The shape of every error of the lower floors: a Vietnamese template with parameters, translated above."""


def N_(text: str) -> str:  # noqa: N802 - gettext's customary name for "translate later"
    """Mark a Vietnamese template for extraction; returns it unchanged."""
    return text


class Fault(ValueError):
    """Something a person can put right. `template` uses %(name)s; `str()` is the Vietnamese sentence."""

    def __init__(self, template: str, **params: object) -> None:
        self.template = template
        self.params = params
        super().__init__(template % params if params else template)
