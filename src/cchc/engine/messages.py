"""A sentence for a person: a Vietnamese template with its params, translated above."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A template with %(name)s and its params; `str()` is the Vietnamese sentence."""

    template: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.params if self.params else self.template
